import type { Context } from 'hono'
import * as z from 'zod'
import { auditStatement } from '../../accounts/audit-store.ts'
import { type Api, endpoint, list } from '../../accounts/endpoint.ts'
import { originOf } from '../../brands/domain.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { retry } from '../../db/query.ts'
import { runsOn } from '../../experiments/store.ts'
import { HttpError } from '../../lib/http.ts'
import { line } from '../../lib/text.ts'
import { fixesOf } from '../checks/fixes.ts'
import { adOf, brandOf, pathOf } from '../drafts/ads.ts'
import { changedDraft, draftChange } from '../drafts/change.ts'
import { testRunning } from '../experiment/refusals.ts'
import { PAGES_CHANGED } from '../live.ts'
import { preparePictures } from '../pictures.ts'
import { firstVisit } from '../visits.ts'
import { previewLink } from './preview.tsx'
import { failed, issuesOfChecks, type Judged, judgeDraft, publish } from './publish.ts'
import { findVersion, listVersions, rollBack, takeDown, type VersionRow, versionIn } from './version-store.ts'

export const versionEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/ads/:ad/checks',
    role: 'viewer',
    summary: 'What publishing would say now: every check, and the match score in full for the visit that fares worst.',
    answers: {
      200: '{publishable, checks, match, visit, weight, fixes: [{kind, token, change, gain}]}',
      404: 'unknown-ad',
    },
    handle: async (c, _, now) => {
      const ad = await adOf(c)
      return c.json(shownVerdict(ad, await judgeDraft(c.env, ad, now), now))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads/:ad/checks',
    role: 'viewer',
    changesNothing: true,
    summary:
      'The same for a draft with some fields changed, or in another template, without storing anything; and its HTML as a first visitor would get it.',
    body: draftChange,
    example: { body: { content: { lead: 'Un devis clair sous 24 h.' } } },
    answers: {
      200: '{publishable, checks, match, visit, weight, fixes, html}',
      404: 'unknown-ad',
      422: 'invalid-body, unknown-image, unknown-template',
    },
    handle: async (c, body, now) => {
      const ad = await adOf(c)
      const judged = await judgeDraft(c.env, ad, now, { written: await changedDraft(c.env.DB, ad, body) })
      const html = firstVisit(judged.snapshot, judged.html, now)
      return c.json({ ...shownVerdict(ad, judged, now), html })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads/:ad/publish',
    role: 'editor',
    summary:
      'Publish the draft as a new, unchangeable version, if it passes every check. `override.match`: why it goes out although it does not keep the ad’s promise. `variant`: the live page stays, and the version can be tested against it; `url` is then a preview.',
    body: z.strictObject({
      override: z.strictObject({ match: line(500).optional() }).optional(),
      variant: z.boolean().default(false),
    }),
    example: { body: {} },
    answers: {
      200: '{version, url, checks}',
      404: 'unknown-ad',
      409: 'published-meanwhile',
      422: 'publish-blocked, with every failed check',
    },
    handle: async (c, { override, variant }, now) => {
      const ad = await adOf(c)
      const published = await publish(c.env, ad, { reason: override?.match, by: c.var.actor.id, variant }, now)
      if (!published.ok) throw refusal(published)
      const { version, snapshot, checks } = published
      if (!variant) c.set('toVisitors', [PAGES_CHANGED, ad.campaign])
      c.executionCtx.waitUntil(preparePictures(c.env, snapshot.content))
      const url = variant ? await versionPreview(c, ad, version, now) : urlOf(c, ad, snapshot.brand)
      return c.json({ version, url, checks })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads/:ad/unpublish',
    role: 'editor',
    summary:
      'Take the page down: visitors read that the offer is over (410). Publishing or rolling back brings it back.',
    answers: { 200: '{live: null, url}', 404: 'unknown-ad' },
    handle: async (c, _, now) => {
      const ad = await adOf(c)
      await takeDown(c.env.DB, ad.campaign, ad.slug, now)
      c.set('toVisitors', [PAGES_CHANGED, ad.campaign])
      return c.json({ live: null, url: urlOf(c, ad, await brandOf(c.env.DB, ad)) })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads/:ad/rollback',
    role: 'editor',
    summary: 'Make a version that was published before live again, at once and as it was.',
    body: z.strictObject({ version: z.int().min(1) }),
    example: { body: { version: 1 } },
    answers: { 200: '{version, url}', 404: 'unknown-ad, unknown-version', 409: 'test-running' },
    handle: async (c, { version }, now) => {
      const ad = await adOf(c)
      if (await runsOn(c.env.DB, ad.campaign, ad.slug)) throw testRunning()
      if (!(await rollBack(c.env.DB, ad.campaign, ad.slug, version, now))) throw unknownVersion(String(version))
      c.set('toVisitors', [PAGES_CHANGED, ad.campaign])
      const entry = auditStatement(c.env.DB, c.var.actor.id, 'rollback', `${pathOf(ad)}@${version}`, now)
      await retry(() => entry.run())
      return c.json({ version, url: urlOf(c, ad, await brandOf(c.env.DB, ad)) })
    },
  }),
  list({
    path: '/campaigns/:slug/ads/:ad/versions',
    refuses: { 404: 'unknown-ad' },
    role: 'viewer',
    summary: 'Published versions, latest first.',
    rows: async (c, cursor, limit) => {
      const ad = await adOf(c)
      return listVersions(c.env.DB, ad.campaign, ad.slug, Number(cursor) || Number.MAX_SAFE_INTEGER, limit)
    },
    keyOf: row => String(row.version),
    shown: shownVersion,
  }),
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/ads/:ad/versions/:version',
    role: 'viewer',
    summary: 'One published version: all that its page is made of, its checks and its score.',
    example: { path: { version: '1' } },
    answers: {
      200: '{version, publishedAt, publishedBy, match, checks, live, snapshot}',
      404: 'unknown-ad, unknown-version',
    },
    handle: async c => {
      const ad = await adOf(c)
      const row = await versionOr404(c, ad, c.req.param('version') ?? '')
      return c.json({ ...shownVersion(row), live: ad.live === row.version, snapshot: row.snapshot })
    },
  }),
]

/** `fixes`: changes of the draft, each with the points that it wins back. */
export function shownVerdict(ad: Ad, { snapshot, verdict }: Judged, now: number) {
  const { checks, match, weight } = verdict
  return {
    publishable: failed(checks).length === 0,
    checks,
    ...match,
    weight,
    fixes: fixesOf(ad, snapshot, match, now),
  }
}

async function versionOr404(c: Context<Api>, ad: Ad, asked: string) {
  const number = versionIn(asked)
  const row = number === null ? null : await findVersion(c.env.DB, ad.campaign, ad.slug, number)
  if (!row) throw unknownVersion(asked)
  return row
}

export const unknownVersion = (asked: string) =>
  new HttpError(404, 'unknown-version', `This page has no version "${asked}": GET …/versions lists them.`)

/** Where one version can be looked at for a week, by whoever has the link. */
export async function versionPreview(c: Context<Api>, ad: Ad, version: number, now: number): Promise<string> {
  const { path } = await previewLink(c.env.SIGNING_KEY, ad, now)
  return `${new URL(c.req.url).origin}${path}?version=${version}`
}

type Refusal = Extract<Awaited<ReturnType<typeof publish>>, { ok: false }>

function refusal(refused: Refusal): HttpError {
  switch (refused.reason) {
    case 'blocked':
      return new HttpError(
        422,
        'publish-blocked',
        'The page is not published: see every reason below.',
        issuesOfChecks(refused.checks),
      )
    case 'published-meanwhile':
      return new HttpError(
        409,
        'published-meanwhile',
        'Somebody published this page a moment ago: look at it, then publish again.',
      )
  }
}

const urlOf = (c: Context<Api>, ad: Ad, brand: { domain: string | null }): string =>
  originOf(brand, c.req.url) + pathOf(ad)

function shownVersion(row: VersionRow) {
  const { version, published_at, published_by, match_score, match_algorithm, checks } = row
  const match = match_score === null ? null : { score: match_score, algorithm: match_algorithm }
  return { version, publishedAt: published_at, publishedBy: published_by, match, checks }
}
