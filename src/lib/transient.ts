// What D1's own page calls retryable (developers.cloudflare.com/d1/best-practices/retry-queries, 2026-08-10), and overload.
const TRANSIENT =
  /network connection lost|storage caused object to be reset|reset because its code was updated|overloaded|timed? ?out|transient|internal error/i

/** The fault is of the database or of the way to it, and of this moment: trying again may help. */
export const isTransient = (error: unknown): boolean => TRANSIENT.test(String(error))
