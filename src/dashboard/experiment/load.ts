import type { Context } from 'hono'
import { endpointOf, perform } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { findAd } from '../../campaigns/store.ts'
import { LIFTS, type Outlook, outlook, seenLately } from '../../experiments/outlook.ts'
import { experimentEndpoints } from '../../experiments/routes.ts'
import type { NoSlope, Slope } from '../../experiments/slope.ts'
import type { ScoredVersion } from '../../experiments/slope-store.ts'
import { type Ended, findVersions, type TestedVersion } from '../../experiments/store.ts'
import type { Shown } from '../../pages/experiment/shown.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { listVersions } from '../../pages/versions/version-store.ts'
import { noPage } from '../ask.ts'
import { asCaller } from '../call.ts'
import type { Dashboard } from '../screen.ts'

export const AD = '/campaigns/:slug/ads/:ad'
export const TEST = endpointOf(pageEndpoints, 'GET', `${AD}/experiment`)
export const SLOPE = endpointOf(experimentEndpoints, 'GET', '/slope')
const OFFERED = 12 // versions, the latest

/** All that the page of an ad's tests shows. */
export interface TestPage {
  ad: Ad
  experiment: Shown | null
  isPast: boolean // one that was asked for, whatever came after it
  ended: Ended[] // the latest first
  variants: TestedVersion[] // that can be tested against the live version, latest first
  outlooks: Outlook[] // for two versions, one for each difference that is offered
  slope: Slope | NoSlope
  scored: ScoredVersion[]
}

export async function loadTest(c: Context<Dashboard>): Promise<TestPage> {
  const { DB } = c.env
  const { slug = '', ad: adSlug = '' } = c.req.param() as Record<string, string>
  const ad = await findAd(DB, slug, adSlug)
  if (!ad) throw noPage()
  const answer = async <T>(e: typeof TEST): Promise<T> =>
    (await perform(asCaller(c), e, undefined, c.var.now)).json() as Promise<T>
  const [{ experiment, ended }, { slope, pages }, seen, published] = await Promise.all([
    answer<{ experiment: Shown | null; ended: Ended[] }>(TEST),
    answer<{ slope: Slope | NoSlope; pages: ScoredVersion[] }>(SLOPE),
    seenLately(DB, { campaign: slug, ad: adSlug }, c.var.now),
    listVersions(DB, slug, adSlug, Number.MAX_SAFE_INTEGER, OFFERED),
  ])
  const versions = await findVersions(
    DB,
    slug,
    adSlug,
    published.map(({ version }) => version),
  )
  return {
    ad,
    experiment,
    isPast: Boolean(c.req.query('test')),
    ended,
    variants: versions.filter(({ live }) => !live).sort((a, b) => b.version - a.version),
    outlooks: LIFTS.map(lift => outlook(seen, lift)),
    slope,
    scored: pages,
  }
}
