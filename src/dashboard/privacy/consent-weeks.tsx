import { DAY_MS } from '../../lib/time.ts'
import type { ConsentReport } from '../../privacy/consent.ts'
import { rateOf } from '../../privacy/split.ts'
import type { Screen } from '../screen.ts'
import { Share } from './share.tsx'

type Week = ConsentReport['weeks'][number]

const ANSWERS = ['granted', 'refused', 'unanswered'] as const
const HEIGHT = 100
const FEW = 8

/** What visitors answered, week by week: shares that stand on one another, with where the accepted one may lie. */
export const Weeks = ({ screen, weeks }: { screen: Screen; weeks: readonly Week[] }) => {
  const { t, f } = screen
  const words = t.privacy.consent
  const dayName = (monday: number) => f.dayAt(monday * DAY_MS)
  if (weeks.length < 2) return null
  return (
    <figure class="consent-weeks">
      <svg
        role="img"
        aria-label={words.weeksFigure}
        viewBox={`0 0 ${weeks.length} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {weeks.map((week, i) => (
          <Column week={week} at={i} gap={weeks.length < FEW ? 0.5 : 0.12} />
        ))}
      </svg>
      <figcaption class="soft small">
        <span>{dayName(weeks[0]!.monday)}</span>
        <span>{words.weeks}</span>
        <span>{dayName(weeks.at(-1)!.monday)}</span>
      </figcaption>
      <details>
        <summary>{words.table}</summary>
        <section class="scrolls" tabindex={0} aria-label={words.table}>
          <table class="compact">
            <thead>
              <tr>
                <th scope="col">{words.week}</th>
                <th scope="col">{words.visitsHead}</th>
                <th scope="col">{words.share}</th>
                <th scope="col">{words.refused}</th>
              </tr>
            </thead>
            <tbody>
              {weeks.map(({ monday, split }) => (
                <tr>
                  <th scope="row">{dayName(monday)}</th>
                  <td>{f.count(split.views)}</td>
                  <td>
                    <Share screen={screen} rate={rateOf(split.granted, split.views)} />
                  </td>
                  <td>
                    <Share screen={screen} rate={rateOf(split.refused, split.views)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
}

/** `gap`: between columns, of their width. */
const Column = ({ week: { split }, at, gap }: { week: Week; at: number; gap: number }) => {
  const accepted = rateOf(split.granted, split.views)
  let below = 0
  const middle = (at + 0.5).toFixed(3)
  return (
    <>
      {ANSWERS.map(answer => {
        const height = (HEIGHT * split[answer]) / Math.max(1, split.views)
        below += height
        return (
          <rect
            class={`consent-${answer}`}
            x={(at + gap / 2).toFixed(3)}
            y={(HEIGHT - below).toFixed(2)}
            width={1 - gap}
            height={height.toFixed(2)}
          />
        )
      })}
      {accepted && (
        <line
          class="consent-interval"
          x1={middle}
          x2={middle}
          y1={(HEIGHT * (1 - accepted.high)).toFixed(2)}
          y2={(HEIGHT * (1 - accepted.low)).toFixed(2)}
        />
      )}
    </>
  )
}
