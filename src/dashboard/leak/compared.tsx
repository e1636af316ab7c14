import type { CostChange } from '../../funnel/compare.ts'
import { PASSAGES } from '../../funnel/passages.ts'
import type { FunnelReport } from '../../funnel/report.ts'
import type { Counts } from '../../funnel/stages.ts'
import { Changed, Judged, shares } from '../compared.tsx'
import { Help } from '../help.tsx'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { change } from './say.ts'

/** What changed since another period, and what only looks as if it had. */
export const Compared = ({ screen, report }: { screen: Screen; report: FunnelReport }) => {
  const { t, f } = screen
  const { compare, currency } = report
  if (!compare) return null
  const { compared } = t
  const { cpl, ...rates } = compare.changes
  const price = (micros: number | null) => (micros === null ? <Unknown /> : f.money(micros, currency))
  const rate = (share: number | null) => (share === null ? <Unknown /> : f.percent(share))
  return (
    <section class="card" aria-labelledby="compared">
      <h2 id="compared">{compared.title(f.days(compare))}</h2>
      {isNothing(compare.counts) ? (
        <p class="soft">{compared.nothing}</p>
      ) : (
        <section class="scrolls" tabindex={0} aria-label={t.leak.table(compared.title(f.days(compare)))}>
          <table class="cut spots">
            <thead>
              <tr>
                <th scope="col">{t.leak.sources.passage}</th>
                <th scope="col">{compared.before}</th>
                <th scope="col">{compared.now}</th>
                <th scope="col">
                  {compared.change}
                  <Help screen={screen} term="change" />
                </th>
              </tr>
            </thead>
            <tbody>
              {PASSAGES.map(passage => (
                <tr>
                  <th scope="row" class="capital">
                    {t.leak.passages[passage]}
                  </th>
                  <td data-name={compared.before}>{rate(rates[passage].before)}</td>
                  <td data-name={compared.now}>{rate(rates[passage].now)}</td>
                  <td class="changed" data-name={compared.change}>
                    <Changed screen={screen} change={rates[passage]} kind={shares(screen, 'more')} />
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row">
                  {t.cpl}
                  <Help screen={screen} term="cpl" />
                </th>
                <td data-name={compared.before}>{price(cpl.before)}</td>
                <td data-name={compared.now}>{price(cpl.now)}</td>
                <td class="changed" data-name={compared.change}>
                  {costText(screen, cpl)}
                </td>
              </tr>
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

const isNothing = ({ impressions, views }: Counts): boolean => impressions === null && views === 0

function costText(screen: Screen, { ratio, interval, clear }: CostChange) {
  const { compared, leak } = screen.t
  if (ratio === null) return <Unknown />
  if (!interval) return compared.tooFew
  return (
    <>
      {clear ? <Judged screen={screen} isBetter={ratio < 1} text={change(screen, ratio)} /> : compared.unclear}
      <span class="soft small interval">{leak.from(change(screen, interval.low), change(screen, interval.high))}</span>
    </>
  )
}
