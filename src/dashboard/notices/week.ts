import { actionPath } from '../../notices/action.ts'
import type { CampaignWeek, Digest, Week, WeekLeak } from '../../notices/digest.ts'
import type { Notice } from '../../notices/schema.ts'
import { change, estimate } from '../leak/say.ts'
import { moneyOf } from '../money.tsx'
import type { Screen } from '../screen.ts'
import type { Block } from './letter.tsx'
import { leakSaid, outcomeOf, placeOf, said } from './say.ts'

const MOST_ALERTS = 5
const MOST_ADS = 3 // that leak, of a campaign that does not surely

/** The digest in words: each campaign's week beside the one before, where it leaks, what is to be settled. */
export function weekBlocks(screen: Screen, digest: Digest): Block[] {
  const { t, f } = screen
  const words = t.notices.digest
  const { campaigns, notices, others } = digest
  if (campaigns.length + notices.length === 0) return [{ text: words.nothing }]
  return [
    { text: words.hello(f.days(digest)), soft: true },
    ...campaigns.flatMap(week => campaignBlocks(screen, week)),
    ...(others > 0 ? [{ text: words.more(f.counted(others)) }] : []),
    ...(notices.length > 0 ? [{ head: words.ofNone }, ...noticeBlocks(screen, notices)] : []),
  ]
}

export function noticeBlocks(screen: Screen, notices: readonly Notice[], most = MOST_ALERTS): Block[] {
  const { t, f, url } = screen
  const shown = notices.slice(0, most)
  const rest = notices.length - shown.length
  return [
    ...shown.flatMap((notice): Block[] => {
      const { title, what, action } = said(screen, notice)
      const place = placeOf(screen, notice)
      return [
        { part: title },
        ...(place === '' ? [] : [{ text: place, soft: true }]),
        { text: what },
        { link: action, to: url.origin + actionPath(notice) },
      ]
    }),
    ...(rest > 0 ? [{ text: t.notices.mail.moreAlerts(f.counted(rest)) }] : []),
  ]
}

function campaignBlocks(screen: Screen, week: CampaignWeek): Block[] {
  const { t, url } = screen
  const words = t.notices.digest
  const { now, before, notices, tests, headlines } = week
  return [
    { head: week.name },
    { columns: [words.figure, words.now, words.before], rows: rowsOf(screen, week, now, before) },
    ...(Object.keys(now.otherCosts).length > 0 ? [{ text: words.apart(moneyOf(screen, now.otherCosts)) }] : []),
    ...changeBlocks(screen, week),
    ...leakBlocks(screen, week.leak, week),
    ...noticeBlocks(screen, notices),
    ...(tests.length > 0 ? [{ part: words.tests }] : []),
    ...tests.map(({ ad, state, winner }) => ({
      text: words.test(headlines[ad] ?? ad, outcomeOf(screen, state, winner)),
    })),
    { link: words.all, to: `${url.origin}/app/campaigns/${week.campaign}`, quiet: true },
  ]
}

function rowsOf({ t, f }: Screen, { currency }: CampaignWeek, now: Week, before: Week): string[][] {
  const money = (micros: number | null) => (micros === null ? '–' : f.money(micros, currency))
  const purchases = [t.notices.digest.purchases, f.count(now.purchases), f.count(before.purchases)]
  return [
    [t.spend, money(now.costMicros), money(before.costMicros)],
    [t.views, f.count(now.views), f.count(before.views)],
    [t.leads, f.count(now.leads), f.count(before.leads)],
    [t.cpl, money(now.cplMicros), money(before.cplMicros)],
    ...(now.purchases + before.purchases > 0 ? [purchases] : []),
  ]
}

function changeBlocks(screen: Screen, { cpl, now, before }: CampaignWeek): Block[] {
  const { t, url } = screen
  const words = t.notices.digest
  if (cpl.ratio !== null && cpl.interval) {
    const range = t.leak.from(change(screen, cpl.interval.low), change(screen, cpl.interval.high))
    return [{ text: cpl.clear ? words.clear(change(screen, cpl.ratio), range) : words.unclear(range) }]
  }
  if (now.costMicros !== null && before.costMicros !== null) return [{ text: words.tooFew }]
  return [{ text: words.noCost }, { link: words.noCostAction, to: `${url.origin}/app/spend`, quiet: true }]
}

function leakBlocks(
  screen: Screen,
  { verdict, named, more, ads }: WeekLeak,
  { currency, headlines }: CampaignWeek,
): Block[] {
  const { t, f, url } = screen
  if (named) {
    const { passage, recoverable, action } = named
    const { title, what } = leakSaid(screen, { passage, currency, ...recoverable })
    const link = t.leak.actions[action.code]
    return [{ part: title }, { text: what }, { link, to: url.origin + action.href }]
  }
  if (ads.length > 0)
    return [
      { part: t.leak.onlyAds(f.counted(ads.length)) },
      ...ads.slice(0, MOST_ADS).map(({ ad, passage, rate, least, recoverable: { results } }) => {
        const won = estimate(screen, results).mid
        const why = t.leak.adLeaks(t.leak.passages[passage], f.percent(rate), f.percent(least), won, '')
        return { text: `${headlines[ad] ?? ad}${why}` }
      }),
    ]
  if (more?.more) {
    const needed = t.leak.wholes[more.passage](f.counted(more.more))
    return [{ part: t.leak.unsure }, { text: t.leak.nearest(t.leak.passages[more.passage], needed) }]
  }
  const [part, text] = verdict === 'none' ? [t.leak.none, t.leak.noneHow] : [t.leak.unknown, t.leak.unknownHow]
  return [{ part }, { text }]
}
