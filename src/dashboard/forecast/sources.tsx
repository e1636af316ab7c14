import type { Plan, ShownAssumption } from '../../funnel/plan/plan.ts'
import type { Screen } from '../screen.ts'
import { roughly } from './result.tsx'

/** What the plan hangs on, and who says so. */
export const Sources = ({ screen, plan }: { screen: Screen; plan: Plan }) => {
  const { forecast: words } = screen.t
  return (
    <section class="card stack" aria-labelledby="assumptions">
      <h2 id="assumptions">{words.assumptions}</h2>
      <table class="forecast-sources">
        <thead>
          <tr>
            <th scope="col">{words.assumption}</th>
            <th scope="col">{words.between}</th>
            <th scope="col">{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {plan.assumptions.map(assumption => (
            <tr>
              <th class="capital" scope="row">
                {words.names[assumption.name]}
              </th>
              <td>{rangeText(screen, assumption, plan.currency)}</td>
              <td class="soft">{sourceText(screen, assumption)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft small measure">{words.chain}</p>
    </section>
  )
}

function rangeText({ t, f }: Screen, { name, low, high }: ShownAssumption, currency: string): string {
  const text = (n: number) => (name === 'cpm' ? f.money(roughly(n) * 1_000_000, currency) : f.percent(roughly(n)))
  return t.forecast.range(text(low), text(high))
}

function sourceText({ t, f }: Screen, { name, source, year, n, spread }: ShownAssumption): string {
  const { sources, counted } = t.forecast
  if (source !== 'account') return sources[source]
  const of = spread !== 'beta' && name !== 'cpm' ? counted.pageWeeks : counted[name]
  return sources.account(year ?? 0, f.counted(n ?? 0), of)
}
