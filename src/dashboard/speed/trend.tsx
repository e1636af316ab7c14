import type { Week } from '../../funnel/speed/store.ts'
import type { VitalName } from '../../pixel/days/vital-limits.ts'
import { Help } from '../help.tsx'
import { Unknown } from '../parts.tsx'
import { Plot, Point, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { limitsOf, textOf } from './figures.ts'

interface Props {
  screen: Screen
  name: VitalName
  weeks: readonly Week[]
}

/** A Web Vital week by week, as a line and as a table. */
export const Trend = ({ screen, name, weeks }: Props) => {
  const { t, f } = screen
  const known = weeks.flatMap((week, i) =>
    week[name].p75 === null ? [] : [{ i, from: week.from, p75: week[name].p75 }],
  )
  const text = (value: number) => textOf(screen, name, value)
  const x = (i: number) => 2 + (weeks.length > 1 ? (i / (weeks.length - 1)) * 96 : 48)
  const top = Math.max(limitsOf(name).fair, ...known.map(({ p75 }) => p75)) * 1.1
  const y = (value: number) => 100 - (value / top) * 100
  return (
    <>
      {known.length > 1 && (
        <Plot screen={screen} name={t.speed.trendOf(t.speed.short[name], text(known[0]!.p75), text(known.at(-1)!.p75))}>
          <svg class="trend" role="img" aria-label={t.speed.trend}>
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
              <path class="trend-limit" d={`M0 ${y(limitsOf(name).good).toFixed(1)}H100`} />
              <path
                class="nights-line"
                d={`M${known.map(({ i, p75 }) => `${x(i).toFixed(1)} ${y(p75).toFixed(1)}`).join('L')}`}
              />
            </svg>
            <text class="trend-name" x="100%" y={`${y(limitsOf(name).good).toFixed(1)}%`} dy="-8">
              {t.speed.trendLimit(text(limitsOf(name).good))}
            </text>
            {known.map(({ i, from, p75 }) => (
              <Point tip={tipOf(`${t.speed.week} ${f.day(from)}`, t.figures.named('p75', text(p75)))}>
                <circle class="trend-point" cx={`${x(i).toFixed(1)}%`} cy={`${y(p75).toFixed(1)}%`} r="3.5" />
              </Point>
            ))}
          </svg>
        </Plot>
      )}
      <details>
        <summary>{t.speed.trend}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.speed.week}</th>
              <th scope="col">
                p75
                <Help screen={screen} term="p75" />
              </th>
              <th scope="col">{t.speed.measured}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(week => (
              <tr>
                <th scope="row">{f.day(week.from)}</th>
                <td>{week[name].p75 === null ? <Unknown /> : text(week[name].p75)}</td>
                <td>{f.count(week[name].measured)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
