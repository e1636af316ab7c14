import type { Estimate } from '../../funnel/leak/leak.ts'
import type { PassageName } from '../../funnel/passages.ts'
import type { Notice } from '../../notices/schema.ts'
import { estimate, roughly } from '../leak/say.ts'
import { moneyOf } from '../money.tsx'
import { destinationLabel } from '../platform-names.ts'
import type { Screen } from '../screen.ts'

interface Said {
  title: string
  what: string
  action: string // on the button
}

/** A notice in words: what happened, what it costs, what to do. */
export function said(screen: Screen, notice: Notice): Said {
  const { t, f } = screen
  const words = t.notices
  switch (notice.kind) {
    case 'leak': {
      const action = t.leak.actions[notice.facts.code as keyof typeof t.leak.actions]
      return { ...leakSaid(screen, notice.facts), action }
    }
    case 'drift': {
      const { before, after, caps } = notice.facts
      const why = caps.length > 0 ? words.drift.caps(f.list(caps.map(cap => t.desk.caps[cap] ?? cap))) : ''
      const what = `${words.drift.what(before, after)} ${why}`.trim()
      return { title: words.drift.title, what, action: words.drift.action }
    }
    case 'broken-page': {
      const { why, score, spend } = notice.facts
      const money = moneyOf(screen, spend)
      const what = why === 'down' ? words.broken.down(money) : words.broken.mismatch(money, score ?? 0)
      return { title: words.broken.title, what, action: words.broken.action[why] }
    }
    case 'feed-missed': {
      const { destination, missedAt } = notice.facts
      const { title, what, action } = words.feed
      return { title: title(destinationLabel(destination)), what: what(f.moment(missedAt)), action }
    }
    case 'connection-paused': {
      const { destination, why, reason } = notice.facts
      const { title, action } = words.connection
      return {
        title: title(destinationLabel(destination)),
        what: words.connection.why[why]?.(reason) ?? reason,
        action,
      }
    }
    case 'list-stopped': {
      const { destination, why } = notice.facts
      return {
        title: words.list.title(destinationLabel(destination)),
        what: words.list.what(why),
        action: words.list.action,
      }
    }
    case 'webhook-off': {
      const { title, why, how, action } = words.webhook
      return { title, what: `${why[notice.facts.why] ?? ''} ${how(notice.subject)}`.trim(), action }
    }
    case 'request-due': {
      const { request, dueAt, late } = notice.facts
      const { title, what } = words.request[late ? 'late' : 'pressing']
      return { title: title[request], what: what(f.dayAt(dueAt)), action: words.request.action }
    }
    case 'test': {
      const { state, winner } = notice.facts
      return { title: outcomeOf(screen, state, winner), what: words.test.what[state], action: words.test.action }
    }
  }
}

interface LeakFacts {
  passage: PassageName
  results: Estimate
  money: Estimate | null // micros
  currency: string
}

export function leakSaid(screen: Screen, { passage, results, money, currency }: LeakFacts): Omit<Said, 'action'> {
  const { t, f } = screen
  const words = t.notices.leak
  const title = words.title(t.leak.passages[passage])
  if (results.mid === 0) return { title, what: words.unpriced }
  const { mid, range } = estimate(screen, results)
  const worth = (micros: number) => f.money(roughly(micros), currency)
  const cost = money ? words.money(worth(money.mid), t.leak.from(worth(money.low), worth(money.high))) : ''
  return { title, what: `${words.what(mid, range)} ${cost}`.trim() }
}

export const outcomeOf = ({ t }: Screen, state: 'mismatch' | 'futile' | 'verdict', winner: string | null): string =>
  t.notices.test.title[state]((winner ?? '').toUpperCase())

/** Of which campaign and ad, as people know them; '' when it is of none. */
export const placeOf = ({ t }: Screen, { campaign, name, headline, ad }: Notice): string =>
  ad === '' ? (name ?? campaign) : t.notices.ofAd(name ?? campaign, headline ?? ad)
