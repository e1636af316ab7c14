import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { originOf } from '../../brands/domain.ts'
import { findBrand } from '../../brands/store.ts'
import { campaignSlugs, listCampaigns } from '../../campaigns/store.ts'
import { lastDays } from '../../funnel/range.ts'
import { trafficOf } from '../../funnel/traffic/robots.ts'
import { trafficEndpoints } from '../../funnel/traffic/routes.ts'
import { HttpError } from '../../lib/http.ts'
import { deadEndpoints } from '../../pixel/dead/routes.ts'
import { hostEndpoints } from '../../pixel/hosts/endpoints.ts'
import { listHosts } from '../../pixel/hosts/hosts.ts'
import { type Checked, checkEndpoints } from '../../pixel/install/check-endpoint.ts'
import { listSightings } from '../../pixel/install/sightings.ts'
import { answerHere, askHere, formIn, type Page } from '../ask.ts'
import { type Outcome, outcomeOf } from '../call.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { Aside, type DeadLetter } from './aside.tsx'
import { type CheckState, UNCHECKED } from './check.tsx'
import { Cnil } from './cnil.tsx'
import type { HostState } from './hosts.tsx'
import { Install } from './install.tsx'
import { Robots } from './robots.tsx'

const CHECK = endpointOf(checkEndpoints, 'POST', '/pixel/check')
const DECLARE = endpointOf(hostEndpoints, 'POST', '/hosts')
const TAKE_BACK = endpointOf(hostEndpoints, 'DELETE', '/hosts/:host')
const DEAD = endpointOf(deadEndpoints, 'GET', '/beacons/dead')
const REPLAY_ALL = endpointOf(deadEndpoints, 'POST', '/beacons/dead/replay')
const REPLAY = endpointOf(deadEndpoints, 'POST', '/beacons/dead/:id/replay')
const SWITCH = endpointOf(trafficEndpoints, 'PATCH', '/traffic/bots/:rule')
const DAYS = 30
const SHOWN = 200 // campaigns, and hosts

/** /app/measure: the pixel on other sites, and what is measured. */
export const measure = new Hono<Dashboard>()
  .get('/', c => installation(c, {}))

  .post('/check', atLeast('editor'), async c => {
    const { url = '' } = await formIn(c)
    const outcome = await outcomeOf(() => askHere(c, CHECK, { url }))
    const state: CheckState = outcome.ok
      ? { url, refused: null, checked: outcome.json as Checked }
      : { url, refused: outcome.code, checked: null }
    return installation(c, { check: state }, outcome.ok ? 200 : outcome.status)
  })

  .post('/hosts', atLeast('editor'), async c => {
    const { host = '' } = await formIn(c)
    const outcome = await outcomeOf(() => askHere(c, DECLARE, { host }))
    if (outcome.ok) return c.redirect('/app/measure#hosts', 303)
    return installation(c, { declaring: { host, refused: outcome.code } }, outcome.status)
  })
  .post('/hosts/:host/remove', atLeast('editor'), async c => {
    const outcome = await outcomeOf(() => askHere(c, TAKE_BACK))
    if (outcome.ok) return c.redirect('/app/measure#hosts', 303)
    return installation(c, { declaring: { host: '', refused: outcome.code } }, outcome.status)
  })

  .get('/robots', async c => {
    const { DB } = c.env
    const range = lastDays(DAYS, c.var.now)
    const traffic = await trafficOf(DB, await campaignSlugs(DB), range)
    const done = c.req.query('done') ?? null
    return page(
      c,
      c.var.screen.t.measure.robots,
      <Robots screen={c.var.screen} traffic={traffic} range={range} done={done} />,
    )
  })
  .post('/robots/:rule', atLeast('editor'), async c => {
    const { mode } = await formIn(c)
    const outcome = await outcomeOf(() => askHere(c, SWITCH, { mode }))
    if (!outcome.ok) throw new HttpError(outcome.status, outcome.code, c.var.screen.t.robots.refused)
    const rule = c.req.param('rule')
    return c.redirect(`/app/measure/robots?done=${rule}#${rule}`, 303)
  })

  .get('/aside', atLeast('editor'), c => setAside(c, null))
  .post('/aside/replay', atLeast('editor'), async c => {
    const outcome = await outcomeOf(() => askHere(c, REPLAY_ALL))
    return setAside(c, toldOf(outcome), outcome.ok ? 200 : outcome.status)
  })
  .post('/aside/:id/replay', atLeast('editor'), async c => {
    const outcome = await outcomeOf(() => askHere(c, REPLAY))
    return setAside(c, toldOf(outcome), outcome.ok ? 200 : outcome.status)
  })

  .get('/cnil', c => page(c, c.var.screen.t.measure.cnil, <Cnil screen={c.var.screen} />))

interface Said {
  check?: CheckState
  declaring?: HostState
}

async function installation(
  c: Context<Dashboard>,
  { check = UNCHECKED, declaring = { host: '', refused: null } }: Said,
  status: ContentfulStatusCode = 200,
) {
  const { screen, now } = c.var
  const [campaigns, hosts, sightings] = await Promise.all([
    listCampaigns(c.env.DB, '', SHOWN),
    listHosts(c.env.DB, '', SHOWN),
    listSightings(c.env.DB),
  ])
  const since = Number(c.req.query('since')) || 0
  const named = c.req.query('campaign')
  const campaign = campaigns.find(({ slug }) => slug === named) ?? campaigns[0]
  const brand = campaign && (await findBrand(c.env.DB, campaign.brand))
  const chosen = campaign && brand ? { campaign, origin: originOf(brand, c.req.url) } : null
  return page(
    c,
    screen.t.install.title,
    <Install {...{ screen, campaigns, chosen, check, hosts, declaring, sightings, since, now }} />,
    status,
  )
}

type Told = Parameters<typeof Aside>[0]['told']

async function setAside(c: Context<Dashboard>, told: Told, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  const { items, next } = await answerHere<Page<DeadLetter>>(c, DEAD)
  return page(c, screen.t.measure.aside, <Aside screen={screen} letters={items} next={next} told={told} />, status)
}

/** One letter that was stored answers as itself, several as a list. */
function toldOf(outcome: Outcome): Told {
  if (!outcome.ok) return { refused: outcome.code }
  const { items = [outcome.json as Came] } = outcome.json as { items?: Came[] }
  const stored = items.filter(({ outcome }) => outcome === 'stored').length
  return { stored, kept: items.length - stored }
}

interface Came {
  outcome: string
}
