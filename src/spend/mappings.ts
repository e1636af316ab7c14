import * as z from 'zod'
import { platform } from '../campaigns/schema.ts'
import { all, bind, jsonChunks, run } from '../db/query.ts'
import { slug } from '../lib/text.ts'
import { rowOf } from './known.ts'
import { keyOf, numberOf, sourceOf } from './source.ts'
import { SAID, SOURCE_COLUMNS, type StoredSource, storedSource } from './store.ts'

const id = z.string().max(80).nullable().default(null)
const name = z.string().max(1000).nullable().default(null) // as it is: no text of ours

/** What a source is: one of our ads, one of our campaigns as a whole (`ad` ''), or, null, not ours. As `unmatched` names it. */
const mapping = z
  .strictObject({
    platform,
    level: z.enum(['campaign', 'group', 'ad']),
    ...{ campaign: name, campaignId: id, group: name, groupId: id, ad: name, adId: id },
    ours: z.strictObject({ campaign: slug, ad: z.union([z.literal(''), slug]).default('') }).nullable(),
  })
  .refine(m => namedAt(m, m.level), {
    error: 'needs the name or the id of its own level',
    params: { code: 'too-small', least: 1, of: 'string' },
  })
type Mapping = z.infer<typeof mapping>

export const mappings = z.strictObject({ mappings: z.array(mapping).min(1).max(200) })

type Names = Record<`${'campaign' | 'group' | 'ad'}${'' | 'Id'}`, string | null>

const namedAt = (m: Names, level: 'campaign' | 'group' | 'ad'): boolean => Boolean(m[level] || m[`${level}Id`])

const mappingSource = (m: Omit<Mapping, 'ours'>) =>
  sourceOf({
    platform: m.platform,
    campaign: { id: m.campaignId, name: m.campaign },
    group: m.level === 'campaign' ? NOBODY : { id: m.groupId, name: m.group },
    ad: m.level === 'ad' ? { id: m.adId, name: m.ad } : NOBODY,
  })

const NOBODY = { id: null, name: null }

const MISSING = `
  SELECT key AS at FROM json_each(?1)
  WHERE NOT EXISTS (SELECT 1 FROM ads a WHERE a.campaign = value ->> 'campaign' AND a.slug = value ->> 'ad')
    AND NOT (value ->> 'ad' = '' AND EXISTS (SELECT 1 FROM campaigns c WHERE c.slug = value ->> 'campaign'))`
/** Which of these (by place in the list) are to something that we do not have. */
export async function missingOurs(db: D1Database, wanted: readonly Mapping[]): Promise<number[]> {
  const ours = wanted.flatMap(({ ours }, place) => (ours ? [{ ...ours, place }] : []))
  const missing = await all(db, z.object({ at: z.int() }), MISSING, JSON.stringify(ours))
  return missing.map(({ at }) => ours[at]!.place)
}

const SAY = `
  INSERT INTO spend_sources (${SOURCE_COLUMNS.join(', ')})
  SELECT ${SOURCE_COLUMNS.map(field => `value ->> '${field}'`).join(', ')} FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET campaign = excluded.campaign, ad = excluded.ad, matched = excluded.matched`
/** What a person confirmed counts from the next import on; what is stored stays where it is until its days are imported again. */
export async function confirm(db: D1Database, wanted: readonly Mapping[]): Promise<void> {
  const rows = await Promise.all(
    wanted.map(async m => {
      const source = mappingSource(m)
      return rowOf(await numberOf(keyOf(source)), source, m.ours, m.ours ? 'confirmed' : 'ignored')
    }),
  )
  await db.batch([...jsonChunks(rows)].map(chunk => bind(db, SAY, chunk)))
}

const said = storedSource.omit({ matched: true }).transform(shown)
const LIST = `
  SELECT ${SOURCE_COLUMNS.filter(field => field !== 'matched').join(', ')} FROM spend_sources
  WHERE ${SAID} AND id > CAST(?1 AS INTEGER) ORDER BY id LIMIT ?2`
export const listMappings = (db: D1Database, cursor: string, limit: number) =>
  all(db, said, LIST, cursor || '-1', limit + 1)

function shown(row: Omit<StoredSource, 'matched'>) {
  const { id, platform, level, campaign_id, campaign_name, group_id, group_name, ad_id, ad_name, campaign, ad } = row
  return {
    ...{ id, platform, level },
    campaign: campaign_name || null,
    campaignId: campaign_id || null,
    group: group_name || null,
    groupId: group_id || null,
    ad: ad_name || null,
    adId: ad_id || null,
    ours: campaign ? { campaign, ad } : null,
  }
}
export type SaidMapping = z.infer<typeof said>

// What is stored under it keeps the source; only that it was confirmed is forgotten.
const TAKE_BACK = `UPDATE spend_sources SET matched = 'whole' WHERE id = ?1 AND ${SAID}`
export const takeBack = async (db: D1Database, id: number): Promise<boolean> => (await run(db, TAKE_BACK, id)) === 1
