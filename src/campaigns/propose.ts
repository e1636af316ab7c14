import * as z from 'zod'
import { all } from '../db/query.ts'
import { slugOf } from './import/slugs.ts'
import { newAd, newCampaign } from './schema.ts'

const LONGEST = 40 // an address that can be read out
const slugRow = z.object({ slug: z.string() })

// All that begin with it: '-' is followed by '.' in ASCII.
export const ALIKE = `SELECT slug FROM campaigns WHERE slug = ?1 OR (slug >= ?1 || '-' AND slug < ?1 || '.')`
/** An address for a campaign of this name that no other has. */
export async function freeCampaignSlug(db: D1Database, name: string): Promise<string> {
  const base = shortened(slugOf(name))
  const taken = await all(db, slugRow, ALIKE, base)
  return firstFree(base, taken.map(({ slug }) => slug), newCampaign.shape.slug) // biome-ignore format: one line
}

export const ADS_ALIKE = `SELECT slug FROM ads WHERE campaign = ?1 AND slug >= 'ad-' AND slug < 'ad.'`
/** 'ad-3' in a campaign that has two. */
export async function freeAdSlug(db: D1Database, campaign: string): Promise<string> {
  const taken = await all(db, slugRow, ADS_ALIKE, campaign)
  return firstFree('ad-1', taken.map(({ slug }) => slug), newAd.shape.slug) // biome-ignore format: one line
}

/** The word itself, else with the first number behind it that nobody has. A number that is there already goes on. */
export function firstFree(base: string, taken: readonly string[], shape: z.ZodType<string>): string {
  const used = new Set(taken)
  const [, stem = base, number = '1'] = /^(.*?)(?:-(\d{1,4}))?$/.exec(base) ?? []
  for (let n = Number(number); ; n++) {
    const slug = n === Number(number) ? base : `${stem}-${n}`
    if (!used.has(slug) && shape.safeParse(slug).success) return slug
  }
}

/** Cut between words. */
function shortened(slug: string): string {
  if (slug.length <= LONGEST) return slug
  const cut = slug.slice(0, LONGEST + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 8)).replace(/-+$/, '')
}
