import * as z from 'zod'
import { DAY_MS } from '../../lib/time.ts'

/** A campaign that runs. */
export const running = z.object({
  slug: z.string(),
  name: z.string(),
  brand: z.string(),
  currency: z.string(),
})
export type Running = z.infer<typeof running>

/** What people who click on an ad that costs something come to, and how it keeps what the ad says. */
export const adPage = z
  .object({
    campaign: z.string(),
    ad: z.string(),
    headline: z.string(),
    language: z.enum(['fr', 'en']),
    score: z.int().nullable(), // 0–100, as last judged; null: never
    served_by: z.string().nullable(), // the ad whose page it is
    live: z.int(), // 1: people come to a page
    was_live: z.int(), // 1: its own page was taken down
  })
  .transform(({ served_by, was_live, live, ...page }) => ({
    ...page,
    servedBy: served_by ?? page.ad,
    isLive: live === 1,
    wasLive: was_live === 1,
  }))
export type AdPage = z.infer<typeof adPage>

/** From when on a report of cost is late while ads run, and a live page suspiciously quiet. */
export const LATE_REPORT_DAYS = 3
export const QUIET_MS = DAY_MS

/** What is unfinished in a campaign, and when it was last heard of. */
export const standing = z.object({
  campaign: z.string(),
  ads: z.int(),
  drafts: z.int(), // ads whose page was never published, nor is to be
  draft: z.string().nullable(), // the first of them
  unpictured: z.int(), // ads without an image
  bare: z.string().nullable(), // the first of them
  reported_to: z.string().nullable(), // the last day of the latest report of cost
  paid_visits: z.int(), // 1: ad platforms sent somebody lately
  live_for_long: z.int(), // 1: a page is live since more than a day
  seen_at: z.int().nullable(), // the last view, ms
})
export type Standing = z.infer<typeof standing>

/** What is wrong with no campaign in particular. */
export interface Account {
  unnamed: { brand: string; name: string; missing: string[] }[] // brands whose legal identity is not whole
  unjudged: number // leads of which nobody has said what became; at most MOST_UNJUDGED are counted
  late: { list: string; connection: string; dueAt: number } | null // the list that is most behind
}

export const MOST_UNJUDGED = 1000
