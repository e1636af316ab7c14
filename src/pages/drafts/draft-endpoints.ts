import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint, list } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { errorBody, HttpError } from '../../lib/http.ts'
import { shownSchedule } from '../versions/schedule.ts'
import { findSchedule } from '../versions/schedule-store.ts'
import { adOf, pathOf } from './ads.ts'
import { type Changed, content, draftChange, fitted, withChange } from './change.ts'
import { type Draft, findDraft, findRevision, listRevisions, saveDraft } from './draft-store.ts'
import { same } from './follow.ts'

const revision = z.int().min(1)

const SAVED = {
  200: '{template, content, live, revision, url}, ETag',
  404: 'unknown-ad',
  409: 'changed-meanwhile, with the page as it is now',
  422: 'invalid-body, unknown-image',
}

export const draftEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/ads/:ad/page',
    role: 'viewer',
    summary:
      'The draft page of an ad, which version of it is live, and what is scheduled. Its revision is also its ETag.',
    answers: { 200: '{template, content, live, revision, schedule, url}', 404: 'unknown-ad' },
    handle: async c => {
      const ad = await adOf(c)
      const draft = (await findDraft(c.env.DB, ad.campaign, ad.slug))!
      const schedule = await findSchedule(c.env.DB, ad.campaign, ad.slug)
      return c.json({ ...draft, schedule: schedule && shownSchedule(schedule), url: pathOf(ad) }, 200, tagOf(draft))
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/campaigns/:slug/ads/:ad/page',
    role: 'editor',
    summary:
      'Replace the content of a draft page. With If-Match (or `revision`) only if nobody saved in between. What is published stays as it is until the next publish.',
    body: z.strictObject({ content, revision: revision.optional() }),
    example: {
      path: { ad: 'combles-perdus' },
      body: {
        content: {
          headline: 'Vos combles isolés en 1 jour',
          lead: 'Un devis clair sous 48 h, sans engagement.',
          offer: 'Devis offert',
          cta: 'Demander un devis',
          image: null,
          formTitle: 'Votre demande',
          fields: ['first_name', 'email', 'phone'],
          steps: [],
          thanks: { title: 'Merci', text: 'Nous vous rappelons sous 48 h.' },
        },
      },
    },
    answers: SAVED,
    handle: async (c, body, now) => {
      const ad = await adOf(c)
      return save(c, ad, body.revision, now, ({ template }) => ({ template, content: body.content }))
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/campaigns/:slug/ads/:ad/page',
    role: 'editor',
    summary:
      'Change some fields of a draft page (null takes an optional one away), or its template: what fits is carried over, `dropped` lists what does not. `autosave`: while somebody types; saves of one person that follow each other within five minutes are undone as one.',
    body: draftChange
      .extend({ revision: revision.optional(), autosave: z.boolean().default(false) })
      .refine(body => body.content || body.template, 'content or template is needed'),
    example: {
      path: { ad: 'combles-perdus' },
      body: { content: { lead: 'Un devis clair sous 24 h, sans engagement.' } },
    },
    answers: { ...SAVED, 422: 'invalid-body, unknown-image, unknown-template' },
    handle: async (c, body, now) => {
      const ad = await adOf(c)
      return save(c, ad, body.revision, now, draft => withChange(c.env.DB, ad, draft, body), body.autosave)
    },
  }),
  list({
    path: '/campaigns/:slug/ads/:ad/page/revisions',
    refuses: { 404: 'unknown-ad' },
    role: 'viewer',
    summary: 'What the draft page was before each of its last 20 saves, latest first.',
    example: { path: { ad: 'combles-perdus' } },
    rows: async (c, cursor, limit) => {
      const ad = await adOf(c)
      return listRevisions(c.env.DB, ad.campaign, ad.slug, Number(cursor) || Number.MAX_SAFE_INTEGER, limit)
    },
    keyOf: row => String(row.revision),
    shown: ({ replaced_at, replaced_by, ...row }) => ({ ...row, replacedAt: replaced_at, replacedBy: replaced_by }),
  }),
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads/:ad/page/undo',
    role: 'editor',
    summary:
      'Bring back what the draft page was before its last save, or at an earlier `revision`. That is a save too: undoing twice redoes.',
    body: z.strictObject({ revision: revision.optional() }),
    example: { path: { ad: 'combles-perdus' }, body: {} },
    answers: { ...SAVED, 404: 'unknown-ad, unknown-revision', 409: 'changed-meanwhile' },
    handle: async (c, body, now) => {
      const ad = await adOf(c)
      const [last] = await listRevisions(c.env.DB, ad.campaign, ad.slug, Number.MAX_SAFE_INTEGER, 1)
      const back = body.revision ? await findRevision(c.env.DB, ad.campaign, ad.slug, body.revision) : last
      if (!back)
        throw new HttpError(
          404,
          'unknown-revision',
          'There is no such revision to go back to: GET …/page/revisions lists them.',
        )
      return save(c, ad, undefined, now, () => back)
    },
  }),
]

const TRIES = 5 // of somebody who did not say on which revision the change was made: the last one wins

async function save(
  c: Context<Api>,
  ad: Ad,
  asked: number | undefined,
  now: number,
  change: (draft: Draft) => Changed | Promise<Changed>,
  auto = false,
): Promise<Response> {
  const on = asked ?? readIfMatch(c.req.header('if-match'))
  for (let attempt = 1; ; attempt++) {
    const draft = (await findDraft(c.env.DB, ad.campaign, ad.slug))!
    if ((on !== null && draft.revision !== on) || attempt > TRIES) return changedMeanwhile(c, ad, draft)
    const { dropped, ...written } = await change(draft)
    const next = await fitted(c.env.DB, written)
    const alike = same(next, { template: draft.template, content: draft.content })
    const page = { campaign: ad.campaign, ad: ad.slug, on: draft.revision, auto }
    if (!alike && !(await saveDraft(c.env.DB, page, next, c.var.actor.id, now))) continue
    const saved = { ...draft, ...next, revision: draft.revision + (alike ? 0 : 1) }
    return c.json({ ...saved, ...(dropped && { dropped }), url: pathOf(ad) }, 200, tagOf(saved))
  }
}

const tagOf = ({ revision }: Pick<Draft, 'revision'>) => ({ ETag: `"${revision}"` })

/** The revision that If-Match names; null: any. */
function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null
  const revision = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(header)?.[1]
  if (revision) return Number(revision)
  throw new HttpError(400, 'invalid-if-match', 'If-Match is the ETag of GET …/page, with its quotes: "3".')
}

function changedMeanwhile(c: Context<Api>, ad: Ad, draft: Draft): Response {
  const message = `Somebody saved this page meanwhile: it is at revision ${draft.revision}. \`page\` is what it is now; put your change on top of it and save again.`
  return c.json({ ...errorBody('changed-meanwhile', message), page: { ...draft, url: pathOf(ad) } }, 409, tagOf(draft))
}
