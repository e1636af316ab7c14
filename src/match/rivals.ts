import type { Fact } from './facts.ts'
import { isSameFamily } from './facts-quantities.ts'

/** Whether a page that lacks the ad's fact says another of its kind in its place; `atOnce`: without scrolling. */
export function areRivals(ad: Fact, shown: Fact, atOnce: boolean): boolean {
  if (shown.claim) return false
  if (ad.kind === 'free') return shown.kind === 'price' && shown.role === 'price' && atOnce
  if (ad.kind !== shown.kind || ad.value === shown.value) return false
  switch (ad.kind) {
    case 'percent':
      return ad.role === shown.role || (ad.role === '' && (shown.role === 'off' || shown.role === 'rate') && atOnce)
    case 'price':
      return ad.role === shown.role && ad.role !== 'worth' && (atOnce || unitOf(ad) === unitOf(shown))
    case 'duration':
      if (isNights(ad) && isNights(shown)) return true
      return ad.role !== '' && ad.role === shown.role && sameScale(ad, shown) && (atOnce || ad.role !== 'within')
    case 'quantity':
      return isSameFamily(ad.value, shown.value)
    case 'deadline':
    case 'time':
      return atOnce
    default:
      return ad.kind === 'code'
  }
}

const unitOf = (price: Fact): string => price.value.split(' ')[2] ?? ''

/** Nights are counted of one thing only: a bed on trial, a stay. */
const isNights = ({ label }: Fact): boolean => /\b(?:nuit|night)s?\b/i.test(label)

const SHORT_MINUTES = 180

const SAME_DAY = '0'

/** « en 48 h » and « en 2 minutes » are not about the same thing: one is a service, the other a form. */
function sameScale(a: Fact, b: Fact): boolean {
  const isShort = (fact: Fact) =>
    !fact.value.endsWith('days') && fact.value !== SAME_DAY && Number(fact.value) < SHORT_MINUTES
  return isShort(a) === isShort(b)
}
