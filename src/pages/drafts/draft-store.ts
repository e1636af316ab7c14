import * as z from 'zod'
import { all, bind, first } from '../../db/query.ts'
import { jsonText } from '../../lib/text.ts'
import { MINUTE_MS } from '../../lib/time.ts'

/** How many saves can be undone. */
export const KEPT_REVISIONS = 20
const TYPING_MS = 5 * MINUTE_MS

const draftRow = z.object({
  template: z.string(),
  content: jsonText(z.record(z.string(), z.unknown())),
  live: z.int().nullable(),
  revision: z.int(),
})
export type Draft = z.infer<typeof draftRow>
/** What a person writes of it. */
export type Written = Pick<Draft, 'template' | 'content'>

const FIND_DRAFT = `SELECT template, content, live, revision FROM pages WHERE campaign = ?1 AND ad = ?2`
export const findDraft = (db: D1Database, campaign: string, ad: string) => first(db, draftRow, FIND_DRAFT, campaign, ad)

// Each asks for the revision that the change was made on: of two saves at once one finds nothing to do.
const KEEP = `
  INSERT INTO page_revisions (campaign, ad, revision, template, content, replaced_at, replaced_by)
  SELECT campaign, ad, revision, template, content, ?4, ?5 FROM pages WHERE campaign = ?1 AND ad = ?2 AND revision = ?3`
const LAST_STEP = `
  campaign = ?1 AND ad = ?2 AND revision = (SELECT max(revision) FROM page_revisions WHERE campaign = ?1 AND ad = ?2)`
// What was there before the first of these saves is a step already.
const KEEP_BEFORE_TYPING = `${KEEP}
  AND NOT EXISTS (SELECT 1 FROM page_revisions WHERE ${LAST_STEP} AND replaced_by = ?5 AND autosaved_at > ?4 - ?6)`
const STILL_TYPING = `
  UPDATE page_revisions SET autosaved_at = ?4 WHERE ${LAST_STEP}
    AND EXISTS (SELECT 1 FROM pages WHERE campaign = ?1 AND ad = ?2 AND revision = ?3)`
const SAVE = `
  UPDATE pages SET template = ?4, content = ?5, revision = revision + 1, updated_at = ?6
  WHERE campaign = ?1 AND ad = ?2 AND revision = ?3`
// By their number, not by their revision: typing makes many revisions and one step.
const DROP_OLDEST = `
  DELETE FROM page_revisions WHERE campaign = ?1 AND ad = ?2 AND revision NOT IN (
    SELECT revision FROM page_revisions WHERE campaign = ?1 AND ad = ?2 ORDER BY revision DESC LIMIT ?3)`

/** Replaces revision `on` by the next one; false when it is no longer the last. `auto`: saved while somebody types. */
export async function saveDraft(
  db: D1Database,
  page: { campaign: string; ad: string; on: number; auto: boolean },
  draft: Written,
  by: string,
  now: number,
): Promise<boolean> {
  const { campaign, ad, on, auto } = page
  const keeping = auto
    ? [
        bind(db, KEEP_BEFORE_TYPING, campaign, ad, on, now, by, TYPING_MS),
        bind(db, STILL_TYPING, campaign, ad, on, now),
      ]
    : [bind(db, KEEP, campaign, ad, on, now, by)]
  const [saved] = (
    await db.batch([
      ...keeping,
      bind(db, SAVE, campaign, ad, on, draft.template, JSON.stringify(draft.content), now),
      bind(db, DROP_OLDEST, campaign, ad, KEPT_REVISIONS),
    ])
  ).slice(-2)
  return saved?.meta.changes === 1
}

const revisionRow = draftRow.omit({ live: true }).extend({ replaced_at: z.int(), replaced_by: z.string() })

const LIST_REVISIONS = `
  SELECT revision, template, content, replaced_at, replaced_by FROM page_revisions
  WHERE campaign = ?1 AND ad = ?2 AND revision < ?3 ORDER BY revision DESC LIMIT ?4`
export const listRevisions = (db: D1Database, campaign: string, ad: string, before: number, limit: number) =>
  all(db, revisionRow, LIST_REVISIONS, campaign, ad, before, limit + 1)

const FIND_REVISION = `
  SELECT revision, template, content, replaced_at, replaced_by FROM page_revisions
  WHERE campaign = ?1 AND ad = ?2 AND revision = ?3`
export const findRevision = (db: D1Database, campaign: string, ad: string, revision: number) =>
  first(db, revisionRow, FIND_REVISION, campaign, ad, revision)
