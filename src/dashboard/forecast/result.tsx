import type { Plan } from '../../funnel/plan/plan.ts'
import type { Spread } from '../../funnel/plan/simulate.ts'
import { Bar } from '../flow.tsx'
import { Help } from '../help.tsx'
import { Plot, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { Band, scaleTo } from './band.tsx'

const STAGES = ['impressions', 'engagements', 'clicks', 'visits', 'leads', 'sales'] as const
const FLOW = { impressions: 1, engagements: 2, clicks: 3, visits: 3, leads: 4, sales: 4 } as const

const LEAST = 0.1 // where the scale begins, at the latest: figures are told in tenths

interface Props {
  screen: Screen
  plan: Plan
}

/** What the goal takes: a sentence, then a bar for each stage. */
export const Result = ({ screen, plan }: Props) => {
  const { t, f } = screen
  const { forecast: words } = t
  const spreads = STAGES.map(stage => plan[stage])
  const scale = scaleTo(
    Math.max(...spreads.map(({ high }) => high)),
    Math.max(LEAST, Math.min(...spreads.map(({ low }) => low))),
  )
  const { budget, currency } = plan
  return (
    <section class="card stack" aria-labelledby="result">
      <h2 id="result">{words.result}</h2>
      <p class="loss-share">{sentence(screen, plan)}</p>
      <Plot screen={screen} name={words.figure}>
        <dl class="forecast-stages">
          {STAGES.map(stage => (
            <div>
              <dt>{words.stages[stage]}</dt>
              <dd>
                <Band
                  scale={scale}
                  spread={plan[stage]}
                  fill={`flow-${FLOW[stage]}`}
                  tip={tipOf(
                    words.stages[stage],
                    counts(screen, plan[stage]),
                    words.about(f.count(roughly(plan[stage].mid))),
                  )}
                />
                <strong>{counts(screen, plan[stage])}</strong>
                <span class="soft small">{words.about(f.count(roughly(plan[stage].mid)))}</span>
              </dd>
            </div>
          ))}
          <div>
            <dt>{words.budget}</dt>
            <dd>
              {budget ? (
                <>
                  <span class="forecast-none" />
                  <strong>{amounts(screen, budget, currency)}</strong>
                  <span class="soft small">{words.about(f.money(roughly(budget.mid), currency))}</span>
                </>
              ) : (
                <span class="soft">{words.noBudget(currency)}</span>
              )}
            </dd>
          </div>
        </dl>
      </Plot>
      <p class="soft small measure">
        {words.intervals(f.count(plan.method.draws))}
        <Help screen={screen} term="eightInTen" />
      </p>
    </section>
  )
}

/** Which assumption to measure first. */
export const Drivers = ({ screen, plan: { drivers } }: Props) => {
  const { t, f } = screen
  const { forecast: words } = t
  return (
    <section class="card stack" aria-labelledby="drivers">
      <h2 id="drivers">
        {words.drivers}
        <Help screen={screen} term="drivers" />
      </h2>
      {drivers.shares.length === 0 ? (
        <p class="soft">{words.nothingVaries}</p>
      ) : (
        <>
          <p class="soft">{words.driversHow(words.driversOf[drivers.of])}</p>
          <dl class="forecast-drivers">
            {drivers.shares.map(({ assumption, share }) => (
              <div>
                <dt class="capital">{words.names[assumption]}</dt>
                <dd>
                  <Bar share={share} />
                  <span>{f.percent(share)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

function sentence(screen: Screen, plan: Plan): string {
  const { t, f } = screen
  const { forecast: words } = t
  const { goal, currency, budget } = plan
  const impressions = counts(screen, plan.impressions)
  if (goal.of === 'budget') {
    const leads = words.leads({ n: plan.leads.high, text: counts(screen, plan.leads) })
    return words.forBudget(f.money(goal.micros, currency), leads, impressions)
  }
  const spent = budget && amounts(screen, budget, currency)
  return words.forGoal(words[goal.of](f.counted(goal.n)), impressions, counts(screen, plan.visits), spent)
}

/** Two digits are all that a forecast knows. */
export const roughly = (n: number): number => Number(n.toPrecision(2))

export const counts = ({ t, f }: Screen, { low, high }: Spread): string =>
  t.forecast.range(f.count(roughly(low)), f.count(roughly(high)))

const amounts = ({ t, f }: Screen, { low, high }: Spread, currency: string): string =>
  t.forecast.range(f.money(roughly(low), currency), f.money(roughly(high), currency))
