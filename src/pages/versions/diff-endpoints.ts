import type { Context } from 'hono'
import type { CommonContent } from '../../../templates/kit/content.ts'
import { type Api, endpoint } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { parseHtml, textOf } from '../../lib/html.ts'
import { adOf } from '../drafts/ads.ts'
import { dynamicValues } from '../dynamic.ts'
import { compile, fill } from '../fill.ts'
import { renderPage } from '../render.ts'
import type { Snapshot } from '../snapshot.ts'
import { changesBetween, textDiff } from './diff.ts'
import { draftSnapshot } from './publish.ts'
import { versionOr404 } from './version-endpoints.ts'

export const diffEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/ads/:ad/versions/:from/diff/:to',
    role: 'viewer',
    summary:
      'What changed from one published version to another, or to the draft (`draft`): fields, and the text that is read.',
    answers: { 200: '{from, to, changes: [{path, before, after}], text: [{is, text}]}', 404: 'unknown-version' },
    handle: async (c, _, now) => {
      const ad = await adOf(c)
      const sides = await Promise.all(['from', 'to'].map(side => sideOf(c, ad, c.req.param(side) ?? '')))
      const [before, after] = [sides[0]!, sides[1]!]
      return c.json({
        from: before.name,
        to: after.name,
        changes: changesBetween(factsOf(before.snapshot), factsOf(after.snapshot)),
        text: textDiff(readText(before, now), readText(after, now)),
      })
    },
  }),
]

interface Side {
  name: number | 'draft'
  snapshot: Snapshot
  html: string
}

async function sideOf(c: Context<Api>, ad: Ad, asked: string): Promise<Side> {
  if (asked === 'draft') {
    const snapshot = await draftSnapshot(c.env.DB, ad, 0)
    return { name: 'draft', snapshot, html: renderPage(snapshot) }
  }
  const { version, snapshot, html } = await versionOr404(c, ad, asked)
  return { name: version, snapshot, html }
}

/** All that makes the page, without the number that every version has anew. */
const factsOf = ({ page: { version: _, live: __, ...page }, ...rest }: Snapshot) => ({ ...rest, page })

/** What a first visitor reads. */
function readText({ snapshot, html }: Side, now: number): string {
  const { dynamic = [] } = snapshot.content as Partial<CommonContent>
  const { lang } = snapshot.page
  const slots = { view: '', token: '', consent: 'refused', back: '', origin: '', utm: '' }
  const values = dynamicValues(dynamic, new URLSearchParams(), lang)
  return textOf(parseHtml(fill(compile(html), { slots, dynamic: values, lang, stage: null, now })))
}
