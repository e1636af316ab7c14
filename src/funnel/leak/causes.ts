import { REFRESH_AT } from '../../audiences/plan-frequency.ts'
import { sumOf } from '../../lib/sum.ts'
import { KEPT } from '../diagnosis/promise.ts'
import type { FormReport } from '../form/form.ts'
import { type PassageName, passagesOf } from '../passages.ts'
import { GOOD_SHARE } from '../speed/vital.ts'
import { type Counts, share } from '../stages.ts'
import { isSurelyBelow } from '../sure.ts'
import type { Estimate } from './leak.ts'

/** What we know of a campaign beside its counts: what may be behind a leak. */
export interface Facts {
  promises: { ad: string; score: number; views: number }[] // 0–100, as last judged; `views` of that ad in the range
  speed: { inApp: string; views: number; measured: number; good: number }[] // '' is no app; views with a good LCP
  form: FormReport
  reading: { views: number; left: number } // that got no further than the first tier
  reached: { impressions: number | null; people: number | null }
  platforms: (Counts & { platform: string })[]
}

export type CauseCode = 'broken-promise' | 'slow' | 'form' | 'unread' | 'platform' | 'frequency'

/** One piece of evidence that speaks: a figure on the wrong side of where it should be. */
export interface Cause {
  code: CauseCode
  subject: string // the ad, in-app browser, field of the form or platform that it is about; '' of all
  value: number
  threshold: number
  n: number // what the value was counted on
  touches: number // share of what passes by that it is about, 0–1
  strength: number // how far off, times what it touches: what they are ranked by
  effect: Estimate // results, if this alone were put right: at most its share of what is recoverable
}

interface Finding extends Omit<Cause, 'strength' | 'effect'> {
  off: number // share of the threshold that is missing, 0–1
  most?: number // results that putting it right can bring, when its own figures say so
}

/** Which evidence may explain which passage. */
const EXPLAINS: Record<PassageName, readonly CauseCode[]> = {
  engagement: ['frequency', 'platform'],
  ctr: ['frequency', 'platform'],
  arrival: ['slow', 'platform'],
  cvr: ['broken-promise', 'slow', 'form', 'unread', 'platform'],
}

/** What our own evidence speaks for, the likeliest first. `least`: the rate that the passage should have. */
export function causesOf(passage: PassageName, least: number, facts: Facts, recoverable: Estimate): Cause[] {
  const found = [
    promise(facts),
    slow(facts),
    form(facts),
    unread(facts),
    frequency(facts),
    platform(facts, passage, least),
  ]
  return found
    .filter(finding => finding !== null)
    .filter(({ code }) => EXPLAINS[passage].includes(code))
    .map(({ off, most = Number.POSITIVE_INFINITY, ...cause }) => {
      const effect = (n: number) => Math.min(n * cause.touches, most)
      const { low, mid, high } = recoverable
      return {
        ...cause,
        strength: off * cause.touches,
        effect: { low: effect(low), mid: effect(mid), high: effect(high) },
      }
    })
    .sort((a, b) => b.strength - a.strength)
}

function promise({ promises }: Facts): Finding | null {
  const broken = promises.filter(({ score }) => score < KEPT)
  const [views, all] = [sumOf(broken, each => each.views), sumOf(promises, each => each.views)]
  if (views === 0) return null
  const value = sumOf(broken, each => each.score * each.views) / views
  const worst = broken.toSorted((a, b) => (KEPT - b.score) * b.views - (KEPT - a.score) * a.views)[0]!
  return {
    code: 'broken-promise',
    subject: worst.ad,
    value,
    threshold: KEPT,
    n: views,
    touches: views / all,
    off: (KEPT - value) / KEPT,
  }
}

function slow({ speed }: Facts): Finding | null {
  const all = sumOf(speed, each => each.views)
  const found = speed
    .filter(({ measured, good }) => measured > 0 && isSurelyBelow(good, measured, GOOD_SHARE))
    .map(({ inApp, views, measured, good }) => {
      const value = good / measured
      return {
        code: 'slow' as const,
        subject: inApp,
        value,
        threshold: GOOD_SHARE,
        n: measured,
        touches: views / all,
        off: (GOOD_SHARE - value) / GOOD_SHARE,
      }
    })
  return found.sort((a, b) => b.off * b.touches - a.off * a.touches)[0] ?? null
}

/** 55 % of those who start a form do not send it ("Formstack 2025", n = 1,500; at second hand). */
const SENT_SHARE = 0.45

function form({ form: { started, sent, stop } }: Facts): Finding | null {
  if (started === 0 || sent > started || !isSurelyBelow(sent, started, SENT_SHARE)) return null
  const value = sent / started
  const most = started * SENT_SHARE - sent
  return {
    code: 'form',
    subject: stop ?? '',
    value,
    threshold: SENT_SHARE,
    n: started,
    touches: 1,
    off: (SENT_SHARE - value) / SENT_SHARE,
    most,
  }
}

/** Visits that go no further than opening the page: our own assumption of what is usual at most; nobody publishes one. */
const LEFT_SHARE = 0.7

function unread({ reading: { views, left } }: Facts): Finding | null {
  if (views === 0 || !isSurelyBelow(views - left, views, 1 - LEFT_SHARE)) return null
  const value = left / views
  return {
    code: 'unread',
    subject: '',
    value,
    threshold: LEFT_SHARE,
    n: views,
    touches: 1,
    off: (value - LEFT_SHARE) / (1 - LEFT_SHARE),
  }
}

function frequency({ reached: { impressions, people } }: Facts): Finding | null {
  if (!impressions || !people || people > impressions) return null
  const value = impressions / people
  if (value < REFRESH_AT) return null
  return {
    code: 'frequency',
    subject: '',
    value,
    threshold: REFRESH_AT,
    n: people,
    touches: 1,
    off: (value - REFRESH_AT) / value,
  }
}

/** One platform is surely below while the others together are not. */
function platform({ platforms }: Facts, passage: PassageName, least: number): Finding | null {
  const rateOf = (parts: readonly Counts[]) => {
    const { part, whole } = passagesOf(parts)[passage]
    return { part: part ?? 0, whole: whole ?? 0, rate: share(part, whole).rate }
  }
  const all = rateOf(platforms)
  const found = platforms.flatMap(one => {
    const { part, whole, rate } = rateOf([one])
    const others = rateOf(platforms.filter(other => other !== one)).rate
    if (one.platform === '' || rate === null || others === null || others < least) return []
    if (!isSurelyBelow(part, whole, least)) return []
    const off = (least - rate) / least
    return [
      {
        code: 'platform' as const,
        subject: one.platform,
        value: rate,
        threshold: least,
        n: whole,
        touches: whole / all.whole,
        off,
      },
    ]
  })
  return found.sort((a, b) => b.off * b.touches - a.off * a.touches)[0] ?? null
}
