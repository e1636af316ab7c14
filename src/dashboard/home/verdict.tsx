import { type SureLeak, worthOf } from '../../notices/overview/leaks.ts'
import type { Overview } from '../../notices/overview/load.ts'
import { estimate, roughly } from '../leak/say.ts'
import { moneyOf, together } from '../money.tsx'
import type { Screen } from '../screen.ts'
import { leakPlace } from './say.ts'

interface Props {
  screen: Screen
  overview: Overview
}

/** The answer to the one question of the page, in a sentence; then on what it rests. */
export const Verdict = ({ screen, overview }: Props) => {
  const { t, f } = screen
  const { leaks, exposed, campaigns } = overview
  const [first, ...others] = dearest(leaks.found)
  const spent = moneyOf(screen, together(exposed.map(({ spend }) => spend)))
  return (
    <div class="home-verdict">
      <p class="soft">{t.home.active(f.counted(campaigns))}</p>
      <h1>{first ? sentence(screen, overview, first) : t.home[openVerdict(overview)]}</h1>
      {others.map(leak => (
        <p class="home-verdict-more">{sentence(screen, overview, leak)}</p>
      ))}
      {first ? <Basis screen={screen} leak={first} /> : <Missing screen={screen} overview={overview} />}
      {spent !== '' && (
        <p>
          {t.home.exposedToo(spent, f.days(overview))} <a href="#exposed">{t.home.seeExposed}</a>
        </p>
      )}
    </div>
  )
}

/** The dearest leak of each currency: amounts of two are not compared. Those without an amount only when none has one. */
function dearest(found: readonly SureLeak[]): SureLeak[] {
  const priced = found.filter(leak => Object.keys(worthOf(leak)).length > 0)
  if (priced.length === 0) return found.slice(0, 1)
  return [...Map.groupBy(priced, ({ currency }) => currency).values()].map(([leak]) => leak!)
}

function sentence(screen: Screen, overview: Overview, leak: SureLeak): string {
  const { t, f } = screen
  const { money, results } = leak.recoverable
  const [passage, place] = [t.home.passages[leak.passage], leakPlace(overview, leak)]
  if (results.mid === 0) return t.home.leaksUnpriced(passage, place)
  return money
    ? t.home.leaks(f.money(roughly(money.mid), leak.currency), passage, place)
    : t.home.leaksCounted(estimate(screen, results).mid, passage, place)
}

const openVerdict = ({ leaks: { verdict } }: Overview): 'unsure' | 'none' | 'unknown' =>
  verdict === 'leak' ? 'unsure' : verdict

const Basis = ({ screen, leak }: { screen: Screen; leak: SureLeak }) => {
  const { t, f } = screen
  const { money, results } = leak.recoverable
  if (results.mid === 0) return <p class="measure">{t.notices.leak.unpriced}</p>
  const { mid, range } = estimate(screen, results)
  const amount = (micros: number) => f.money(roughly(micros), leak.currency)
  return (
    <p class="measure">
      {t.leak.back(mid, range, f.percent(leak.least))}{' '}
      {money && `${t.leak.money[money.at](amount(money.mid), t.leak.from(amount(money.low), amount(money.high)))} `}
      <span class="soft">{t.leak.sure(f.chance(leak.below))}</span>
    </p>
  )
}

const Missing = ({ screen: { t, f }, overview }: Props) => {
  const { nearest, verdict } = overview.leaks
  if (verdict === 'unknown')
    return (
      <p class="measure">
        {t.home.unknownHow} <a href="/app/guide">{t.home.guide}</a>
      </p>
    )
  if (!nearest) return null
  const { name, passage, more } = nearest
  return (
    <p class="measure">{t.home.nearest(name, t.leak.passages[passage], t.leak.wholes[passage](f.counted(more)))}</p>
  )
}
