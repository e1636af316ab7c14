/** What tells one state of a file from another. */
interface Validators {
  etag: string // as in the header, quotes included
  changedAt: number // ms
}

interface Conditions {
  ifNoneMatch: string | undefined
  ifModifiedSince: string | undefined
}

/** Whether the reader has this very file (RFC 9110 §13.1, §13.2.2): If-None-Match decides, If-Modified-Since only without it.
 *  What cannot be read counts as not sent: a file too many does no harm. */
export function isUnchanged({ ifNoneMatch, ifModifiedSince }: Conditions, { etag, changedAt }: Validators): boolean {
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, etag)
  const since = ifModifiedSince === undefined ? null : httpTime(ifModifiedSince)
  return since !== null && Math.floor(changedAt / 1000) * 1000 <= since
}

const ETAG = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`
const ETAGS = new RegExp(`^[ \\t,]*${ETAG}(?:[ \\t]*,[ \\t,]*${ETAG})*[ \\t,]*$`)

// Weak comparison (RFC 9110 §8.8.3.2): Cloudflare makes a strong tag weak when it compresses the answer
// (developers.cloudflare.com/cache/reference/etag-headers; from memory, not read).
function matches(list: string, etag: string): boolean {
  if (list.trim() === '*') return true
  if (!ETAGS.test(list)) return false
  return [...list.matchAll(new RegExp(ETAG, 'g'))].some(([tag]) => tag.replace(/^W\//, '') === etag)
}

const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/
const RFC_850 = /^[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/

/** The three spellings of RFC 9110 §5.6.7, ms; null for anything else. */
function httpTime(text: string): number | null {
  const zoned = ASCTIME.test(text) ? `${text} GMT` : text
  if (zoned === text && !IMF_FIXDATE.test(text) && !RFC_850.test(text)) return null
  const ms = Date.parse(zoned)
  return Number.isNaN(ms) ? null : ms
}

export const httpDate = (ms: number): string => new Date(ms).toUTCString()
