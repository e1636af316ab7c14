import type { ToldLead } from '../../contacts/leads/told.ts'
import { destinations } from '../../destinations/index.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time.ts'
import { destinationLabel } from '../platform-names.ts'
import type { Screen } from '../screen.ts'

/** Who it is, to whoever may know; else the lead's own name, which is nobody's. */
export function whoIs({ name, person }: Pick<ToldLead, 'name' | 'person'>): string {
  if (!person) return name
  const full = [person.first_name, person.last_name].filter(Boolean).join(' ')
  return full || person.email || person.phone || name
}

/** None when it is not known. */
export const sourceName = ({ t }: Screen, source: string): string[] =>
  source === '' ? [] : [t.leadDesk.sources[source] ?? destinationLabel(source)]

export const SOURCES = [...Object.keys(destinations), 'email', 'direct', 'other']

/** To the cent, however much it is: somebody typed it. */
export const worth = (
  { f }: Pick<Screen, 'f'>,
  { value, currency }: { value: number | null; currency: string | null },
): string =>
  value === null || currency === null
    ? ''
    : f.number(value, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })

/** As roughly as one would say it. */
export function lasting({ t }: Screen, ms: number): string {
  const { minutes, hours, days } = t.leadDesk.duration
  if (ms < 90 * MINUTE_MS) return minutes(Math.round(ms / MINUTE_MS))
  return ms < 2 * DAY_MS ? hours(Math.round(ms / HOUR_MS)) : days(Math.round(ms / DAY_MS))
}
