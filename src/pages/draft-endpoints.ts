import * as z from 'zod'
import { findTemplate } from '../../templates/index.ts'
import { endpoint } from '../accounts/endpoint.ts'
import { adOr404, checkedContent, pathOf } from './ads.ts'
import { findDraft, saveDraft } from './store.ts'

export const draftEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/ads/:ad/page',
    role: 'viewer',
    summary: 'The draft page of an ad, and which version of it is live.',
    answers: { 200: '{template, content, live, url}', 404: 'unknown-ad' },
    handle: async c => {
      const ad = await adOr404(c.env.DB, c.req.param('slug') ?? '', c.req.param('ad') ?? '')
      const draft = (await findDraft(c.env.DB, ad.campaign, ad.slug))!
      return c.json({ ...draft, url: pathOf(ad) })
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/campaigns/:slug/ads/:ad/page',
    role: 'editor',
    summary: 'Replace the content of a draft page. What is published stays as it is until the next publish.',
    body: z.strictObject({ content: z.record(z.string(), z.unknown()) }),
    answers: { 200: '{template, content, live, url}', 404: 'unknown-ad', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      const ad = await adOr404(c.env.DB, c.req.param('slug') ?? '', c.req.param('ad') ?? '')
      const draft = (await findDraft(c.env.DB, ad.campaign, ad.slug))!
      const content = checkedContent(findTemplate(draft.template)!, body.content, 'content')
      await saveDraft(c.env.DB, ad.campaign, ad.slug, content, now)
      return c.json({ ...draft, content, url: pathOf(ad) })
    },
  }),
]
