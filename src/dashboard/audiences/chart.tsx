import { DAY_MS } from '../../lib/time.ts'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import type { Day } from './list.tsx'

interface Props {
  screen: Screen
  days: readonly Day[]
  areBrowsersSampled: boolean
}

/** How many were in, night by night: a line, and the table that says the same. */
export const Nights = ({ screen, days, areBrowsersSampled }: Props) => {
  const { t, f } = screen
  const { days: words } = t.audience
  const dateOf = ({ day }: Day) => f.dayAt(day * DAY_MS)
  return (
    <section class="card stack" aria-labelledby="nights">
      <h2 id="nights">{words.title}</h2>
      {days.length < 2 ? (
        <p class="soft measure">{words.none}</p>
      ) : (
        <>
          <svg
            class="nights"
            viewBox="0 0 600 120"
            preserveAspectRatio="none"
            role="img"
            aria-label={words.figure(f.count(days[0]!.people), f.count(days.at(-1)!.people))}
          >
            <path class="nights-area" d={`${lineOf(days)}V120H0Z`} />
            <path class="nights-line" d={lineOf(days)} />
          </svg>
          <p class="nights-ends soft small">
            <span>{dateOf(days[0]!)}</span>
            <span>{dateOf(days.at(-1)!)}</span>
          </p>
          <p class="soft small">{words.most(f.count(Math.max(...days.map(({ people }) => people))))}</p>
          <details>
            <summary>{words.table}</summary>
            <section class="scrolls" tabindex={0} aria-label={words.table}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words.night}</th>
                    <th scope="col">{t.audience.sample.people}</th>
                    <th scope="col">{t.audience.sample.browsers}</th>
                    <th scope="col">{words.joined}</th>
                    <th scope="col">{words.left}</th>
                  </tr>
                </thead>
                <tbody>
                  {days.toReversed().map(day => (
                    <tr>
                      <th scope="row">{dateOf(day)}</th>
                      <td>{f.count(day.people)}</td>
                      <td>{areBrowsersSampled ? t.audience.roughly(f.count(day.browsers)) : f.count(day.browsers)}</td>
                      <td>{day.joined === null ? <Unknown /> : f.count(day.joined)}</td>
                      <td>{day.left === null ? <Unknown /> : f.count(day.left)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </details>
        </>
      )}
    </section>
  )
}

/** From zero, over the nights that were counted: one that was missed leaves no hole, its time does. */
function lineOf(days: readonly Pick<Day, 'day' | 'people'>[]): string {
  const [first, last] = [days[0]!.day, days.at(-1)!.day]
  const most = Math.max(1, ...days.map(({ people }) => people))
  const points = days.map(({ day, people }) => {
    const x = ((day - first) / Math.max(1, last - first)) * 600
    const y = 116 - (people / most) * 110
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M${points.join('L')}`
}
