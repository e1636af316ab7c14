import type { PassageName } from '../passages.ts'

/** What somebody says is usual. Rates 0–1, money in units of `currency`. */
export interface Published {
  source: string // as it is cited
  year: number | null // null: the source does not say
  of: 'all' | 'leads' | 'meta' | 'linkedin' | 'tiktok' | 'landing-pages' | 'paid-social' // what it speaks of
  low: number
  high: number // the same as `low` when it gives one figure
  firstHand: boolean // false: read where somebody else quotes it
}

/** The article that this product puts to work. It bears no date; read in November 2026. */
export const METHOD = 'Du Like au Lead'
/** Nobody publishes how many clicks arrive: this is what we assume until the account has figures of its own. */
export const ASSUMED = 'Like2Lead'

const method = (low: number, high: number): Published => ({
  source: METHOD, year: null, of: 'all', low, high, firstHand: true,
}) // biome-ignore format: one line of a table

const second = (source: string, year: number, of: Published['of'], low: number, high = low): Published => ({
  source, year, of, low, high, firstHand: false,
}) // biome-ignore format: one line of a table

/** The first is the default; the others are shown beside it, as they disagree. */
export const PUBLISHED: Record<PassageName, readonly [Published, ...Published[]]> = {
  engagement: [method(0.02, 0.08), method(0.03, 0.05)], // its metric, and its passage from impressions
  ctr: [
    method(0.008, 0.025),
    second('WordStream', 2025, 'leads', 0.0259), // campaigns for leads on Meta, US
    second('WordStream', 2024, 'leads', 0.0253),
    second('Prooflytics', 2026, 'meta', 0.015, 0.03),
    second('Prooflytics', 2026, 'linkedin', 0.005, 0.01),
    second('Prooflytics', 2026, 'tiktok', 0.006, 0.009),
  ],
  arrival: [{ source: ASSUMED, year: 2026, of: 'all', low: 0.8, high: 1, firstHand: true }],
  cvr: [
    method(0.02, 0.1),
    second('Unbounce', 2024, 'landing-pages', 0.066), // median of 41,000 pages, July 2023 to July 2024
    second('WordStream', 2024, 'leads', 0.0878),
    second('conversioniq', 2026, 'paid-social', 0.018),
  ],
}

/** What a thousand impressions cost, in units of the currency that the source counts in. */
export const CPM: readonly (Published & { currency: string })[] = [
  { ...method(5, 15), currency: 'EUR' },
  { ...second('Prooflytics', 2026, 'meta', 6, 15), currency: 'USD' },
  { ...second('Prooflytics', 2026, 'tiktok', 10, 20), currency: 'USD' },
  { ...second('Prooflytics', 2026, 'linkedin', 30, 60), currency: 'USD' },
]
