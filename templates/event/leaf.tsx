import type { EventContent } from '../kit/content.ts'
import { offsetOf } from '../kit/dates.ts'
import type { PageFacts } from '../kit/props.ts'

/** The day, as a leaf torn off a calendar. Beside it the same day is written out: not to be read twice. */
export const Leaf = ({
  event: { starts, timeZone = offsetOf(starts) },
  page,
}: {
  event: EventContent
  page: PageFacts
}) => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(page.locale, { ...options, timeZone }).format(new Date(starts))
  return (
    <div class="leaf" aria-hidden="true">
      <span>{part({ month: 'short' })}</span>
      <b>{part({ day: 'numeric' })}</b>
      <span>{part({ weekday: 'short' })}</span>
    </div>
  )
}
