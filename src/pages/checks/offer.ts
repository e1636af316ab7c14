import { type Claim, claimsOf } from '../../../templates/kit/claims.ts'
import type { EventContent, Sections } from '../../../templates/kit/content.ts'
import { endOf } from '../../../templates/kit/dates.ts'
import { type Element, elementsOf, textOf } from '../../lib/html.ts'
import type { Issue } from '../../lib/http.ts'
import { DAY_MS, dayOf } from '../../lib/time.ts'
import { factsOf } from '../../match/facts.ts'
import { readText } from '../../match/words.ts'
import { type Check, judged } from './check.ts'

const OLD_PRICE_MS = 365 * DAY_MS

/** A struck price, a deadline and an incentive are true, and somebody said where that is written (directive 2005/29/EC,
 *  C. conso. L. 121-2 and L. 112-1-1). An offer that is over is no offer. */
export function offerCheck(content: unknown, pages: readonly Element[], now: number): Check {
  const claims = claimsOf(content as Pick<Sections, 'deal' | 'incentive'>)
  const struck = pages.some(page => [...elementsOf(page)].some(({ tag }) => tag === 's' || tag === 'del'))
  const found = claims.flatMap((claim): Issue[] => {
    const path = `content.${claim.path}`
    return [
      ...(claim.proof.trim() === '' ? [{ path, message: `${path} has no proof: say where it is written.` }] : []),
      ...(isOver(claim, now) && !isIncentive(claim)
        ? [{ path, message: `The offer is over since ${dayOf(claim.untilMs)}: change ${path} or take it away.` }]
        : []),
      ...(claim.kind === 'struck-price' && Date.parse(claim.since) > now
        ? [{ path, message: `The reference price of ${path} is of ${claim.since}, which is still to come.` }]
        : []),
    ]
  })
  const unproven = struck && !claims.some(({ kind }) => kind === 'struck-price')
  const strike = { path: 'content', message: 'A price is struck out without the proof of what it was (deal.was).' }
  return judged(
    'offer',
    'block',
    unproven ? [strike, ...found] : found,
    'What is promised has its proof, and is not over.',
  )
}

export function offerDatesCheck(content: unknown, now: number): Check {
  const found = claimsOf(content as Pick<Sections, 'deal' | 'incentive'>).flatMap((claim): Issue[] => {
    const path = `content.${claim.path}`
    if (claim.kind === 'struck-price' && now - Date.parse(claim.since) > OLD_PRICE_MS)
      return [{ path, message: `The reference price of ${path} is of ${claim.since}, more than 12 months ago.` }]
    if (isOver(claim, now) && isIncentive(claim))
      return [{ path, message: `The incentive is over since ${dayOf(claim.untilMs)}: nobody sees it any more.` }]
    return []
  })
  return judged('offer-dates', 'warn', [...found, ...eventOver(content, now)], 'No date is out of date.')
}

function eventOver(content: unknown, now: number): Issue[] {
  const { event } = content as { event?: EventContent }
  const ends = event && endOf(event.starts, event.minutes)
  if (!ends || Date.parse(ends) > now) return []
  const message = `The event is over since ${dayOf(Date.parse(ends))}: the page no longer shows its date.`
  return [{ path: 'content.event.starts', message }]
}

/** « 29 € au lieu de 59 € » is a reduction like a struck price, and wants the same proof (C. conso. L. 112-1-1). Only a
 *  person knows whether the words are about a price of one's own: a warning. */
export function comparedPriceCheck(content: unknown, page: Element, lang: 'fr' | 'en'): Check {
  const proven = claimsOf(content as Pick<Sections, 'deal' | 'incentive'>).some(({ kind }) => kind === 'struck-price')
  const prices = factsOf(readText(textOf(page)), lang).facts.filter(
    ({ kind, role }) => kind === 'price' && role === 'was',
  )
  const found = prices.map(({ label }) => ({
    path: 'content.deal.was',
    message: `The page compares its price with "${label}": give the proof that it was asked (deal.was), if it was yours.`,
  }))
  return judged('compared-price', 'warn', proven ? [] : found, 'No price is compared with another without its proof.')
}

type Deadline = Extract<Claim, { kind: 'deadline' }>

const isOver = (claim: Claim, now: number): claim is Deadline => claim.kind === 'deadline' && claim.untilMs <= now
const isIncentive = ({ path }: Claim): boolean => path.startsWith('incentive')
