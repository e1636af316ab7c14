/** Of the links that we make for one person (who.ts). It travels like a click id, after consent only, and is kept nowhere. */
export const WHO = 'l2l_who'

/** The parameters that ad platforms add to a link to tell who clicked. Their values are personal: browser and server
 *  let them through only after consent to advertising. Their mere presence says which platform, and no more. */
export const CLICK_IDS = [
  'fbclid',
  'gclid',
  'wbraid',
  'gbraid',
  'dclid',
  'gclsrc',
  'gad_source',
  'gad_campaignid',
  'li_fat_id',
  'ttclid',
  'epik',
  'ScCid',
  'twclid',
  'rdt_cid',
  'msclkid',
  'irclickid', // Impact
  'qclid', // Quora
  'tblci', // Taboola
  'dicbo', // Outbrain
  WHO,
] as const

export type ClickId = Exclude<(typeof CLICK_IDS)[number], typeof WHO>
