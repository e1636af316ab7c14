import * as z from 'zod'
import { all, bind, first, jsonChunks } from '../db/query.ts'
import { jsonText } from '../lib/text.ts'
import { DEFAULT_RULE, PACE, pace, ruleOf } from '../pixel/sequence.ts'
import { snapshot } from './snapshot.ts'

const ADD_DRAFTS = `
  INSERT INTO pages (campaign, ad, template, content, updated_at)
  SELECT ?1, value ->> 'ad', value ->> 'template', value ->> 'content', ?3 FROM json_each(?2)`
export const addDraftsStatements = (db: D1Database, campaign: string, drafts: NewDraft[], now: number) =>
  [...jsonChunks(drafts)].map(chunk => bind(db, ADD_DRAFTS, campaign, chunk, now))

const COPY_DRAFTS = `
  INSERT INTO pages (campaign, ad, template, content, updated_at)
  SELECT ?2, ad, template, content, ?3 FROM pages WHERE campaign = ?1`
/** Drafts only: nothing of the copy is published. */
export const copyDraftsStatement = (db: D1Database, from: string, to: string, now: number) =>
  bind(db, COPY_DRAFTS, from, to, now)

const pageCount = z.object({ campaign: z.string(), ads: z.int(), live: z.int() })

export const PAGE_COUNTS = `
  SELECT p.campaign, count(*) AS ads, count(p.live) AS live
  FROM json_each(?1) wanted CROSS JOIN pages p WHERE p.campaign = wanted.value GROUP BY p.campaign`
/** Each ad has one page; `live` counts those that are published. */
export const pageCounts = (db: D1Database, campaigns: readonly string[]) =>
  all(db, pageCount, PAGE_COUNTS, JSON.stringify(campaigns))

interface NewDraft {
  ad: string
  template: string
  content: unknown
}

const page = { snapshot: jsonText(snapshot), html: z.string() }
export type Page = z.infer<z.ZodObject<typeof page>>

/** Versions that are tested against each other. `page`: null when it is the live one. */
const test = z.object({
  id: z.int(),
  epoch: z.int(),
  arms: z.array(z.object({ arm: z.string(), weight: z.number(), page: z.nullable(z.object({ ...page, snapshot })) })),
})
export type Test = z.infer<typeof test>

const livePage = z.object({
  ...page,
  ended: z.int().transform(value => value === 1), // taken down: this is what was served last
  sequence: z.nullable(jsonText(pace)).transform(own => (own ? ruleOf(own) : DEFAULT_RULE)),
  test: z.nullable(jsonText(test)),
})
export type LivePage = z.infer<typeof livePage>

const RUNNING = `
  SELECT json_object('id', e.id, 'epoch', w.epoch, 'arms', json_group_array(json_object('arm', a.arm, 'weight', w.weight,
    'page', CASE WHEN a.version <> p.live THEN json_object('snapshot', json(t.snapshot), 'html', t.html) END)))
  FROM experiments e
  JOIN experiment_arms a ON a.experiment = e.id
  JOIN experiment_weights w ON w.experiment = e.id AND w.arm = a.arm
    AND w.epoch = (SELECT max(l.epoch) FROM experiment_weights l WHERE l.experiment = e.id)
  JOIN page_versions t ON t.campaign = e.campaign AND t.ad = e.ad AND t.version = a.version
  WHERE e.campaign = p.campaign AND e.ad = p.ad AND e.started_at IS NOT NULL AND e.ended_at IS NULL
  GROUP BY e.id`

// A campaign's own URL serves its default ad, or the first published one while that is still a draft.
export const FIND_LIVE = `
  SELECT v.snapshot, v.html, p.live IS NULL OR c.status = 'archived' AS ended,
    (SELECT ${PACE} FROM sequences q WHERE q.campaign = c.slug) AS sequence,
    (${RUNNING}) AS test
  FROM campaigns c
  JOIN pages p ON p.campaign = c.slug
  JOIN page_versions v ON v.campaign = p.campaign AND v.ad = p.ad AND v.version = coalesce(p.live, p.last_live)
  WHERE c.slug = ?1 AND (?2 = '' OR p.ad = ?2)
  ORDER BY p.live IS NULL, p.ad = c.default_ad DESC, p.ad LIMIT 1`
export const findLivePage = (db: D1Database, campaign: string, ad: string) =>
  first(db, livePage, FIND_LIVE, campaign, ad)
