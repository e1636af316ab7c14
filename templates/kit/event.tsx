import { typeset } from '../../src/lib/typography.ts'
import type { EventContent } from './content.ts'
import { minutesIn, spanIn } from './dates.ts'
import type { PageFacts } from './props.ts'
import { Facts, type SectionProps } from './sections.tsx'
import type { Words } from './words.ts'

/** When, how long, where, how many seats. What to do when it is over is the template's choice: Until, endOf (dates.ts). */
export const EventFacts = ({ event, page, words }: { event: EventContent; page: PageFacts; words: Words }) => {
  const { event: named } = words
  const places = [event.place && typeset(event.place, page.lang), event.online && named.online].filter(place => place)
  return (
    <Facts
      items={[
        [named.when, spanIn(page.locale, event.starts, event.minutes, event.timeZone)],
        [named.length, minutesIn(page.locale, event.minutes)],
        ...(places.length > 0 ? [[named.where, places.join(' · ')] as const] : []),
        ...(event.seats ? [[named.seats, new Intl.NumberFormat(page.locale).format(event.seats)] as const] : []),
      ]}
    />
  )
}

export const Speakers = ({ items, page, words, title }: SectionProps<NonNullable<EventContent['speakers']>>) => (
  <section class="part wide speakers">
    <h2>{title ?? words.event.speakers}</h2>
    <ul class="people">
      {items.map(({ name, role }) => (
        <li>
          <span aria-hidden="true">{initials(name)}</span>
          <h3>{typeset(name, page.lang)}</h3>
          <p>{typeset(role, page.lang)}</p>
        </li>
      ))}
    </ul>
  </section>
)

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .slice(0, 2)
    .map(([first = '']) => first.toUpperCase())
    .join('')
