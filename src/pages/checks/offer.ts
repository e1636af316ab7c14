import { type Claim, claimsOf } from '../../../templates/kit/claims.ts'
import type { EventContent, Sections } from '../../../templates/kit/content.ts'
import { endOf } from '../../../templates/kit/dates.ts'
import { type Element, elementsOf, textOf } from '../../lib/html.ts'
import { DAY_MS, dayOf } from '../../lib/time.ts'
import { factsOf } from '../../match/facts.ts'
import { readText } from '../../match/words.ts'
import { type Check, judged } from './check.ts'
import { type Found, found } from './found.ts'

const OLD_PRICE_MS = 365 * DAY_MS

/** A struck price, a deadline and an incentive are true, and somebody said where that is written (directive 2005/29/EC,
 *  C. conso. L. 121-2 and L. 112-1-1). An offer that is over is no offer. */
export function offerCheck(content: unknown, pages: readonly Element[], now: number): Check {
  const claims = claimsOf(content as Pick<Sections, 'deal' | 'incentive'>)
  const struck = pages.some(page => [...elementsOf(page)].some(({ tag }) => tag === 's' || tag === 'del'))
  const faults = claims.flatMap((claim): Found[] => {
    const path = `content.${claim.path}`
    return [
      ...(claim.proof.trim() === '' ? [found(path, 'without-proof', {})] : []),
      ...(isOver(claim, now) && !isIncentive(claim) ? [found(path, 'offer-over', { day: dayOf(claim.untilMs) })] : []),
      ...(claim.kind === 'struck-price' && Date.parse(claim.since) > now
        ? [found(path, 'price-to-come', { day: claim.since })]
        : []),
    ]
  })
  const unproven = struck && !claims.some(({ kind }) => kind === 'struck-price')
  const strike = found('content', 'struck-unproven', {})
  return judged(
    'offer',
    'block',
    unproven ? [strike, ...faults] : faults,
    'What is promised has its proof, and is not over.',
  )
}

export function offerDatesCheck(content: unknown, now: number): Check {
  const faults = claimsOf(content as Pick<Sections, 'deal' | 'incentive'>).flatMap((claim): Found[] => {
    const path = `content.${claim.path}`
    if (claim.kind === 'struck-price' && now - Date.parse(claim.since) > OLD_PRICE_MS)
      return [found(path, 'price-old', { day: claim.since })]
    if (isOver(claim, now) && isIncentive(claim)) return [found(path, 'incentive-over', { day: dayOf(claim.untilMs) })]
    return []
  })
  return judged('offer-dates', 'warn', [...faults, ...eventOver(content, now)], 'No date is out of date.')
}

function eventOver(content: unknown, now: number): Found[] {
  const { event } = content as { event?: EventContent }
  const ends = event && endOf(event.starts, event.minutes)
  if (!ends || Date.parse(ends) > now) return []
  return [found('content.event.starts', 'event-over', { day: dayOf(Date.parse(ends)) })]
}

/** « 29 € au lieu de 59 € » is a reduction like a struck price, and wants the same proof (C. conso. L. 112-1-1). Only a
 *  person knows whether the words are about a price of one's own: a warning. */
export function comparedPriceCheck(content: unknown, page: Element, lang: 'fr' | 'en'): Check {
  const proven = claimsOf(content as Pick<Sections, 'deal' | 'incentive'>).some(({ kind }) => kind === 'struck-price')
  const prices = factsOf(readText(textOf(page)), lang).facts.filter(
    ({ kind, role }) => kind === 'price' && role === 'was',
  )
  const faults = prices.map(({ label }) => found('content.deal.was', 'compared-unproven', { price: label }))
  return judged('compared-price', 'warn', proven ? [] : faults, 'No price is compared with another without its proof.')
}

type Deadline = Extract<Claim, { kind: 'deadline' }>

const isOver = (claim: Claim, now: number): claim is Deadline => claim.kind === 'deadline' && claim.untilMs <= now
const isIncentive = ({ path }: Claim): boolean => path.startsWith('incentive')
