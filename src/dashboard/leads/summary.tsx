import type { Child } from 'hono/jsx'
import type { LeadSummary } from '../../contacts/leads/summary.ts'
import { Help } from '../help.tsx'
import { Money } from '../money.tsx'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import type { Desk } from './load.ts'
import { lasting } from './names.ts'

interface Props extends Pick<Desk, 'summary' | 'cost'> {
  screen: Screen
}

/** What the leads of the period came to, and by week. */
export const Summary = ({ screen, summary, cost }: Props) => {
  const { t, f } = screen
  const words = t.leadDesk.summary
  const { leads, counts, qualified, won, judgedAfterMs, weeks } = summary
  const share = (n: number) => leads > 0 && <span class="soft small"> {f.percent(n / leads)}</span>
  return (
    <section class="card lead-summary" id="lead-summary" aria-label={words.title}>
      <dl class="figures">
        <Entry name={words.leads}>{f.count(leads)}</Entry>
        <Entry name={words.qualified} hint={words.qualifiedHint}>
          {f.count(qualified)}
          {share(qualified)}
        </Entry>
        <Entry name={words.won}>
          {f.count(counts.won)}
          {share(counts.won)}
        </Entry>
        <Entry name={words.value} help={<Help screen={screen} term="wonValue" />}>
          <Money screen={screen} spend={won} />
        </Entry>
        <Entry name={t.cpl} help={<Help screen={screen} term="cpl" />}>
          <Per screen={screen} cost={cost} count={leads} />
        </Entry>
        <Entry name={words.perQualified}>
          <Per screen={screen} cost={cost} count={qualified} />
        </Entry>
        <Entry name={words.judged} hint={words.judgedHint}>
          {judgedAfterMs === null ? <Unknown /> : lasting(screen, judgedAfterMs)}
        </Entry>
      </dl>
      {weeks.length > 1 && <Weeks screen={screen} weeks={weeks} leads={leads} />}
      <p class="soft small">
        {words.scope} {Object.keys(won).length > 0 && words.notSales} <NoPrice screen={screen} cost={cost} />
      </p>
    </section>
  )
}

const Entry = ({ name, hint, help, children }: { name: string; hint?: string; help?: Child; children: Child }) => (
  <div>
    <dt>
      {name}
      {hint && <span class="lead-hint"> {hint}</span>}
      {help}
    </dt>
    <dd>{children}</dd>
  </div>
)

const NoPrice = ({ screen: { t }, cost }: { screen: Screen; cost: Props['cost'] }) => {
  const { ofSource, ofCurrencies, ofNothing, spend } = t.leadDesk.summary.noPrice
  if (cost === null) return <>{ofSource}</>
  const currencies = Object.keys(cost).length
  if (currencies > 1) return <>{ofCurrencies}</>
  return currencies === 1 ? null : (
    <>
      {ofNothing} <a href="/app/spend">{spend}</a>
    </>
  )
}

/** A price in two currencies is none. */
const Per = ({ screen: { f }, cost, count }: { screen: Screen; cost: Props['cost']; count: number }) => {
  const [one, ...more] = Object.entries(cost ?? {})
  if (!one || more.length > 0 || count === 0) return <Unknown />
  const [currency, micros] = one
  return <>{f.money(micros / count, currency)}</>
}

const [WIDTH, HEIGHT] = [600, 72]
const ORDER = ['won', 'qualified', 'new', 'lost'] as const // from the ground up

const Weeks = ({ screen: { t, f }, weeks, leads }: { screen: Screen } & Pick<LeadSummary, 'weeks' | 'leads'>) => {
  const words = t.leadDesk
  const most = Math.max(...weeks.map(({ counts }) => total(counts)))
  const step = WIDTH / weeks.length
  const told = weeks.map(({ from, counts }) => {
    const parts = ORDER.filter(status => counts[status] > 0).map(s => `${f.count(counts[s])} ${words.many[s]}`)
    return words.summary.week(f.dayAt(from), parts.length === 0 ? '0' : f.list(parts))
  })
  return (
    <figure class="lead-weeks">
      <figcaption class="small">
        {words.summary.weeks}
        <span class="lead-legend">
          {ORDER.map(status => (
            <span class={`lead-key lead-${status}`}>{words.statuses[status]}</span>
          ))}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.summary.picture(told.join('; '), f.counted(leads))}
      >
        {weeks.map(({ counts }, i) => {
          let y = HEIGHT
          return ORDER.map(status => {
            const height = (counts[status] / most) * HEIGHT
            y -= height
            return (
              height > 0 && (
                <rect
                  class={`lead-${status}`}
                  x={round(i * step + step * 0.12)}
                  y={round(y)}
                  width={round(step * 0.76)}
                  height={round(height)}
                >
                  <title>{told[i]}</title>
                </rect>
              )
            )
          })
        })}
      </svg>
      <p class="soft small ends">
        <span>{f.dayAt(weeks[0]!.from)}</span>
        <span>{f.dayAt(weeks.at(-1)!.from)}</span>
      </p>
    </figure>
  )
}

const total = (counts: LeadSummary['counts']): number => Object.values(counts).reduce((sum, n) => sum + n, 0)
const round = (n: number): number => Math.round(n * 10) / 10
