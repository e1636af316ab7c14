/** The page, and where the visit came from: that holds for each of its views. */

export const script = document.querySelector<HTMLScriptElement>('script[data-campaign]')!
export const root = document.documentElement
export const { search } = location

/** What is named like a click id, and what the platforms' own pixels left in cookies. The server keeps those it knows
 *  (click-ids.ts; a test holds the two together). */
export const idsIn = (text: string): string[] =>
  text.match(/\b(\w*cli?c?k?id|\w?braid|gad_\w+|li_fat_id|epik|ScCid|rdt_cid|l2l_who|_fb[cp]|_ttp)=[^&; ]+/g) || []

/** The view on another host that led here, after consent. */
export const led = /\bl2l=(.{36})/.exec(search)?.[1]
