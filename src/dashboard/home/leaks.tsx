import type { SureLeak } from '../../notices/overview/leaks.ts'
import type { Overview } from '../../notices/overview/load.ts'
import { keepingAsked } from '../asked-url.ts'
import { Bar } from '../flow.tsx'
import { estimate, roughly } from '../leak/say.ts'
import type { Screen } from '../screen.ts'
import { Way } from '../way.tsx'
import { causeOf, leakPlace } from './say.ts'

const SHOWN = 5

interface Props {
  screen: Screen
  overview: Overview
}

/** The largest leaks of all campaigns, each with its cause and the place where it is mended. */
export const Leaks = ({ screen, overview }: Props) => {
  const { t, f } = screen
  const { found } = overview.leaks
  return (
    <section class="card stack home-list" aria-labelledby="leaks">
      <h2 id="leaks">{t.home.leaksTitle}</h2>
      {found.length === 0 ? (
        <p>{t.home.noLeaks}</p>
      ) : (
        <ol>
          {found.slice(0, SHOWN).map(leak => (
            <Row screen={screen} overview={overview} leak={leak} />
          ))}
        </ol>
      )}
      {found.length > SHOWN && <p class="soft small">{t.home.more(f.counted(found.length - SHOWN))}</p>}
      <p class="soft small">{t.home.leaksHow}</p>
    </section>
  )
}

const Row = ({ screen, overview, leak }: Props & { leak: SureLeak }) => {
  const { t, f } = screen
  const { campaign, ad, name, currency, passage, recoverable, action } = leak
  const { money, results } = recoverable
  const priced = money && money.mid > 0 ? money : null
  const amount = (micros: number) => f.money(roughly(micros), currency)
  const most = Math.max(
    ...overview.leaks.found.map(each => (each.currency === currency && each.recoverable.money?.mid) || 0),
  )
  const place = leakPlace(overview, leak)
  return (
    <li>
      <h3>
        <a
          href={`/app/campaigns/${campaign}${ad === '' ? '' : `/ads/${ad}`}`}
          lang={overview.names.ads[`${campaign}/${ad}`]?.language}
        >
          {place}
        </a>
      </h3>
      <p class="amount">
        {priced ? (
          <>
            <strong>{amount(priced.mid)}</strong>{' '}
            <span class="soft small">{t.leak.from(amount(priced.low), amount(priced.high))}</span>
          </>
        ) : (
          <span class="soft small">{t.home.unpriced}</span>
        )}
      </p>
      {priced && <Bar share={priced.mid / most} />}
      <p class="small">
        <span class="capital">{t.leak.passages[passage]}</span> ·{' '}
        {ad === '' ? t.home.campaignItself : t.home.adIn(name)}
        {results.mid > 0 && ` · ${t.home.lost(estimate(screen, results).mid)}`}
      </p>
      <p class="small">
        {t.home.why(causeOf(screen, leak))}{' '}
        <a href={keepingAsked(screen.url, `/app/campaigns/${campaign}`)} aria-label={t.home.evidenceOf(place)}>
          {t.home.evidence}
        </a>
      </p>
      <Way screen={screen} class="button" href={action.href} label={`${t.leak.actions[action.code]} – ${place}`}>
        {t.leak.actions[action.code]}
      </Way>
    </li>
  )
}
