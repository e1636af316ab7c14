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
  'yclid', // Yandex
  WHO,
] as const

export type ClickId = Exclude<(typeof CLICK_IDS)[number], typeof WHO>

/** What a browser takes for one, and for what the platforms' own pixels leave in cookies: shorter than the list, which is
 *  the server's to keep to. */
export const NAMED_LIKE_ONE =
  /\b(\w*cli?c?k?id|\w?braid|gad_\w+|li_fat_id|epik|ScCid|rdt_cid|l2l_who|_fb[cp]|_ttp)=[^&; ]+/g
