import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { may } from '../../accounts/roles.ts'
import { explainAudience } from '../../audiences/explain.ts'
import { daysOf } from '../../audiences/nightly.ts'
import { allAudienceEndpoints } from '../../audiences/plan-routes.ts'
import type { Preset } from '../../audiences/presets.ts'
import type { Audience } from '../../audiences/schema.ts'
import { audienceSize, leftOut } from '../../audiences/size.ts'
import { listAudiences } from '../../audiences/store.ts'
import { paged, readPaging } from '../../lib/paging.ts'
import { outcomeOf } from '../call.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { ask } from './ask.ts'
import { Detail } from './detail.tsx'
import { editing } from './edit-routes.tsx'
import { exporting } from './export-routes.tsx'
import { Audiences, MADE } from './list.tsx'
import { campaignName, namesFor } from './names.ts'
import { planning } from './plan-routes.tsx'
import { audienceOf, formIn } from './request.ts'

const PRESETS = endpointOf(allAudienceEndpoints, 'GET', '/audiences/presets')
const ADD = endpointOf(allAudienceEndpoints, 'POST', '/audiences')
const DELETE = endpointOf(allAudienceEndpoints, 'DELETE', '/audiences/:id')
const MAKE_STAGES = endpointOf(allAudienceEndpoints, 'POST', '/campaigns/:slug/sequence/audiences')

const PER_PAGE = 20 // each is counted while the page is waited for
const EXAMPLES = 5
const NAME_ROOM = 60 // characters of a campaign's name: with a preset's within the 120 of an audience's

/** /app/audiences: who may be shown ads again. */
export const audiences = new Hono<Dashboard>()
  .use(atLeast('analyst'))
  .get('/', c => list(c, false))

  .post('/presets', atLeast('editor'), async c => {
    const { campaign = '', key = '' } = await formIn(c)
    const outcome = await outcomeOf(async () => {
      const preset = (await presetsOf(c, campaign)).find(found => found.key === key)
      const names = await namesFor(c.env.DB, [])
      const name = preset && nameOf(c, preset, campaignName(names, campaign))
      return ask(c, ADD, '/audiences', { body: preset && { name, ...preset.rule } })
    })
    if (!outcome.ok) return list(c, true, outcome.status)
    return c.redirect(`/app/audiences/${(outcome.json as Audience).id}?made=added`, 303)
  })
  .post('/sequence', atLeast('editor'), async c => {
    const slug = encodeURIComponent((await formIn(c)).campaign ?? '')
    const outcome = await outcomeOf(() => ask(c, MAKE_STAGES, `/campaigns/${slug}/sequence/audiences`))
    if (!outcome.ok) return list(c, true, outcome.status)
    return c.redirect(`/app/campaigns/${slug}/sequence?done=made`, 303)
  })

  .route('/', editing)
  .route('/', planning)
  .get('/:id', async c => detail(c, await audienceOf(c), null))
  .post('/:id/delete', atLeast('editor'), async c => {
    const audience = await audienceOf(c)
    const outcome = await outcomeOf(() => ask(c, DELETE, `/audiences/${audience.id}`))
    if (outcome.ok) return c.redirect('/app/audiences?made=deleted', 303)
    return detail(c, audience, outcome.code, outcome.status)
  })
  .route('/', exporting)

async function list(c: Context<Dashboard>, isRefused: boolean, status: ContentfulStatusCode = 200) {
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
  const isEditor = screen.viewer !== null && may(screen.viewer.role, 'editor')
  const method =
    campaign && isEditor
      ? {
          campaign: campaign.slug,
          presets: await presetsOf(c, campaign.slug),
          isOpen: asked !== undefined || items.length === 0,
          isRefused,
        }
      : null
  return page(c, screen.t.audiences, <Audiences {...{ screen, names, lines, next, method, made: madeOf(c) }} />, status)
}

async function detail(
  c: Context<Dashboard>,
  audience: Audience,
  refused: string | null,
  status: ContentfulStatusCode = 200,
) {
  const { screen, now } = c.var
  const { DB } = c.env
  const [names, size, out, days, sample] = await Promise.all([
    namesFor(DB, [audience]),
    audienceSize(DB, audience, now),
    leftOut(DB, audience, now),
    daysOf(DB, audience.id, now),
    explainAudience(DB, audience, EXAMPLES, now),
  ])
  const props = { screen, names, audience, size, out, days, sample, made: madeOf(c), refused }
  return page(c, audience.name, <Detail {...props} />, status)
}

async function presetsOf(c: Context<Dashboard>, campaign: string): Promise<Preset[]> {
  const response = await ask(c, PRESETS, `/audiences/presets?${new URLSearchParams({ campaign })}`)
  return ((await response.json()) as { items: Preset[] }).items
}

/** Those of one campaign are told apart by its name. */
const nameOf = (c: Context<Dashboard>, { names, rule }: Preset, campaign: string): string => {
  const name = names[c.var.screen.language]
  return rule.campaigns ? `${name} · ${[...campaign].slice(0, NAME_ROOM).join('')}` : name
}

const madeOf = (c: Context<Dashboard>) => MADE.find(made => made === c.req.query('made')) ?? null
