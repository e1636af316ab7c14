import * as z from 'zod'
import { first } from '../db/query.ts'

/** How far a team is, from an empty database to a page of its own that somebody has seen. The demo does not count. */
export interface FirstSteps {
  brand: { id: string; complete: boolean } | null // complete: its pages may be published
  ad: { campaign: string; slug: string; headline: string; brand: string } | null // the live one, else the latest
  live: boolean
  firstView: { at: number; campaign: string; ad: string } | null
  spend: boolean
  connection: boolean
  colleagues: boolean
  demo: boolean
}

const row = z.object({
  brand: z.string().nullable(),
  complete: z.int().nullable(),
  campaign: z.string().nullable(),
  ad: z.string().nullable(),
  headline: z.string().nullable(),
  ad_brand: z.string().nullable(),
  live: z.int().nullable(),
  seen: z.string().nullable(),
  spend: z.int(),
  connection: z.int(),
  people: z.int(),
  demo: z.int(),
})

// What the gate wants under a page: src/pages/checks/legal.ts.
const COMPLETE = ['company', 'address', 'email', 'publisher'].map(key => `legal ->> '$.${key}' <> ''`).join(' AND ')

const STEPS = `
  WITH own AS (
      SELECT slug, brand FROM campaigns
      WHERE brand NOT IN (SELECT brand FROM demo) OR created_at > (SELECT filled_at FROM demo)),
    brand AS (
      SELECT id, ${COMPLETE} AS complete FROM brands WHERE id NOT IN (SELECT brand FROM demo)
      ORDER BY complete DESC, created_at LIMIT 1),
    ad AS (
      SELECT a.campaign, a.slug, a.headline, o.brand, p.live IS NOT NULL AS live
      FROM own o JOIN ads a ON a.campaign = o.slug JOIN pages p ON p.campaign = a.campaign AND p.ad = a.slug
      ORDER BY live DESC, a.created_at DESC LIMIT 1),
    seen AS (
      SELECT json_object('at', v.at, 'campaign', v.campaign, 'ad', v.ad) AS view
      FROM own o JOIN views v ON v.id = (SELECT id FROM views WHERE campaign = o.slug AND bot IS NULL ORDER BY at LIMIT 1)
      ORDER BY v.at LIMIT 1)
  SELECT (SELECT id FROM brand) AS brand, (SELECT complete FROM brand) AS complete,
    (SELECT campaign FROM ad) AS campaign, (SELECT slug FROM ad) AS ad, (SELECT headline FROM ad) AS headline,
    (SELECT brand FROM ad) AS ad_brand, (SELECT live FROM ad) AS live, (SELECT view FROM seen) AS seen,
    EXISTS (SELECT 1 FROM own o JOIN spend s ON s.campaign = o.slug) AS spend,
    EXISTS (SELECT 1 FROM connections WHERE deleted_at IS NULL) AS connection,
    (SELECT count(*) FROM users WHERE disabled_at IS NULL) AS people,
    EXISTS (SELECT 1 FROM demo) AS demo`

export async function firstSteps(db: D1Database): Promise<FirstSteps> {
  const found = (await first(db, row, STEPS))!
  const { brand, campaign, ad, headline, ad_brand, seen } = found
  return {
    brand: brand === null ? null : { id: brand, complete: found.complete === 1 },
    ad: campaign === null ? null : { campaign, slug: ad!, headline: headline!, brand: ad_brand! },
    live: found.live === 1,
    firstView: seen === null ? null : JSON.parse(seen),
    ...{ spend: found.spend === 1, connection: found.connection === 1, colleagues: found.people > 1 },
    demo: found.demo === 1,
  }
}
