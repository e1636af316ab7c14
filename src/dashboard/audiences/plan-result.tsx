import type { Range } from '../../audiences/plan.ts'
import { REFRESH_AT, WARN_AT } from '../../audiences/plan-frequency.ts'
import { Figure } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { audienceName, type Names } from './names.ts'
import { adviceWords, type Planned, tenths, views } from './plan-advice.ts'
import { counted } from './sizes.tsx'

interface Props {
  screen: Screen
  names: Names
  plan: Planned
}

/** A plan in plain words: what to do first, then the figures, then where they come from. */
export const PlanResult = ({ screen, names, plan }: Props) => {
  const { t, f } = screen
  const { planner } = t
  const { frequency, impressions, list, minimum, response } = plan
  const nameOf = (id: string) => audienceName(names, id)
  const pressing = plan.advice.flatMap(advice => adviceWords(screen, plan, nameOf, advice) ?? [])
  const calm = [
    ...(minimum.verdict === 'met' ? [planner.advice.met(f.count(minimum.needed))] : []),
    ...(frequency?.verdict === 'calm' ? [planner.advice.calm(tenths(screen, frequency.period.mid))] : []),
  ]
  const whole = ({ low, high }: Range) => planner.range(f.count(Math.round(low)), f.count(Math.round(high)))
  const finely = ({ low, high }: Range) => planner.range(views(screen, low), views(screen, high))
  return (
    <section class="card stack" role="status" aria-labelledby="result">
      <h2 id="result">{planner.result}</h2>
      <ul class="checks">
        {[...pressing, ...calm].map(words => (
          <li>{words}</li>
        ))}
      </ul>
      {frequency && (
        <>
          <Scale screen={screen} value={frequency.period.mid} />
          <p class="soft small">{planner.marks}</p>
        </>
      )}
      <dl class="figures ranges">
        {impressions && <Figure name={planner.impressions}>{whole(impressions)}</Figure>}
        <Figure name={planner.matched}>{whole(list.matched)}</Figure>
        {frequency && <Figure name={planner.perPerson}>{finely(frequency.period)}</Figure>}
        {frequency && <Figure name={planner.perWeek}>{finely(frequency.perWeek)}</Figure>}
      </dl>
      {response && response.mean < 1 && frequency?.verdict !== 'too-much' && (
        <p class="soft small">{planner.response(f.percent(response.mean), f.percent(response.last))}</p>
      )}
      <Margin screen={screen} plan={plan} />
      <Assumptions screen={screen} plan={plan} />
    </section>
  )
}

const TOP = 5 // at the right end of the scale

/** The expected frequency between its two marks. */
const Scale = ({ screen, value }: { screen: Screen; value: number }) => {
  const { planner } = screen.t
  const at = (n: number) => `${((Math.min(n, TOP) / TOP) * 100).toFixed(1)}%`
  const [watch, refresh] = [tenths(screen, WARN_AT), tenths(screen, REFRESH_AT)]
  return (
    <svg
      class="scale"
      width="100%"
      height="58"
      role="img"
      aria-label={planner.scale(views(screen, value), watch, refresh)}
    >
      <rect class="bar-all" y="22" width="100%" height="12" rx="6" />
      <rect class="bar-part" y="22" width={at(value)} height="12" rx="6" />
      <line class="scale-mark" x1={at(WARN_AT)} x2={at(WARN_AT)} y1="17" y2="39" />
      <line class="scale-mark" x1={at(REFRESH_AT)} x2={at(REFRESH_AT)} y1="17" y2="39" />
      <text x={at(WARN_AT)} y="11">
        {planner.watchMark(watch)}
      </text>
      <text x={at(REFRESH_AT)} y="54">
        {planner.refreshMark(refresh)}
      </text>
    </svg>
  )
}

const Margin = ({ screen: { t, f }, plan: { margin, currency } }: Omit<Props, 'names'>) => {
  if (!margin) return null
  const { planner } = t
  const rows = [
    [planner.unitMargin, margin.unitMargin],
    [planner.discount, margin.discount === null ? null : -margin.discount],
    [planner.afterIncentive, margin.afterIncentive],
    [planner.ads, margin.cpa === null ? null : -margin.cpa],
    [planner.afterAds, margin.afterAds],
  ] as const
  return (
    <>
      <h3>{planner.marginTitle}</h3>
      <table class="compact">
        <tbody>
          {rows.map(([name, amount]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{amount === null ? t.unknown : f.money(amount * 1_000_000, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const Assumptions = ({ screen, plan }: Omit<Props, 'names'>) => {
  const { t, f } = screen
  const { planner } = t
  const { list, cpm, currency } = plan
  const share = planner.range(f.percent(list.matchRate.low), f.percent(list.matchRate.high))
  const price = (units: number) => f.money(units * 1_000_000, currency)
  const range = cpm && planner.range(price(cpm.low), price(cpm.high))
  return (
    <>
      <h3>{planner.assumptions}</h3>
      <ul class="plain small">
        <li>{planner[list.margin === null ? 'rows' : 'rowsAbout'](counted(screen, list.rows, list.margin))}</li>
        <li>{planner.match[list.matchRate.basis](share)}</li>
        {cpm && range && <li>{planner.cpmFrom[cpm.basis](range, cpm.reports ?? 0)}</li>}
      </ul>
    </>
  )
}
