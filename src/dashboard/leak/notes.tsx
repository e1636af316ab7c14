import type { Anomaly } from '../../funnel/passages.ts'
import type { FunnelReport } from '../../funnel/report.ts'
import { DAY_MS } from '../../lib/time.ts'
import { withQuery } from '../asked-url.ts'
import { moneyOf } from '../money.tsx'
import type { Screen } from '../screen.ts'

/** What has to be known before the figures are read: counts that cannot be, money apart, days without a report. */
export const Notes = ({ screen, report }: { screen: Screen; report: FunnelReport }) => {
  const { t, f } = screen
  const words = t.leak.notes
  const { anomalies, counts, reportedTo, to, converted, currency } = report
  const [costs, revenue] = [moneyOf(screen, counts.otherCosts), moneyOf(screen, counts.otherRevenue)]
  const lines = [
    ...anomalies.map(anomaly => anomalyText(screen, anomaly)),
    ...(anomalies.length > 0 ? [words.left] : []),
    ...(costs ? [converted ? words.noRate(costs) : words.currencies(costs)] : []),
    ...(converted ? [words.converted(currency)] : []),
    ...(revenue ? [words.revenue(revenue)] : []),
    ...(reportedTo !== null && daysBetween(reportedTo, to) > 1 ? [words.until(f.day(reportedTo))] : []),
  ]
  if (lines.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="notes">
      <h2 id="notes">{words.title}</h2>
      <ul class="causes">
        {lines.map(line => (
          <li>{line}</li>
        ))}
      </ul>
      {(costs || revenue) && !converted && (
        <p>
          <a class="button" href={withQuery(screen.url, { currency })}>
            {words.convert(currency)}
          </a>
        </p>
      )}
    </section>
  )
}

/** Nobody has a report of today: a day is no gap. */
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

function anomalyText({ t, f, names }: Screen, { code, ad, part, whole }: Anomaly): string {
  const words = t.leak.notes
  const what = words[code](f.count(part), f.count(whole))
  if (ad === null) return what
  return `${ad === '' ? words.ofNoAd : words.ofAd(names.ads.get(ad) ?? ad)} ${what}`
}
