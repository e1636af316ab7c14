import * as z from 'zod'
import { all, first } from '../db/query.ts'
import { type CostChange, changesOf, rangeBefore } from '../funnel/compare.ts'
import type { JudgedPassage, Leak, NamedLeak } from '../funnel/leak/leak.ts'
import { loadLeak } from '../funnel/leak/load.ts'
import { comparable } from '../funnel/passages.ts'
import { type Range, sinceMs, untilMs } from '../funnel/range.ts'
import { type Counts, pricesOf, together } from '../funnel/stages.ts'
import { type AdCounts, countAds } from '../funnel/store.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import { type Notice, testEnd } from './schema.ts'
import { listNotices } from './store.ts'

/** What happened in seven days, beside the seven before. */
export interface Digest extends Range {
  before: Range
  campaigns: CampaignWeek[] // those in which something happened, the dearest first
  others: number // campaigns left out, since there are so many
  notices: Notice[] // open, of no campaign
}

export interface CampaignWeek {
  campaign: string
  name: string
  currency: string
  now: Week
  before: Week
  cpl: Pick<CostChange, 'ratio' | 'interval' | 'clear'>
  leak: WeekLeak // of the 30 days that end with the week
  notices: Notice[] // open
  tests: TestEnd[]
  headlines: Record<string, string> // of the ads that `leak` and `tests` name, by slug
}

/** Money in micros of the campaign's currency; null is unknown, not zero. */
export interface Week extends Pick<Counts, 'costMicros' | 'otherCosts' | 'views' | 'leads' | 'purchases'> {
  cplMicros: number | null
}

export interface WeekLeak {
  verdict: Leak['verdict']
  named: Pick<NamedLeak, 'passage' | 'recoverable' | 'action'> | null
  ads: Leak['ads'] // that leak by themselves
  more: Pick<JudgedPassage, 'passage' | 'more'> | null // how much is missing until one can be named; the nearest
}

const campaignRow = z.object({ slug: z.string(), name: z.string(), currency: z.string() })
const CAMPAIGNS = `SELECT slug, name, currency FROM campaigns WHERE status <> 'archived' AND (?1 = '' OR slug = ?1) ORDER BY slug`

const testRow = z.object({ campaign: z.string(), ad: z.string(), ...testEnd.shape })
type TestEnd = z.infer<typeof testRow>
const TESTS = `
  SELECT e.campaign, e.ad, r.state, r.reading ->> 'winner' AS winner
  FROM experiment_readings r JOIN experiments e ON e.id = r.experiment WHERE r.at >= ?1 AND r.at < ?2 ORDER BY r.at`

const adRow = z.object({ slug: z.string(), headline: z.string() })
const HEADLINES = `SELECT slug, headline FROM ads WHERE campaign = ?1 AND slug IN (SELECT value FROM json_each(?2))`
async function headlinesOf(db: D1Database, campaign: string, ads: readonly string[]): Promise<Record<string, string>> {
  const found = ads.length > 0 ? await all(db, adRow, HEADLINES, campaign, JSON.stringify(ads)) : []
  return Object.fromEntries(found.map(({ slug, headline }) => [slug, headline]))
}

const MOST_CAMPAIGNS = 30
const MOST_NOTICES = 200
const LEAK_DAYS = 30

const IS_CAMPAIGN = `SELECT EXISTS (SELECT 1 FROM campaigns WHERE slug = ?1) AS found`
export const isCampaign = async (db: D1Database, slug: string): Promise<boolean> =>
  (await first(db, z.object({ found: z.int() }), IS_CAMPAIGN, slug))?.found === 1

/** Of one campaign, or of all of them (''). */
export async function loadDigest(db: D1Database, range: Range, campaign = ''): Promise<Digest> {
  const before = rangeBefore(range)
  const known = await all(db, campaignRow, CAMPAIGNS, campaign)
  const slugs = known.map(({ slug }) => slug)
  const [later, earlier, notices, tests] = await Promise.all([
    countAds(db, slugs, range),
    countAds(db, slugs, before),
    listNotices(db, 'open', '', MOST_NOTICES),
    all(db, testRow, TESTS, sinceMs(range), untilMs(range)),
  ])
  const of = <T extends { campaign: string }>(rows: readonly T[], slug: string) => rows.filter(r => r.campaign === slug)
  const told = known
    .map(each => ({
      ...each,
      later: periodOf(of(later, each.slug)),
      earlier: periodOf(of(earlier, each.slug)),
      notices: of(notices, each.slug).filter(({ kind }) => kind !== 'leak' && kind !== 'test'), // told in their own place
      tests: of(tests, each.slug),
    }))
    .filter(
      each => isLive(each.later.total) || isLive(each.earlier.total) || each.notices.length + each.tests.length > 0,
    )
    .sort((a, b) => (b.later.total.costMicros ?? 0) - (a.later.total.costMicros ?? 0))
  const shown = told.slice(0, MOST_CAMPAIGNS)
  const campaigns: CampaignWeek[] = []
  for (const { slug, later, earlier, ...each } of shown) {
    const { ratio, interval, clear } = changesOf(earlier, later).cpl
    const leak = leakIn(await loadLeak(db, slug, upTo(range.to, LEAK_DAYS)))
    campaigns.push({
      ...{ campaign: slug, name: each.name, currency: each.currency },
      now: weekOf(later.total),
      before: weekOf(earlier.total),
      cpl: { ratio, interval, clear },
      ...{ leak, notices: each.notices, tests: each.tests },
      headlines: await headlinesOf(
        db,
        slug,
        [...leak.ads, ...each.tests].map(({ ad }) => ad),
      ),
    })
  }
  const ofNone = campaign === '' ? of(notices, '') : []
  return { ...range, before, campaigns, others: told.length - shown.length, notices: ofNone }
}

/** What somebody who hears of some campaigns only is told. */
export const onlyOf = (digest: Digest, campaigns: readonly string[] | null): Digest =>
  campaigns === null
    ? digest
    : {
        ...digest,
        campaigns: digest.campaigns.filter(each => campaigns.includes(each.campaign)),
        others: 0,
        notices: [],
      }

function periodOf(ads: readonly AdCounts[]) {
  const total = together(ads)
  return { total, parts: comparable(ads, total) }
}

const isLive = ({ views, costMicros, otherCosts, conversions }: Counts): boolean =>
  views + conversions + (costMicros ?? 0) + Object.keys(otherCosts).length > 0

export function weekOf(total: Counts): Week {
  const { costMicros, otherCosts, views, leads, purchases } = total
  return { costMicros, otherCosts, views, leads, purchases, cplMicros: pricesOf(total).cplMicros }
}

const upTo = (to: string, days: number): Range => ({ from: dayOf(Date.parse(to) - (days - 1) * DAY_MS), to })

function leakIn({ verdict, named, passages, ads }: Leak): WeekLeak {
  const nearest = passages
    .filter(({ more, madeUp }) => more !== null && !madeUp)
    .sort((a, b) => a.more! - b.more!)
    .map(({ passage, more }) => ({ passage, more }))[0]
  return {
    ...{ verdict, ads },
    named: named && { passage: named.passage, recoverable: named.recoverable, action: named.action },
    more: verdict === 'unsure' ? (nearest ?? null) : null,
  }
}
