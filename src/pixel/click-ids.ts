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

/** What a browser takes for one, and for what the platforms' own pixels leave in cookies: shorter than the list, which is
 *  the server's to keep to. */
export const NAMED_LIKE_ONE =
  /\b(\w*cli?c?k?id|\w?braid|gad_\w+|li_fat_id|epik|ScCid|rdt_cid|l2l_who|_fb[cp]|_ttp)=[^&; ]+/g
