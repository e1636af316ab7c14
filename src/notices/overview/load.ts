import { rangeBefore } from '../../funnel/compare.ts'
import { diagnose } from '../../funnel/diagnosis/load.ts'
import { loadEvidence } from '../../funnel/leak/load.ts'
import { comparable } from '../../funnel/passages.ts'
import type { Range } from '../../funnel/range.ts'
import { type Funnel, funnelOf, together } from '../../funnel/stages.ts'
import { type AdCounts, countAds, countBy, partsOf, siteViews } from '../../funnel/store.ts'
import type { Notice } from '../schema.ts'
import { listNotices } from '../store.ts'
import { nextActions } from './actions.ts'
import { type Exposure, exposedBy } from './exposure.ts'
import { type Leaks, leaksOf } from './leaks.ts'
import { type CurrencyFigures, figuresOf, spendOf, weigher } from './money.ts'
import type { Action } from './reasons.ts'
import type { AdPage, Running, Standing } from './schema.ts'
import { accountOf, adPages, listRunning, standings } from './store.ts'

/** All active campaigns at a glance: whether money leaks, where, how much, and what to do. */
export interface Overview extends Range {
  before: Range
  campaigns: number // active
  examined: number // of these, in which leaks, pages and things to do are looked for: those that spend most
  figures: CurrencyFigures[]
  funnel: Funnel
  leaks: Leaks
  exposed: Exposure[]
  actions: Action[]
  names: Names
}

/** Of campaigns by slug; of ads by '<campaign>/<ad>'. */
export interface Names {
  campaigns: Record<string, string>
  ads: Record<string, Pick<AdPage, 'headline' | 'language'>>
}

/** What it costs must not grow with an agency's number of campaigns. */
const MOST_EXAMINED = 20
const MOST_DIAGNOSED = 2 // of each some thirteen statements
const MOST_NOTICES = 100

export async function loadOverview(db: D1Database, range: Range, now: number): Promise<Overview> {
  const before = rangeBefore(range)
  const running = await listRunning(db, range)
  const [examined, others] = [running.slice(0, MOST_EXAMINED), running.slice(MOST_EXAMINED)]
  const slugs = slugsOf(examined)
  const [near, far, earlier, evidence, notices, standing, account, fatal] = await Promise.all([
    countExamined(db, slugs, range),
    countAds(db, slugsOf(others), range),
    countAds(db, slugsOf(running), before),
    loadEvidence(db, slugs, range),
    listNotices(db, 'open', '', MOST_NOTICES),
    standings(db, slugs, now),
    accountOf(db, running, now),
    fatalErrors(db, examined.slice(0, MOST_DIAGNOSED), range, now),
  ])
  const ads = [...near.ads, ...far]
  const figures = figuresOf(running, ads, earlier)
  const weigh = weigher(figures)
  const leaks = leaksOf(examined, near, evidence, weigh)
  const currencyOf = new Map(running.map(({ slug, currency }) => [slug, currency]))
  const spent = new Map(near.ads.map(ad => [keyOf(ad), spendOf(ad, currencyOf.get(ad.campaign)!)]))
  const spentOn = (campaign: string, ad: string) => spent.get(keyOf({ campaign, ad })) ?? {}
  const pages = await adPages(db, adsToName(near.ads, standing, notices))
  const exposed = exposedBy(near.ads, pages, examined, weigh)
  const seen = { leaks: leaks.found, exposed, fatal, notices, standings: standing, account, spentOn, now }
  return {
    ...{ ...range, before, campaigns: running.length, examined: examined.length },
    ...{ figures, funnel: funnelOfAll(ads), leaks, exposed, actions: nextActions(seen, weigh) },
    names: namesOf(running, pages),
  }
}

const slugsOf = (campaigns: readonly Running[]): string[] => campaigns.map(({ slug }) => slug)
const keyOf = ({ campaign, ad }: { campaign: string; ad: string }): string => JSON.stringify([campaign, ad])

function adsToName(
  counted: readonly AdCounts[],
  unfinished: readonly Standing[],
  notices: readonly Notice[],
): [campaign: string, ad: string][] {
  const ads = [
    ...counted,
    ...notices,
    ...unfinished.flatMap(({ campaign, draft, bare }) => [draft, bare].map(ad => ({ campaign, ad: ad ?? '' }))),
  ].filter(({ ad }) => ad !== '')
  return [...new Map(ads.map(ad => [keyOf(ad), [ad.campaign, ad.ad] as [string, string]])).values()]
}

const namesOf = (campaigns: readonly Running[], pages: readonly AdPage[]): Names => ({
  campaigns: Object.fromEntries(campaigns.map(({ slug, name }) => [slug, name])),
  ads: Object.fromEntries(
    pages.map(({ campaign, ad, headline, language }) => [`${campaign}/${ad}`, { headline, language }]),
  ),
})

async function countExamined(db: D1Database, campaigns: readonly string[], range: Range) {
  const site = await siteViews(db, campaigns, range)
  const rows = await countBy(db, campaigns, range, ['ad', 'platform'], site)
  return { site, rows, ads: partsOf(['ad'], rows) }
}

async function fatalErrors(db: D1Database, campaigns: readonly Running[], range: Range, now: number) {
  const found = await Promise.all(
    campaigns.map(async campaign =>
      (await diagnose(db, campaign, range, now)).map(finding => ({ ...finding, campaign: campaign.slug })),
    ),
  )
  return found.flat().filter(({ answer }) => answer === 'yes')
}

/** Media and site are compared campaign by campaign, each as far as its reports allow. */
function funnelOfAll(ads: readonly AdCounts[]): Funnel {
  const parts = [...Map.groupBy(ads, ({ campaign }) => campaign).values()].flatMap(own =>
    comparable(own, together(own)),
  )
  return funnelOf(together(ads), parts)
}
