import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { allAudienceEndpoints } from '../../audiences/all-routes.ts'
import type { Audience } from '../../audiences/schema.ts'
import { askAt, formIn } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { namesFor, shortCampaignName } from './names.ts'
import { tierName } from './rule-words.ts'
import { Rungs, type ShownRungs } from './rungs.tsx'

const RUNGS = endpointOf(allAudienceEndpoints, 'GET', '/campaigns/:slug/rungs')
const ADD = endpointOf(allAudienceEndpoints, 'POST', '/audiences')

/** /app/audiences/ladder: who went how far on one campaign. */
export const ladder = new Hono<Dashboard>()
  .get('/ladder', c => show(c, c.req.query('campaign')))
  .post('/ladder', atLeast('editor'), async c => {
    const { campaign = '', rank } = await formIn(c)
    const outcome = await outcomeOf(async () => {
      const rung = (await rungsOf(c, campaign)).items.find(({ tier }) => String(tier.rank) === rank)
      return askAt(c, ADD, '/audiences', {
        body: rung && { name: await nameOf(c, rung.tier.slug, campaign), ...rung.rule },
      })
    })
    if (!outcome.ok) return show(c, campaign, outcome.status)
    return c.redirect(`/app/audiences/${(outcome.json as Audience).id}?made=added`, 303)
  })

async function show(c: Context<Dashboard>, asked: string | undefined, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  const names = await namesFor(c.env.DB, [])
  const campaign = (names.campaigns.find(({ slug }) => slug === asked) ?? names.campaigns[0])?.slug
  const shown = campaign === undefined ? null : { campaign, rungs: await rungsOf(c, campaign) }
  const props = { screen, names, shown, isRefused: status !== 200 }
  return page(c, screen.t.audience.rungs.title, <Rungs {...props} />, status)
}

const rungsOf = async (c: Context<Dashboard>, campaign: string): Promise<ShownRungs> =>
  (await askAt(c, RUNGS, `/campaigns/${encodeURIComponent(campaign)}/rungs`)).json()

async function nameOf(c: Context<Dashboard>, tier: string, campaign: string): Promise<string> {
  const { t } = c.var.screen
  return t.audience.rungs.named(tierName(t, tier), shortCampaignName(await namesFor(c.env.DB, []), campaign))
}
