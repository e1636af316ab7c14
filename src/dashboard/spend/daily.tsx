import { DAY_MS } from '../../lib/time.ts'
import type { Day, Totals } from '../../spend/summary.ts'
import type { Screen } from '../screen.ts'
import { exactly } from './fields.tsx'
import type { Told } from './preview.tsx'

const WIDTH = 600
const HEIGHT = 90

interface Props {
  screen: Screen
  days: readonly Day[]
  totals: Totals // of all rows, also of those of several days
  clicksAre: Told['clicksAre']
}

/** A column a day, for each currency; the same figures in a table beside it. */
export const Daily = ({ screen, days, totals, clicksAre }: Props) => {
  const { spending } = screen.t
  const currencies = [...new Set(days.flatMap(({ spend }) => Object.keys(spend)))].sort()
  const apart = exactly(screen, withoutDay(days, totals))
  return (
    <>
      {days.length > 1 && currencies.map(currency => <Columns screen={screen} days={days} currency={currency} />)}
      <details>
        <summary>{spending.figures}</summary>
        <section class="scroll" tabindex={0} aria-label={spending.daily}>
          <Table {...{ screen, days, clicksAre, currencies }} />
        </section>
      </details>
      {apart !== '' && <p class="soft small">{spending.dailyApart(apart)}</p>}
    </>
  )
}

function withoutDay(days: readonly Day[], { spend }: Totals): Record<string, number> {
  const left = Object.entries(spend).map(([currency, micros]) => {
    const told = days.reduce((sum, day) => sum + (day.spend[currency] ?? 0), 0)
    return [currency, micros - told] as const
  })
  return Object.fromEntries(left.filter(([, micros]) => micros > 0))
}

const Columns = ({ screen: { t, f }, days, currency }: { screen: Screen; days: readonly Day[]; currency: string }) => {
  const first = Date.parse(days[0]!.day)
  const last = Date.parse(days.at(-1)!.day)
  const places = (last - first) / DAY_MS + 1
  const step = WIDTH / places
  const most = Math.max(...days.map(({ spend }) => spend[currency] ?? 0), 1)
  return (
    <figure class="daily">
      <figcaption class="soft small">{t.spending.dailyOf(currency)}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {days.map(({ day, spend }) => {
          const height = ((spend[currency] ?? 0) / most) * HEIGHT
          const x = ((Date.parse(day) - first) / DAY_MS) * step
          return (
            <rect
              class="bar-part"
              x={round(x + step * 0.1)}
              y={round(HEIGHT - height)}
              width={round(step * 0.8)}
              height={round(height)}
            />
          )
        })}
      </svg>
      <p class="soft small ends">
        <span>{f.day(days[0]!.day)}</span>
        {places > 1 && <span>{f.day(days.at(-1)!.day)}</span>}
      </p>
    </figure>
  )
}

const round = (n: number): number => Math.round(n * 100) / 100

type TableProps = Omit<Props, 'totals'> & { currencies: readonly string[] }

const Table = ({ screen: { t, f }, days, clicksAre, currencies }: TableProps) => (
  <table class="by-day">
    <thead>
      <tr>
        <th scope="col">{t.spending.day}</th>
        {currencies.map(currency => (
          <th scope="col">{currency}</th>
        ))}
        <th scope="col">{t.spending.impressions}</th>
        <th scope="col">{t.spending.clicks[clicksAre]}</th>
      </tr>
    </thead>
    <tbody>
      {days.map(({ day, spend, impressions, clicks }) => (
        <tr>
          <th scope="row">{f.day(day)}</th>
          {currencies.map(currency => (
            <td>{f.money(spend[currency] ?? 0, currency)}</td>
          ))}
          <td>{f.count(impressions)}</td>
          <td>{f.count(clicks)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
