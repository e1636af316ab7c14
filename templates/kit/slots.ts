/** Published HTML is cached; these texts in it are filled per request. U+E000 cannot occur in content (see lib/text.ts),
 *  and each slot stands in an attribute: the value must be HTML-escaped. */
export const SLOTS = {
  view: '\ue000view\ue000', // UUIDv7 of this page view
  token: '\ue000token\ue000', // signed: when the page was made
  consent: '\ue000consent\ue000', // 'exempt' (not asked yet), 'refused' or 'granted'
  back: '\ue000back\ue000', // path and query to return to after a choice
} as const
