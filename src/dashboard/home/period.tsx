import { lastDays } from '../../funnel/range.ts'
import { Refusal } from '../done.tsx'
import type { Asked } from '../period.ts'
import type { Screen } from '../screen.ts'

const LENGTHS = [7, 30, 90] as const

/** Which days the page speaks of, and others to choose. */
export const Period = ({ screen: { t, f, url }, asked }: { screen: Screen; asked: Asked }) => {
  const { range, isWrong, now } = asked
  return (
    <div class="home-period">
      {isWrong && <Refusal>{t.home.wrongPeriod}</Refusal>}
      <nav aria-label={t.home.period}>
        {LENGTHS.map(days => {
          const last = lastDays(days, now)
          const isShown = last.from === range.from && last.to === range.to
          return (
            <a href={`${url.pathname}?${new URLSearchParams({ ...last })}`} aria-current={isShown ? 'true' : undefined}>
              {t.home.days(days)}
            </a>
          )
        })}
      </nav>
      <p class="soft small">{f.days(range)}</p>
    </div>
  )
}
