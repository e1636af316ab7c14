import type { Cut, Speed } from '../../funnel/speed/store.ts'
import type { Vital } from '../../funnel/speed/vital.ts'
import type { VitalName } from '../../pixel/days/vital-limits.ts'
import type { Screen } from '../screen.ts'
import { type Line, NAMES, nameOf, ratingText, textOf } from './figures.ts'

const ORDER = ['in_app', 'device', 'ad'] as const

/** What to do, for each Web Vital that is not good: where it is worse than elsewhere, or everywhere. */
export function adviceOf(screen: Screen, total: Speed, cuts: Record<Cut, readonly Line[]>): string[] {
  const { advice } = screen.t.speed
  const found = NAMES.flatMap(name => {
    const places = ORDER.flatMap(cut => worstOf(name, cuts[cut]).map(line => ({ cut, line })))
    if (places.length > 0)
      return places.map(({ cut, line }) => sentence(screen, name, line[name], cut, line[cut] ?? ''))
    return isBad(total[name]) ? [sentence(screen, name, total[name])] : []
  })
  if (found.length > 0) return found
  return [total.lcp.rating === null ? advice.unknown : advice.fine]
}

const isBad = ({ rating, sure }: Vital): boolean => rating === 'poor' || (rating === 'fair' && sure)

/** The worst of a cut in which others are better; none when all are alike. */
function worstOf(name: VitalName, lines: readonly Line[]): Line[] {
  const known = lines.filter(line => line[name].rating !== null)
  const bad = known.filter(line => isBad(line[name]))
  if (bad.length === known.length) return []
  return bad.toSorted((a, b) => b[name].p75! - a[name].p75!).slice(0, 1)
}

function sentence(screen: Screen, name: VitalName, vital: Vital, cut?: Cut, value = ''): string {
  const { advice } = screen.t.speed
  const told = [textOf(screen, name, vital.p75!), ratingText(screen, { ...vital, rating: vital.rating! })] as const
  if (name === 'lcp' && cut === 'in_app' && value !== '') return advice.slowApp(nameOf(screen, cut, value), ...told)
  const where = !cut
    ? advice.everywhere
    : cut === 'in_app' && value === ''
      ? advice.own
      : advice.where[cut](nameOf(screen, cut, value))
  return advice[SAID[name]](where, ...told)
}

const SAID = { lcp: 'slow', inp: 'late', cls: 'moving' } as const
