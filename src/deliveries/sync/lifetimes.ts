import { DAY_MS } from '../../lib/time.ts'

/** Platforms that forget members by themselves, in days after they were sent; they are sent again a month earlier. */
const KEPT_DAYS: Partial<Record<string, number>> = {
  google: 540, // developers.google.com/ads/blog/posts/2025/02/update-to-customer-match-membership
  tiktok: 365, // unverified: business-api.tiktok.com/portal/docs, retention_in_days goes to 365; read 2026-11
  x: 395, // 13 months, docs.x.com/x-ads-api/audiences/reference, read 2026-11
}
const EARLIER_DAYS = 30

/** How long after they were sent people are sent again. Infinity where nobody is forgotten. */
export const lifetimeMs = (destination: string): number =>
  ((KEPT_DAYS[destination] ?? Number.POSITIVE_INFINITY) - EARLIER_DAYS) * DAY_MS
