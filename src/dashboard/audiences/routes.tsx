import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { allAudienceEndpoints } from '../../audiences/all-routes.ts'
import { explainAudience } from '../../audiences/explain.ts'
import { daysOf } from '../../audiences/nightly.ts'
import type { Audience } from '../../audiences/schema.ts'
import { audienceSize, leftOut } from '../../audiences/size.ts'
import { findAudience, listAudiences } from '../../audiences/store.ts'
import { paged, readPaging } from '../../lib/paging.ts'
import { askAt, formIn } from '../ask.ts'
import { audienceOf } from '../at-address.ts'
import { outcomeOf } from '../call.ts'
import { fragment } from '../fragment.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import { type Dashboard, viewerMay } from '../screen.ts'
import { Detail } from './detail.tsx'
import { editing } from './edit-routes.tsx'
import { exporting } from './export-routes.tsx'
import { Audiences, MADE } from './list.tsx'
import { namesFor } from './names.ts'
import { planning } from './plan-routes.tsx'
import { nameOf, presetsOf } from './presets.ts'
import { ladder } from './rung-routes.tsx'
import { sentOf } from './sent.ts'
import { bodyOfKept, forgetUndo, keepForUndo, keptForUndo } from './undo.ts'
import { Ways } from './ways.tsx'

const ADD = endpointOf(allAudienceEndpoints, 'POST', '/audiences')
const REPLACE = endpointOf(allAudienceEndpoints, 'PUT', '/audiences/:id')
const DELETE = endpointOf(allAudienceEndpoints, 'DELETE', '/audiences/:id')
const MAKE_STAGES = endpointOf(allAudienceEndpoints, 'POST', '/campaigns/:slug/sequence/audiences')

const PER_PAGE = 20 // each is counted while the page is waited for
const EXAMPLES = 5

/** /app/audiences: who may be shown ads again. */
export const audiences = new Hono<Dashboard>()
  .use(atLeast('analyst'))
  .get('/', c => list(c, false))

  .post('/presets', atLeast('editor'), async c => {
    const { campaign = '', key = '' } = await formIn(c)
    const outcome = await outcomeOf(async () => {
      const preset = (await presetsOf(c, campaign)).find(found => found.key === key)
      const names = await namesFor(c.env.DB, [])
      const name = preset && nameOf(c.var.screen, names, preset, campaign)
      return askAt(c, ADD, '/audiences', { body: preset && { name, ...preset.rule } })
    })
    if (!outcome.ok) return list(c, true, outcome.status)
    return c.redirect(`/app/audiences/${(outcome.json as Audience).id}?made=added`, 303)
  })
  .post('/sequence', atLeast('editor'), async c => {
    const slug = encodeURIComponent((await formIn(c)).campaign ?? '')
    const outcome = await outcomeOf(() => askAt(c, MAKE_STAGES, `/campaigns/${slug}/sequence/audiences`))
    if (!outcome.ok) return list(c, true, outcome.status)
    return c.redirect(`/app/campaigns/${slug}/sequence?done=made`, 303)
  })

  .route('/', ladder)
  .route('/', editing)
  .route('/', planning)
  .get('/:id', async c => detail(c, await audienceOf(c), null))
  .get('/:id/ways', async c => {
    const audience = await audienceOf(c)
    return fragment(c, <Ways screen={c.var.screen} audience={audience} sent={await sentOf(c, audience.id)} />)
  })
  .post('/:id/delete', atLeast('editor'), async c => {
    const audience = await audienceOf(c)
    const outcome = await outcomeOf(() => askAt(c, DELETE, `/audiences/${audience.id}`))
    if (!outcome.ok) return detail(c, audience, removalRefused(c, outcome.code), outcome.status)
    keepForUndo(c, audience, true)
    return c.redirect('/app/audiences?made=deleted', 303)
  })
  .post('/:id/undo', atLeast('editor'), async c => {
    const audience = await audienceOf(c)
    const kept = keptForUndo(c)
    if (kept?.id !== audience.id) return c.redirect(`/app/audiences/${audience.id}`, 303)
    const outcome = await outcomeOf(() => askAt(c, REPLACE, `/audiences/${kept.id}`, { body: bodyOfKept(kept) }))
    if (!outcome.ok) return detail(c, audience, c.var.screen.t.audience.undoRefused, outcome.status)
    forgetUndo(c)
    return c.redirect(`/app/audiences/${kept.id}?made=restored`, 303)
  })
  .post('/undelete', atLeast('editor'), async c => {
    const kept = keptForUndo(c)
    if (!kept || (await findAudience(c.env.DB, kept.id))) return c.redirect('/app/audiences', 303)
    const outcome = await outcomeOf(() => askAt(c, ADD, '/audiences', { body: bodyOfKept(kept) }))
    if (!outcome.ok) return list(c, false, outcome.status, c.var.screen.t.audience.undoRefused)
    forgetUndo(c)
    return c.redirect(`/app/audiences/${(outcome.json as Audience).id}?made=back`, 303)
  })
  .route('/', exporting)

const removalRefused = ({ var: { screen } }: Context<Dashboard>, code: string): string =>
  screen.t.audience.remove.refused[code] ?? screen.t.desk.refused.other!

async function list(
  c: Context<Dashboard>,
  isRefused: boolean,
  status: ContentfulStatusCode = 200,
  refused: string | null = null,
) {
  const { screen, now } = c.var
  const { DB } = c.env
  const { cursor, limit } = readPaging(c)
  const perPage = Math.min(limit, PER_PAGE)
  const { items, next } = paged(await listAudiences(DB, cursor, perPage), perPage, audience => audience.id)
  const names = await namesFor(DB, items)
  const lines = await Promise.all(
    items.map(async audience => ({
      audience,
      size: await audienceSize(DB, audience, now),
      night: (await daysOf(DB, audience.id, now)).at(-1) ?? null,
    })),
  )
  const asked = c.req.query('campaign')
  const campaign = names.campaigns.find(({ slug }) => slug === asked) ?? names.campaigns[0]
  const isEditor = viewerMay(screen.viewer, 'editor')
  const method =
    campaign && isEditor
      ? {
          campaign: campaign.slug,
          presets: await presetsOf(c, campaign.slug),
          isOpen: asked !== undefined || items.length === 0,
          isRefused,
        }
      : null
  const props = { screen, names, lines, next, method, made: madeOf(c), refused, kept: keptForUndo(c) }
  return page(c, screen.t.audiences, <Audiences {...props} />, status)
}

async function detail(
  c: Context<Dashboard>,
  audience: Audience,
  refused: string | null,
  status: ContentfulStatusCode = 200,
) {
  const { screen, now } = c.var
  const { DB } = c.env
  const [names, size, out, days, sample, sent] = await Promise.all([
    namesFor(DB, [audience]),
    audienceSize(DB, audience, now),
    leftOut(DB, audience, now),
    daysOf(DB, audience.id, now),
    explainAudience(DB, audience, EXAMPLES, now),
    sentOf(c, audience.id),
  ])
  const kept = keptForUndo(c)
  const props = { screen, names, audience, size, out, days, sample, sent, made: madeOf(c), kept, refused }
  return page(c, audience.name, <Detail {...props} />, status)
}

const madeOf = (c: Context<Dashboard>) => MADE.find(made => made === c.req.query('made')) ?? null
