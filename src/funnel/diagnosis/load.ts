import { storedRule } from '../../audiences/schema.ts'
import { DEFAULT_TOUCHES } from '../../audiences/sequence.ts'
import { findSequence, stageAudiences } from '../../audiences/sequence-store.ts'
import { distributionOf } from '../../audiences/touches.ts'
import { touchesBefore } from '../../audiences/touches-store.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import { sumOf } from '../../lib/sum.ts'
import { DAY_MS } from '../../lib/time.ts'
import { CONSENT } from '../../pixel/row.ts'
import { ENGAGED_RANK, LEAD_RANK } from '../../pixel/tier.ts'
import { type Line, loadLines } from '../matrix/lines.ts'
import type { Range } from '../range.ts'
import { together } from '../stages.ts'
import { countAds } from '../store.ts'
import { type FindingChange, findingChanges } from './compare.ts'
import { concerns, keepsConverted } from './exclusions.ts'
import { brokenPromise } from './promise.ts'
import { noRemarketing } from './remarketing.ts'
import type { Finding } from './schema.ts'
import {
  followedOf,
  liveAudiences,
  medianPrice,
  promisesOf,
  tellsTiers,
  type VisitCount,
  visitCounts,
} from './store.ts'
import { virality } from './virality.ts'

const RECENT_MS = 30 * DAY_MS // platforms forget a list of visitors that nobody feeds

type Diagnosed = Pick<Campaign, 'slug' | 'currency'>

/** The three fatal errors, of one campaign in these days. */
export const diagnose = async (db: D1Database, campaign: Diagnosed, range: Range, now: number): Promise<Finding[]> =>
  (await diagnoseBeside(db, campaign, range, null, now)).errors

export interface Diagnosis {
  errors: Finding[]
  compare: (Range & { errors: FindingChange[] }) | null
}

/** The same, beside other days. */
export async function diagnoseBeside(
  db: D1Database,
  campaign: Diagnosed,
  range: Range,
  compare: Range | null,
  now: number,
): Promise<Diagnosis> {
  const { slug, currency } = campaign
  const [counted, earlier, lines, promises, remarketing] = await Promise.all([
    countedIn(db, campaign, range),
    compare && countedIn(db, campaign, compare),
    loadLines(db),
    promisesOf(db, slug),
    remarketingOf(db, slug, range, now),
  ])
  const { costMicros, views } = together(counted.ads)
  const engagedViews = viewsOf(
    counted.visits.filter(
      ({ rank, consent }) => consent === CONSENT.granted && rank >= ENGAGED_RANK && rank < LEAD_RANK,
    ),
  )
  const ofPages = errorsOfPages(campaign, counted, promises, lines.engagement)
  const errors = [
    ...ofPages,
    noRemarketing({ campaign: slug, currency, costMicros, views, engagedViews, ...remarketing }),
  ]
  if (!compare || !earlier) return { errors, compare: null }
  const before = errorsOfPages(campaign, earlier, promises, lines.engagement)
  return { errors, compare: { ...compare, errors: findingChanges(before, errors) } }
}

async function countedIn(db: D1Database, { slug, currency }: Diagnosed, range: Range) {
  const [ads, price, visits] = await Promise.all([
    countAds(db, [slug], range),
    medianPrice(db, slug, currency, range),
    visitCounts(db, slug, range),
  ])
  return { ads, price, visits }
}

/** The errors that are read from ads and pages. */
function errorsOfPages(
  { slug: campaign, currency }: Diagnosed,
  { ads, price, visits }: Awaited<ReturnType<typeof countedIn>>,
  promises: Awaited<ReturnType<typeof promisesOf>>,
  engagement: Line,
): Finding[] {
  const promised = ads
    .filter(({ ad }) => ad !== '')
    .map(({ ad, costMicros, views }) => {
      const { score = null, served_by: servedBy = null } = promises.find(promise => promise.ad === ad) ?? {}
      const own = visits.filter(row => row.ad === ad)
      const bounced = viewsOf(own.filter(({ rank }) => rank < ENGAGED_RANK))
      return {
        ad,
        costMicros,
        views,
        score,
        servedBy,
        bounced,
        lcpMeasured: sumOf(own, row => row.lcp_measured),
        lcpGood: sumOf(own, row => row.lcp_good),
      }
    })
  return [
    virality({ campaign, currency, ads, engagement, price }),
    brokenPromise({ campaign, currency, ads: promised }),
  ]
}

async function remarketingOf(db: D1Database, campaign: string, range: Range, now: number) {
  const live = (await liveAudiences(db, now - RECENT_MS)).map(({ id, rule }) => ({ id, rule: storedRule.parse(rule) }))
  const [followed, tells, sequence, stages, counts] = await Promise.all([
    followedOf(
      db,
      campaign,
      range,
      live.map(({ id }) => id),
    ),
    tellsTiers(db),
    findSequence(db, campaign),
    stageAudiences(db, campaign),
    touchesBefore(db, campaign, now),
  ])
  const own = live.filter(({ rule }) => concerns(rule, campaign))
  const { min, max } = sequence?.settings.touches ?? DEFAULT_TOUCHES
  const isMethods = min === DEFAULT_TOUCHES.min && max === DEFAULT_TOUCHES.max
  return {
    ...followed,
    live: { audiences: own.length, unexcluded: own.filter(({ rule }) => keepsConverted(rule)).length },
    hasSequence: stages.length > 0,
    tellsTiers: tells,
    touches: { ...distributionOf(counts, { min, max }), usual: { min, max, isMethods } },
  }
}

const viewsOf = (rows: readonly VisitCount[]): number => sumOf(rows, row => row.views)
