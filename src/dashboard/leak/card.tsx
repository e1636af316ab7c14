import type { Cause } from '../../funnel/leak/causes.ts'
import { type Estimate, type Leak, moneyOf, type NamedLeak } from '../../funnel/leak/leak.ts'
import type { Counts } from '../../funnel/stages.ts'
import { capital } from '../formats.ts'
import { Help } from '../help.tsx'
import { platformNamed } from '../platform-names.ts'
import type { Screen } from '../screen.ts'
import { Way } from '../way.tsx'
import { labelOf } from './form.tsx'
import { Passages } from './passages.tsx'
import { about, estimate, roughly } from './say.ts'
import { Sources } from './sources.tsx'

interface Props {
  screen: Screen
  currency: string
  counts: Counts // of the campaign: what a result of an ad is worth
  leak: Leak
}

/** Where it leaks, what that costs, why, and the one thing to do: before any other figure. */
export const LeakCard = (props: Props) => {
  const { screen, currency, leak } = props
  return (
    <section class="card stack leak" aria-labelledby="leak">
      {leak.named ? (
        <>
          <Found screen={screen} currency={currency} named={leak.named} leak={leak} />
          {leak.ads.length > 0 && <h3>{screen.t.leak.ads}</h3>}
          <LeakingAds {...props} />
        </>
      ) : (
        <NotFound {...props} />
      )}
      <Passages screen={screen} leak={leak} />
      <Sources screen={screen} leak={leak} />
    </section>
  )
}

const Found = ({ screen, currency, named, leak }: Omit<Props, 'counts'> & { named: NamedLeak }) => {
  const { t, f } = screen
  const { passage, recoverable, causes, action } = named
  const judged = leak.passages.find(each => each.passage === passage)!
  const results = estimate(screen, recoverable.results)
  const { money } = recoverable
  const amount = (micros: number) => f.money(roughly(micros), currency)
  return (
    <>
      <h2 id="leak">
        {t.leak.found(t.leak.passages[passage])}
        <Help screen={screen} term="leak" />
      </h2>
      <p class="loss-share">
        {t.leak.back(results.mid, results.range, f.percent(judged.benchmark.least))}
        <Help screen={screen} term="recoverable" />
      </p>
      <p>
        {money && `${t.leak.money[money.at](amount(money.mid), t.leak.from(amount(money.low), amount(money.high)))} `}
        <span class="soft">{t.leak.sure(f.chance(judged.below!))}</span>
      </p>
      <h3>{t.leak.why}</h3>
      {causes.length === 0 ? (
        <p>{t.leak.noWhy}</p>
      ) : (
        <ol class="causes">
          {causes.map(cause => (
            <li>{causeText(screen, cause)}</li>
          ))}
        </ol>
      )}
      <div class="next">
        <h3>{t.leak.next}</h3>
        <p>
          <Way screen={screen} class="button primary" href={action.href}>
            {t.leak.actions[action.code]}
          </Way>
        </p>
        <p class="soft small">{t.leak.effect(f.count(about(action.effect.low)), f.count(about(action.effect.high)))}</p>
      </div>
    </>
  )
}

const NotFound = (props: Props) => {
  const { screen, leak } = props
  const { t, f, viewer } = screen
  const nearest = leak.passages
    .filter(({ more, madeUp }) => more !== null && !madeUp)
    .sort((a, b) => a.more! - b.more!)[0]
  if (leak.verdict !== 'unsure' && leak.verdict !== 'none')
    return (
      <>
        <h2 id="leak">{t.leak.unknown}</h2>
        <p>{t.leak.unknownHow}</p>
        {viewer && (
          <p>
            <a class="button" href="/app/spend">
              {t.leak.importSpend}
            </a>
          </p>
        )}
      </>
    )
  return (
    <>
      <h2 id="leak">
        {leak.ads.length > 0 ? t.leak.onlyAds(f.counted(leak.ads.length)) : t.leak[leak.verdict]}
        {leak.ads.length > 0 && <Help screen={screen} term="leak" />}
      </h2>
      <LeakingAds {...props} />
      <p>
        {leak.ads.length > 0 && `${t.leak.wholeOf[leak.verdict]} `}
        {nearest
          ? t.leak.nearest(t.leak.passages[nearest.passage], t.leak.wholes[nearest.passage](f.counted(nearest.more!)))
          : leak.passages.some(({ madeUp, verdict }) => madeUp && verdict !== 'fine')
            ? t.leak.noneLost
            : t.leak.noneHow}
      </p>
    </>
  )
}

/** Ads that leak by themselves, which the sum may hide. */
const LeakingAds = ({ screen, currency, counts, leak: { ads } }: Props) => {
  const { t, f, url, names } = screen
  if (ads.length === 0) return null
  const worth = (results: Estimate): string => {
    const money = moneyOf(results, counts)
    return money && money.mid > 0 ? f.money(roughly(money.mid), currency) : ''
  }
  return (
    <>
      <ul class="causes">
        {ads.slice(0, MOST_ADS).map(({ ad, passage, rate, least, recoverable }) => (
          <li>
            <a href={`${url.pathname}/ads/${ad}`}>{names.ads.get(ad) ?? ad}</a>
            {t.leak.adLeaks(
              t.leak.passages[passage],
              f.percent(rate),
              f.percent(least),
              estimate(screen, recoverable.results).mid,
              worth(recoverable.results),
            )}
          </li>
        ))}
      </ul>
      {ads.length > MOST_ADS && <p class="soft small">{t.leak.moreAds(f.counted(ads.length - MOST_ADS))}</p>}
    </>
  )
}

const MOST_ADS = 5

function causeText(screen: Screen, { code, subject, value, threshold, n }: Cause): string {
  const { t, f } = screen
  const words = t.leak.causes
  const visits = t.leak.onN(t.leak.wholes.cvr(f.counted(n)))
  const share = f.percent
  const times = (x: number) => f.count(Math.round(x * 10) / 10)
  switch (code) {
    case 'broken-promise':
      return `${words[code](f.count(Math.round(value)), f.count(threshold))} ${visits}`
    case 'slow':
      return `${words[code](share(value), share(threshold), t.leak.inApp(nameOf(subject)))} ${visits}`
    case 'form': {
      const stop = subject === '' ? '' : ` ${t.leak.formStop(labelOf(screen, subject))}`
      return `${words[code](share(value), share(threshold))}${stop} ${visits}`
    }
    case 'unread':
      return `${words[code](share(value), share(threshold))} ${visits}`
    case 'platform':
      return words[code](share(value), share(threshold), nameOf(subject))
    case 'frequency':
      return words[code](times(value), times(threshold))
  }
}

/** 'TikTok', 'Instagram'. */
const nameOf = (app: string): string => platformNamed(app) ?? capital(app)
