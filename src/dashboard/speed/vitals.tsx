import type { Speed, Week } from '../../funnel/speed/store.ts'
import type { Rating, Vital } from '../../funnel/speed/vital.ts'
import type { VitalName } from '../../pixel/vitals.ts'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { limitsOf, NAMES, placeOf, ratingText, textOf } from './figures.ts'

/** The three Web Vitals of all views: p75 on its scale, how sure, and week by week. */
export const Vitals = ({ screen, total, weeks }: { screen: Screen; total: Speed; weeks: readonly Week[] }) => (
  <ul class="vitals">
    {NAMES.map(name => (
      <li class="card stack" id={name}>
        <h3>{screen.t.speed.names[name]}</h3>
        <p class="soft small">{screen.t.speed.about[name]}</p>
        <Reading screen={screen} name={name} vital={total[name]} />
        <Trend screen={screen} name={name} weeks={weeks} />
      </li>
    ))}
  </ul>
)

const Reading = ({ screen, name, vital }: { screen: Screen; name: VitalName; vital: Vital }) => {
  const { t, f } = screen
  const { p75, rating, interval, good, measured, missing } = vital
  const { good: best, fair } = limitsOf(name)
  const text = (value: number) => textOf(screen, name, value)
  return (
    <>
      {p75 === null || rating === null || !interval ? (
        <p>{t.speed.missingLong(f.counted(missing))}</p>
      ) : (
        <>
          <p class="vital">
            <strong>{text(p75)}</strong> <Rated screen={screen} vital={{ ...vital, rating }} />
          </p>
          <Scale name={name} p75={p75} interval={interval} label={t.speed.scale(text(p75), t.speed.ratings[rating])} />
          <p class="small">{t.speed.between(text(interval.low), text(interval.high))}</p>
        </>
      )}
      {good.rate !== null && good.interval && (
        <p class="small">
          {t.speed.share(f.percent(good.rate), f.percents(good.interval.low, good.interval.high), f.counted(measured))}
        </p>
      )}
      <p class="soft small">{t.speed.limits(text(best), text(fair))}</p>
    </>
  )
}

export const Rated = ({ screen, vital }: { screen: Screen; vital: Vital & { rating: Rating } }) => (
  <span class={`rated rated-${vital.rating}`}>{ratingText(screen, vital)}</span>
)

const percent = (share: number) => `${(share * 100).toFixed(1)}%`

const Scale = ({
  name,
  p75,
  interval,
  label,
}: {
  name: VitalName
  p75: number
  interval: { low: number; high: number }
  label: string
}) => {
  const { good, fair } = limitsOf(name)
  const [toGood, toFair] = [placeOf(name, good), placeOf(name, fair)]
  const [low, at, high] = [interval.low, p75, interval.high].map(value => placeOf(name, value)) as [
    number,
    number,
    number,
  ]
  return (
    <svg class="vital-scale" width="100%" height="28" role="img" aria-label={label}>
      <rect class="zone-good" x="0" y="9" width={percent(toGood)} height="10" />
      <rect class="zone-fair" x={percent(toGood)} y="9" width={percent(toFair - toGood)} height="10" />
      <rect class="zone-poor" x={percent(toFair)} y="9" width={percent(1 - toFair)} height="10" />
      <line class="vital-interval" x1={percent(low)} x2={percent(high)} y1="14" y2="14" />
      <line class="vital-mark" x1={percent(at)} x2={percent(at)} y1="2" y2="26" />
    </svg>
  )
}

const [WIDTH, HEIGHT] = [300, 60]

const Trend = ({ screen, name, weeks }: { screen: Screen; name: VitalName; weeks: readonly Week[] }) => {
  const { t, f } = screen
  const known = weeks.flatMap((week, i) => (week[name].p75 === null ? [] : [{ i, p75: week[name].p75 }]))
  const text = (value: number) => textOf(screen, name, value)
  const x = (i: number) => (weeks.length > 1 ? (i / (weeks.length - 1)) * WIDTH : WIDTH / 2)
  const top = Math.max(limitsOf(name).fair, ...known.map(({ p75 }) => p75)) * 1.1
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT
  return (
    <>
      {known.length > 1 && (
        <svg
          class="trend"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t.speed.trendOf(t.speed.short[name], text(known[0]!.p75), text(known.at(-1)!.p75))}
        >
          <path class="trend-limit" d={`M0 ${y(limitsOf(name).good).toFixed(1)}H${WIDTH}`} />
          <path
            class="nights-line"
            d={`M${known.map(({ i, p75 }) => `${x(i).toFixed(1)} ${y(p75).toFixed(1)}`).join('L')}`}
          />
        </svg>
      )}
      <details>
        <summary>{t.speed.trend}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.speed.week}</th>
              <th scope="col">p75</th>
              <th scope="col">{t.speed.measured}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(week => (
              <tr>
                <th scope="row">{f.days({ from: week.from, to: week.from })}</th>
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
