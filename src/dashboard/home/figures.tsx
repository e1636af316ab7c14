import type { Child } from 'hono/jsx'
import type { Overview } from '../../notices/overview/load.ts'
import type { CurrencyFigures } from '../../notices/overview/money.ts'
import { Help, type TermName } from '../help.tsx'
import { change } from '../leak/say.ts'
import { moneyOf } from '../money.tsx'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'

/** Spend, leads, what one costs and what a unit of spend brought in; each beside the period before. */
export const Figures = ({ screen, overview }: { screen: Screen; overview: Overview }) => {
  const { t } = screen
  return (
    <section class="card stack home-figures" aria-labelledby="figures">
      <h2 id="figures">{t.home.figures}</h2>
      {overview.figures.map(figures => (
        <Currency screen={screen} figures={figures} isOnly={overview.figures.length === 1} />
      ))}
    </section>
  )
}

const Currency = ({ screen, figures, isOnly }: { screen: Screen; figures: CurrencyFigures; isOnly: boolean }) => {
  const { t, f } = screen
  const { currency, now, before, cpl } = figures
  const money = (micros: number | null) => micros !== null && f.money(micros, currency)
  const times = (roas: number | null) => roas !== null && f.count(Math.round(roas * 100) / 100)
  const apart = moneyOf(screen, now.otherCosts)
  return (
    <div>
      {!isOnly && <h3>{t.home.inCurrency(currency)}</h3>}
      <dl>
        <Line screen={screen} name={t.spend} term="spend" now={money(now.costMicros)} before={money(before.costMicros)}>
          {ratio(screen, now.costMicros, before.costMicros)}
        </Line>
        <Line screen={screen} name={t.leads} term="leads" now={f.count(now.leads)} before={f.count(before.leads)}>
          {ratio(screen, now.leads, before.leads)}
        </Line>
        <Line screen={screen} name={t.cpl} term="cpl" now={money(now.cplMicros)} before={money(before.cplMicros)}>
          {cpl.ratio !== null && (cpl.clear ? change(screen, cpl.ratio) : t.home.unclear)}
        </Line>
        <Line screen={screen} name={t.leak.prices.roas} term="roas" now={times(now.roas)} before={times(before.roas)}>
          {null}
        </Line>
      </dl>
      {apart !== '' && <p class="soft small">{t.home.apart(apart)}</p>}
    </div>
  )
}

/** What was counted, not what it says: whether a price changed needs more. */
const ratio = (screen: Screen, now: number | null, before: number | null): string | null =>
  now !== null && before ? change(screen, now / before) : null

interface LineProps {
  screen: Screen
  name: string
  term: TermName
  now: string | false
  before: string | false
  children: Child // the change
}

const Line = ({ screen, name, term, now, before, children }: LineProps) => {
  const { t } = screen
  return (
    <div>
      <dt>
        {name} <Help screen={screen} term={term} />
      </dt>
      <dd>
        <strong>{now || <Unknown />}</strong>
        <span class="soft small">
          {before ? t.home.before(before) : t.home.nothingBefore}
          {before && children && <> · {children}</>}
        </span>
      </dd>
    </div>
  )
}
