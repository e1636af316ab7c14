import { lastDays } from '../funnel/range.ts'
import type { Asked } from './period.ts'
import type { Screen } from './screen.ts'

const DAYS = [7, 30, 90]

/** The days that a page speaks of, others to choose, and the figures as a file; and that what was asked for could not be. */
export const Days = ({ screen: { t, url }, range, isWrong, now }: Asked & { screen: Screen }) => {
  const here = (query: Record<string, string>) => `${url.pathname}?${new URLSearchParams(query)}`
  return (
    <>
      {isWrong && (
        <p class="refusal" role="alert">
          {t.matrix.wrongPeriod}
        </p>
      )}
      <nav class="periods" aria-label={t.matrix.periods}>
        {DAYS.map(days => {
          const { from, to } = lastDays(days, now)
          const isShown = from === range.from && to === range.to
          return (
            <a href={here({ from, to })} aria-current={isShown ? 'true' : undefined}>
              {t.matrix.lastDays(days)}
            </a>
          )
        })}
        <a class="file" href={here({ ...range, format: 'csv' })} download>
          {t.matrix.csv}
        </a>
      </nav>
    </>
  )
}
