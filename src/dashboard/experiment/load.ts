import type { Context } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { LIFTS, type Outlook, outlook, seenLately } from '../../experiments/outlook.ts'
import { experimentEndpoints } from '../../experiments/routes.ts'
import type { NoSlope, Slope } from '../../experiments/slope.ts'
import type { ScoredVersion } from '../../experiments/slope-store.ts'
import { type Ended, findVersions, type TestedVersion } from '../../experiments/store.ts'
import type { Shown } from '../../pages/experiment/shown.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { listVersions } from '../../pages/versions/version-store.ts'
import { answerHere } from '../ask.ts'
import { adOf } from '../at-address.ts'
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
  const ad = await adOf(c)
  const { campaign: slug, slug: adSlug } = ad
  const [{ experiment, ended }, { slope, pages }, seen, published] = await Promise.all([
    answerHere<{ experiment: Shown | null; ended: Ended[] }>(c, TEST),
    answerHere<{ slope: Slope | NoSlope; pages: ScoredVersion[] }>(c, SLOPE),
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
