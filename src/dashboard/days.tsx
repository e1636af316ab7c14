import { lastDays, type Range } from '../funnel/range.ts'
import type { Screen } from './screen.ts'

const DAYS = [7, 30, 90]

/** The days that a page speaks of, others to choose, and the figures as a file. */
export const Days = ({ screen: { t, url }, range, now }: { screen: Screen; range: Range; now: number }) => {
  const here = (query: Record<string, string>) => `${url.pathname}?${new URLSearchParams(query)}`
  return (
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
  )
}
