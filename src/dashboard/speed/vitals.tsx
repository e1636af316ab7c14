import type { SpeedChange, VitalChange } from '../../funnel/speed/compare.ts'
import type { Speed, Week } from '../../funnel/speed/store.ts'
import type { Rating, Vital } from '../../funnel/speed/vital.ts'
import type { VitalName } from '../../pixel/days/vital-limits.ts'
import { Beside, shares } from '../compared.tsx'
import { Help } from '../help.tsx'
import { Plot, Point, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { limitsOf, NAMES, placeOf, ratingText, textOf, vitals } from './figures.ts'
import { Trend } from './trend.tsx'

interface Props {
  screen: Screen
  total: Speed
  change: SpeedChange | null
  weeks: readonly Week[]
}

/** The three Web Vitals of all views: p75 on its scale, how sure, and week by week. */
export const Vitals = ({ screen, total, change, weeks }: Props) => (
  <ul class="vitals">
    {NAMES.map(name => (
      <li class="card stack" id={name}>
        <h3>
          {screen.t.speed.names[name]}
          <Help screen={screen} term={name} />
        </h3>
        <p class="soft small">{screen.t.speed.about[name]}</p>
        <Reading screen={screen} name={name} vital={total[name]} change={change?.[name]} />
        <Trend screen={screen} name={name} weeks={weeks} />
      </li>
    ))}
  </ul>
)

const Reading = ({
  screen,
  name,
  vital,
  change,
}: {
  screen: Screen
  name: VitalName
  vital: Vital
  change: VitalChange | undefined
}) => {
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
          <Plot screen={screen} name={t.speed.names[name]}>
            <Scale
              {...{ screen, name, p75, interval }}
              before={change?.p75.before ?? null}
              label={t.speed.scale(text(p75), t.speed.ratings[rating])}
              tip={tipOf(
                t.speed.names[name],
                t.figures.named('p75', `${text(p75)}, ${t.speed.ratings[rating]}`),
                t.speed.between(text(interval.low), text(interval.high)),
                typeof change?.p75.before === 'number' && t.compared.was(text(change.p75.before)),
                t.speed.limits(text(best), text(fair)),
              )}
            />
          </Plot>
          <p class="small">{t.speed.between(text(interval.low), text(interval.high))}</p>
          {change && <Beside screen={screen} change={change.p75} kind={vitals(screen, name)} />}
        </>
      )}
      {good.rate !== null && good.interval && (
        <p class="small">
          {t.speed.share(f.percent(good.rate), f.percents(good.interval.low, good.interval.high), f.counted(measured))}
          {change && <Beside screen={screen} change={change.good} kind={shares(screen, 'more')} />}
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
  screen: { t },
  name,
  p75,
  interval,
  before,
  label,
  tip,
}: {
  screen: Screen
  name: VitalName
  p75: number
  interval: { low: number; high: number }
  before: number | null
  label: string
  tip: string
}) => {
  const { good, fair } = limitsOf(name)
  const [toGood, toFair] = [placeOf(name, good), placeOf(name, fair)]
  const zones = [
    ['good', 0, toGood],
    ['fair', toGood, toFair],
    ['poor', toFair, 1],
  ] as const
  const [low, at, high] = [interval.low, p75, interval.high].map(value => placeOf(name, value)) as [
    number,
    number,
    number,
  ]
  return (
    <svg class="vital-scale" width="100%" height="38" role="img" aria-label={label}>
      {zones.map(([rating, from, to]) => (
        <>
          <rect class={`zone-${rating}`} x={percent(from)} y="9" width={percent(to - from)} height="10" />
          <line class="zone-edge" x1={percent(to)} x2={percent(to)} y1="9" y2="34" />
          <text x={percent((from + to) / 2)} y="33">
            {t.speed.ratings[rating]}
          </text>
        </>
      ))}
      <Point tip={tip}>
        {before !== null && (
          <line
            class="vital-was"
            x1={percent(placeOf(name, before))}
            x2={percent(placeOf(name, before))}
            y1="2"
            y2="26"
          />
        )}
        <line class="vital-interval" x1={percent(low)} x2={percent(high)} y1="14" y2="14" />
        <line class="vital-mark" x1={percent(at)} x2={percent(at)} y1="2" y2="26" />
      </Point>
    </svg>
  )
}
