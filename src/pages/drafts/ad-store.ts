import * as z from 'zod'
import { type Ad, adRow } from '../../campaigns/schema.ts'
import {
  AD_COLUMNS,
  AD_JOINS,
  addAdsStatements,
  type CopyChange,
  changeAdsStatements,
  defaultAdStatement,
} from '../../campaigns/store.ts'
import { all, bind, jsonChunks } from '../../db/query.ts'
import { jsonText } from '../../lib/text.ts'
import { addDraftsStatements } from '../store.ts'
import type { Born, Change } from './copy.ts'
import { KEPT_REVISIONS } from './draft-store.ts'
import type { Fields } from './follow.ts'

export interface StoredAd {
  ad: Ad
  content: Fields // of its draft page
  revision: number // of that draft
}

const storedRow = adRow.extend({
  content: jsonText(z.record(z.string(), z.unknown())),
  revision: z.int(),
})

export const STORED_ADS = `
  SELECT ${AD_COLUMNS}, p.content, p.revision
  FROM json_each(?2) wanted CROSS JOIN ads a ${AD_JOINS}
  WHERE a.campaign = ?1 AND a.slug = wanted.value ORDER BY a.slug`
const AT_ONCE = 500 // ads with their drafts, about 3 KB each

export async function storedAds(db: D1Database, campaign: string, slugs: readonly string[]): Promise<StoredAd[]> {
  const found: StoredAd[] = []
  for (let from = 0; from < slugs.length; from += AT_ONCE) {
    const wanted = JSON.stringify(slugs.slice(from, from + AT_ONCE))
    const rows = await all(db, storedRow, STORED_ADS, campaign, wanted)
    found.push(...rows.map(({ content, revision, ...ad }) => ({ ad, content, revision })))
  }
  return found
}

// A draft that somebody saved since it was read is theirs: it stays, and only the ad changes. What follows can be undone
// like any other save.
const KEEP_DRAFTS = `
  INSERT INTO page_revisions (campaign, ad, revision, template, content, replaced_at, replaced_by)
  SELECT p.campaign, p.ad, p.revision, p.template, p.content, ?2, 'ad'
  FROM json_each(?1) CROSS JOIN pages p
    ON p.campaign = value ->> 'campaign' AND p.ad = value ->> 'ad' AND p.revision = value ->> 'revision'`
export const FOLLOW_DRAFTS = `
  UPDATE pages SET content = value ->> 'content', revision = revision + 1, updated_at = ?2
  FROM json_each(?1)
  WHERE campaign = value ->> 'campaign' AND ad = value ->> 'ad' AND revision = value ->> 'revision'`
const DROP_OLD_DRAFTS = `
  DELETE FROM page_revisions WHERE (campaign, ad, revision) IN (
    SELECT r.campaign, r.ad, r.revision FROM json_each(?1) CROSS JOIN page_revisions r
      ON r.campaign = value ->> 'campaign' AND r.ad = value ->> 'ad'
    WHERE (SELECT count(*) FROM page_revisions n WHERE n.campaign = r.campaign AND n.ad = r.ad AND n.revision > r.revision) >= ?2)`
/** All or nothing: a batch is one transaction. Throws a duplicate-key error when a new slug is taken. */
export async function writeAds(...what: Parameters<typeof adStatements>): Promise<void> {
  const statements = adStatements(...what)
  if (statements.length > 0) await what[0].batch(statements)
}

/** The one place where ads are written. To be run in one batch. */
export function adStatements(
  db: D1Database,
  campaign: string,
  { born, changes }: { born: readonly Born[]; changes: readonly Change[] },
  now: number,
): D1PreparedStatement[] {
  const drafts = born.map(({ copy, template, content }) => ({ ad: copy.slug, template, content }))
  const following = changes
    .filter(({ followed }) => followed.length > 0)
    .map(({ copy, content, revision }) => ({ campaign, ad: copy.slug, content, revision }))
  return [
    ...addAdsStatements(db, campaign, born.map(({ copy }) => copy), now),
    ...addDraftsStatements(db, campaign, drafts, now),
    ...changeAdsStatements(db, campaign, changes.map(changedCopy), now),
    ...[...jsonChunks(following)].flatMap(chunk => followStatements(db, chunk, now)),
    ...born.slice(0, 1).map(({ copy }) => defaultAdStatement(db, campaign, copy.slug, now)),
  ] // biome-ignore format: one statement or list of them per line
}

const followStatements = (db: D1Database, drafts: string, now: number) => [
  bind(db, KEEP_DRAFTS, drafts, now),
  bind(db, FOLLOW_DRAFTS, drafts, now),
  bind(db, DROP_OLD_DRAFTS, drafts, KEPT_REVISIONS),
]

const changedCopy = ({ copy, fields }: Change): CopyChange => ({
  slug: copy.slug,
  ...Object.fromEntries(fields.map(({ field, after }) => [field, after])),
})
