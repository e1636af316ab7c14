import type { Exposure } from '../../notices/overview/exposure.ts'
import type { Overview } from '../../notices/overview/load.ts'
import { Bar } from '../flow.tsx'
import { moneyOf, together } from '../money.tsx'
import type { Screen } from '../screen.ts'

const SHOWN = 8

interface Props {
  screen: Screen
  overview: Overview
}

/** What ads spent whose page does not keep what they promise, ad by ad, with the way to their desk. */
export const Exposed = ({ screen, overview }: Props) => {
  const { t, f } = screen
  const { exposed } = overview
  const total = moneyOf(screen, together(exposed.map(({ spend }) => spend)))
  return (
    <section class="card stack home-list" id="exposed" aria-labelledby="exposed-title">
      <h2 id="exposed-title">
        {t.home.exposed}
        {total !== '' && ` — ${total}`}
      </h2>
      {exposed.length === 0 ? (
        <p>{t.home.noExposed}</p>
      ) : (
        <ol>
          {exposed.slice(0, SHOWN).map(exposure => (
            <Row screen={screen} overview={overview} exposure={exposure} />
          ))}
        </ol>
      )}
      {exposed.length > SHOWN && <p class="soft small">{t.home.more(f.counted(exposed.length - SHOWN))}</p>}
      {exposed.length > 0 && <p class="soft small">{t.home.exposedHow}</p>}
    </section>
  )
}

const Row = ({ screen, overview, exposure }: Props & { exposure: Exposure }) => {
  const { t } = screen
  const { campaign, headline, language, servedBy, why, score, spend } = exposure
  const href = `/app/campaigns/${campaign}/ads/${servedBy}`
  return (
    <li>
      <h3>
        <a href={href} lang={language}>
          {headline}
        </a>
      </h3>
      <p class="amount">
        <strong>{moneyOf(screen, spend)}</strong>
      </p>
      <Bar share={shareOf(overview, exposure)} />
      <p class="small">
        {overview.names.campaigns[campaign]} · {whyText(screen, why, score)}
      </p>
      <a class="button" href={href} aria-label={t.home.repairOf(headline)}>
        {t.home.repair}
      </a>
    </li>
  )
}

const whyText = ({ t, f }: Screen, why: Exposure['why'], score: number | null): string =>
  why === 'broken' || why === 'partial' ? t.home.whyExposed[why](f.count(score ?? 0)) : t.home.whyExposed[why]

/** Of what was spent in its currency. */
function shareOf({ figures }: Overview, { spend }: Exposure): number {
  const [[currency, micros] = ['', 0]] = Object.entries(spend)
  const all = figures.find(each => each.currency === currency)?.now.costMicros
  return all ? Math.min(1, micros / all) : 0
}
