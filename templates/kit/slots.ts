/** Published HTML is cached; what differs from visit to visit is marked in it by private-use characters, which cannot
 *  occur in content (see lib/text.ts), and filled per request by src/pages/fill.ts. */

/** Each stands in an attribute: the value must be HTML-escaped. */
export const SLOTS = {
  view: '\ue000view\ue000', // UUIDv7 of this page view
  token: '\ue000token\ue000', // signed: when the page was made
  variant: '\ue000variant\ue000', // what this view counts for in a test of versions; '' for nothing
  consent: '\ue000consent\ue000', // 'exempt' (not asked yet), 'refused' or 'granted'
  back: '\ue000back\ue000', // path and query to return to after a choice
  origin: '\ue000origin\ue000', // 'https://host': for the absolute URLs that link previews want
  utm: '\ue000utm\ue000', // the visit's utm_ parameters as a query: for links to a site where the sale goes on
} as const

/** A declared dynamic text, in text or attribute. */
export const dynamicSlot = (name: string): string => `\ue001${name}\ue001`

/** Dynamic texts of our own: Turnstile's site key and script, '' where it is not set up. In capitals: no content can
 *  declare them. */
export const TURNSTILE = { key: 'TURNSTILE_KEY', script: 'TURNSTILE_SCRIPT' } as const

/** How long until then, as « 3 jours » or '5 hours', by the server's clock when the page is asked for. `ms`: since 1970. */
export const timeLeft = (ms: number): string => `\ue005${ms}\ue005`

/** Where a returning visitor is in the sequence of retargeting; everybody else is in none. */
export const STAGES = ['reassurance', 'proof', 'incentive'] as const
export type Stage = (typeof STAGES)[number]

/** HTML between `opens` and BLOCK_END is shown only when the condition holds. Blocks nest. */
export const BLOCK = {
  atStage: (stage: Stage): string => `\ue002at:${stage}\ue003`,
  notAtStage: (stage: Stage): string => `\ue002not:${stage}\ue003`,
  until: (ms: number): string => `\ue002until:${ms}\ue003`, // server time
}
export const BLOCK_END = '\ue004'
