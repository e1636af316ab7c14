/** The parameters that ad platforms add to a link to tell who clicked. Their values are personal: browser and server
 *  let them through only after consent to advertising. Their mere presence says which platform, and no more. */
export const CLICK_IDS = [
  'fbclid',
  'gclid',
  'wbraid',
  'gbraid',
  'ttclid',
  'li_fat_id',
  'msclkid',
  'epik',
  'ScCid',
  'twclid',
  'rdt_cid',
] as const

export type ClickId = (typeof CLICK_IDS)[number]
