import * as z from 'zod'
import { all, bind, first, jsonChunks, run } from '../db/query.ts'
import type { Check } from './gate.ts'
import { type Snapshot, snapshot } from './snapshot.ts'

const json = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(shape)

const draftRow = z.object({ template: z.string(), content: json(z.unknown()), live: z.int().nullable() })

const FIND_DRAFT = `SELECT template, content, live FROM pages WHERE campaign = ?1 AND ad = ?2`
export const findDraft = (db: D1Database, campaign: string, ad: string) => first(db, draftRow, FIND_DRAFT, campaign, ad)

const ADD_DRAFTS = `
  INSERT INTO pages (campaign, ad, template, content, updated_at)
  SELECT ?1, value ->> 'ad', value ->> 'template', value ->> 'content', ?3 FROM json_each(?2)`
export const addDraftsStatements = (db: D1Database, campaign: string, drafts: NewDraft[], now: number) =>
  [...jsonChunks(drafts)].map(chunk => bind(db, ADD_DRAFTS, campaign, chunk, now))

interface NewDraft {
  ad: string
  template: string
  content: unknown
}

const SAVE_DRAFT = `UPDATE pages SET content = ?3, updated_at = ?4 WHERE campaign = ?1 AND ad = ?2`
export const saveDraft = (db: D1Database, campaign: string, ad: string, content: unknown, now: number) =>
  run(db, SAVE_DRAFT, campaign, ad, JSON.stringify(content), now)

const LAST_VERSION = `SELECT coalesce(max(version), 0) AS version FROM page_versions WHERE campaign = ?1 AND ad = ?2`
export async function nextVersion(db: D1Database, campaign: string, ad: string): Promise<number> {
  return ((await first(db, z.object({ version: z.int() }), LAST_VERSION, campaign, ad))?.version ?? 0) + 1
}

const ADD_VERSION = `
  INSERT INTO page_versions (campaign, ad, version, snapshot, html, checks, published_at, published_by)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`
const GO_LIVE = `UPDATE pages SET live = ?3, updated_at = ?4 WHERE campaign = ?1 AND ad = ?2`
/** Throws a duplicate-key error when somebody published the same version number a moment before. */
export async function publishVersion(
  db: D1Database,
  s: Snapshot,
  html: string,
  checks: Check[],
  by: string,
  now: number,
): Promise<void> {
  const { campaign, ad, version } = s.page
  await db.batch([
    bind(db, ADD_VERSION, campaign, ad, version, JSON.stringify(s), html, JSON.stringify(checks), now, by),
    bind(db, GO_LIVE, campaign, ad, version, now),
  ])
}

const livePage = z.object({ snapshot: json(snapshot), html: z.string() })
export type LivePage = z.infer<typeof livePage>

// A campaign's own URL serves its default ad, or the first published one while that is still a draft.
export const FIND_LIVE = `
  SELECT v.snapshot, v.html
  FROM campaigns c
  JOIN pages p ON p.campaign = c.slug AND p.live IS NOT NULL
  JOIN page_versions v ON v.campaign = p.campaign AND v.ad = p.ad AND v.version = p.live
  WHERE c.slug = ?1 AND c.status <> 'archived' AND (?2 = '' OR p.ad = ?2)
  ORDER BY p.ad = c.default_ad DESC, p.ad LIMIT 1`
export const findLivePage = (db: D1Database, campaign: string, ad: string) =>
  first(db, livePage, FIND_LIVE, campaign, ad)

const versionRow = z.object({
  version: z.int(),
  published_at: z.int(),
  published_by: z.string(),
  checks: json(z.unknown()),
})
const LIST_VERSIONS = `
  SELECT version, published_at, published_by, checks FROM page_versions
  WHERE campaign = ?1 AND ad = ?2 AND version < ?3 ORDER BY version DESC LIMIT ?4`
export const listVersions = (db: D1Database, campaign: string, ad: string, before: number, limit: number) =>
  all(db, versionRow, LIST_VERSIONS, campaign, ad, before, limit + 1)
