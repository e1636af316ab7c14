import * as z from 'zod'
import { all, bind, first, jsonChunks, type Param } from '../db/query.ts'
import { type Changes, COLUMNS, FIGURES, type Held, KEY } from './changes.ts'
import { type Period, reaches } from './period.ts'
import type { Cut } from './replace.ts'

const campaignRow = z.object({ slug: z.string(), name: z.string() })
const CAMPAIGNS = `SELECT slug, name FROM campaigns ORDER BY slug`
export const ourCampaigns = (db: D1Database) => all(db, campaignRow, CAMPAIGNS)

const adRow = z.object({
  campaign: z.string(),
  slug: z.string(),
  platform: z.string(),
  external_id: z.string().nullable(),
  headline: z.string(),
})
const ADS = `SELECT campaign, slug, platform, external_id, headline FROM ads ORDER BY campaign, slug`
export const ourAds = (db: D1Database) => all(db, adRow, ADS)

const longRow = z.object({ number: z.int(), starts_on: z.string(), ends_on: z.string() })
export const LONG_ROWS = `
  SELECT DISTINCT s.source AS number, s.starts_on, s.ends_on
  FROM json_each(?1) wanted CROSS JOIN spend s
  WHERE s.source = wanted.value AND ${reaches('?2', '?3')} AND s.starts_on < s.ends_on`
/** Rows of several days that reach into a period. */
export const longRows = (db: D1Database, sources: readonly number[], { from, to }: Period) =>
  eachOf(db, longRow, LONG_ROWS, sources, from, to)

const WITHIN = `
  FROM json_each(?1) cut CROSS JOIN spend s
  WHERE s.source = cut.value ->> 0 AND s.starts_on BETWEEN cut.value ->> 1 AND cut.value ->> 2 AND s.ends_on <= cut.value ->> 2`
export const COUNT_WITHIN = `SELECT count(*) AS n ${WITHIN}`
/** How many stored rows would give way. */
export async function countWithin(db: D1Database, cuts: readonly Cut[]): Promise<number> {
  let sum = 0
  for (const chunk of jsonChunks(cuts.map(boundsOf)))
    sum += (await first(db, z.object({ n: z.int() }), COUNT_WITHIN, chunk))!.n
  return sum
}

const boundsOf = ({ number, from, to }: Cut) => [number, from, to]

const heldRow = z.object({
  number: z.int(),
  from: z.string(),
  to: z.string(),
  rows: z
    .string()
    .nullable()
    .transform(text => text?.split('\n') ?? []),
})
// A cut is a text of a line a row: of 100,000 rows one by one, reading them would take longer than writing them.
export const HELD_WITHIN = `
  SELECT cut.value ->> 0 AS number, cut.value ->> 1 AS "from", cut.value ->> 2 AS "to", (
    SELECT group_concat(json_array(${COLUMNS.map(name => `s.${name}`).join(', ')}), char(10)) FROM spend s
    WHERE s.source = cut.value ->> 0 AND s.starts_on BETWEEN cut.value ->> 1 AND cut.value ->> 2 AND s.ends_on <= cut.value ->> 2
  ) AS rows FROM json_each(?1) cut`
/** The stored rows that would give way. */
export const heldWithin = (db: D1Database, cuts: readonly Cut[]): Promise<Held[]> =>
  eachOf(db, heldRow, HELD_WITHIN, cuts.map(boundsOf))

/** A source as it is stored, by its column names. */
export const storedSource = z.object({
  id: z.int(),
  platform: z.string(),
  level: z.enum(['own', 'campaign', 'group', 'ad']),
  campaign_id: z.string(),
  campaign_name: z.string(),
  group_id: z.string(),
  group_name: z.string(),
  ad_id: z.string(),
  ad_name: z.string(),
  campaign: z.string(),
  ad: z.string(),
  matched: z.enum(['slug', 'id', 'link', 'whole', 'confirmed', 'ignored']),
})
export type StoredSource = z.infer<typeof storedSource>
export const SOURCE_COLUMNS = Object.keys(storedSource.shape)

/** SQL: whether somebody said what a source is. */
export const SAID = `matched IN ('confirmed', 'ignored')`

const LAST = '(SELECT max(id) FROM spend_imports)'
const cellsOf = (columns: readonly string[]) => columns.map((_, place) => `value ->> ${place}`).join(', ')

const KEPT = 10 // imports whose replaced rows are kept
const TOO_OLD = `<= ${LAST} - ${KEPT}`
const FORGET_OLD = `UPDATE spend_imports SET kept = 0 WHERE kept = 1 AND id ${TOO_OLD}`
export const FORGET_REPLACED = `DELETE FROM spend_replaced WHERE replaced_by ${TOO_OLD}`
export const SET_ASIDE = `
  INSERT INTO spend_replaced (${COLUMNS.join(', ')}, replaced_by)
  SELECT ${COLUMNS.map(name => `s.${name}`).join(', ')}, ${LAST} ${WITHIN}`
export const REMOVE = `DELETE FROM spend WHERE (${KEY.join(', ')}) IN (SELECT ${cellsOf(KEY)} FROM json_each(?1))`
// MATERIALIZED jsonb: each row's text is parsed once and not for each of its cells.
const WRITE = `
  WITH told AS MATERIALIZED (SELECT jsonb(value) AS value FROM json_each(?1))
  INSERT INTO spend (${COLUMNS.join(', ')}) SELECT ${cellsOf([...KEY, ...FIGURES])}, ${LAST} FROM told WHERE true
  ON CONFLICT DO UPDATE SET ${[...FIGURES, 'import'].map(name => `${name} = excluded.${name}`).join(', ')}`

/** For one batch, after the import itself was noted: what the report tells takes the place of what was told before. */
export const replaceStatements = (
  db: D1Database,
  { sources, written, touched, removed }: Changes & { sources: readonly StoredSource[] },
): D1PreparedStatement[] => [
  bind(db, FORGET_OLD),
  bind(db, FORGET_REPLACED),
  ...[...jsonChunks(touched.map(boundsOf))].map(chunk => bind(db, SET_ASIDE, chunk)),
  ...[...jsonChunks(removed)].map(chunk => bind(db, REMOVE, chunk)),
  ...[...jsonChunks(sources)].map(chunk => bind(db, UPSERT_SOURCES, chunk)),
  ...[...jsonChunks(written)].map(chunk => bind(db, WRITE, chunk)),
]

const MATCHED = ['campaign', 'ad', 'matched']
// What a person said of a source stays as it is: only they take it back.
const UPSERT_SOURCES = `
  INSERT INTO spend_sources (${SOURCE_COLUMNS.join(', ')}, import)
  SELECT ${SOURCE_COLUMNS.map(name => `value ->> '${name}'`).join(', ')}, ${LAST} FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET import = excluded.import,
    ${SOURCE_COLUMNS.filter(name => name !== 'id' && !MATCHED.includes(name)).map(name => `${name} = coalesce(nullif(excluded.${name}, ''), ${name})`).join(', ')},
    ${MATCHED.map(name => `${name} = CASE WHEN spend_sources.${SAID} THEN spend_sources.${name} ELSE excluded.${name} END`).join(', ')}` // biome-ignore format: one statement

const LISTED = SOURCE_COLUMNS.map(name => `o.${name}`).join(', ')
export const RELATED = {
  numbers: `SELECT ${LISTED} FROM json_each(?1) w CROSS JOIN spend_sources o WHERE o.id = w.value`,
  campaignIds: `
    SELECT ${LISTED} FROM json_each(?1) w CROSS JOIN spend_sources o
    WHERE o.platform = w.value ->> 0 AND o.campaign_id = w.value ->> 1`,
  campaignNames: `
    SELECT ${LISTED} FROM json_each(?1) w CROSS JOIN spend_sources o
    WHERE o.platform = w.value ->> 0 AND o.campaign_name = w.value ->> 1`,
  ours: `
    SELECT ${LISTED} FROM json_each(?1) w CROSS JOIN spend_sources o
    WHERE o.platform = w.value ->> 0 AND o.campaign = w.value ->> 1`,
} as const

/** What may tell of the same money: by number, by the platform's id or name for the campaign, by our campaign. All but numbers are
 *  pairs that begin with the platform. */
export async function relatedSources(
  db: D1Database,
  by: Partial<Record<keyof typeof RELATED, readonly unknown[]>>,
): Promise<StoredSource[]> {
  const found = new Map<number, StoredSource>()
  for (const [how, sql] of Object.entries(RELATED))
    for (const source of await eachOf(db, storedSource, sql, by[how as keyof typeof RELATED] ?? []))
      found.set(source.id, source)
  return [...found.values()]
}

const SAID_BY = (level: 'group' | 'ad') => `
  SELECT ${LISTED} FROM spend_sources o
  WHERE o.platform = ?2 AND o.${SAID} AND o.level = '${level}'
    AND o.${level}_id IN (SELECT value FROM json_each(?1))`
export const SAID_OF = { group: SAID_BY('group'), ad: SAID_BY('ad') } as const
/** What a person said of the groups, or of the ads, that have these ids. */
export const saidOf = (db: D1Database, level: keyof typeof SAID_OF, platform: string, ids: readonly string[]) =>
  eachOf(db, storedSource, SAID_OF[level], ids, platform)

/** The rows of a statement for a list (?1) of any length. */
async function eachOf<T extends z.ZodType>(
  db: D1Database,
  row: T,
  sql: string,
  list: readonly unknown[],
  ...more: Param[]
) {
  const found: z.infer<T>[] = []
  for (const chunk of jsonChunks(list)) found.push(...(await all(db, row, sql, chunk, ...more)))
  return found
}
