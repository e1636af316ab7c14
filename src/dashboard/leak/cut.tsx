import { DIMENSIONS } from '../../funnel/dimensions.ts'
import type { FunnelPart, FunnelReport } from '../../funnel/report.ts'
import { withQuery } from '../asked-url.ts'
import { Help, type TermName } from '../help.tsx'
import { moneyOf } from '../money.tsx'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { partName } from './part-name.ts'

/** The parts of the funnel, side by side: they add up to the last line. */
export const Cut = ({ screen, report }: { screen: Screen; report: FunnelReport }) => {
  const { t, url } = screen
  const { cut, files } = t.leak
  const { by, parts, counts, funnel, currency, campaign } = report
  const base = `/app/campaigns/${campaign}`
  const rows = parts.map(part => ({ ...part, name: partName(screen, by, part.part) }))
  const total = { ...counts, part: '', prorated: false, funnel, name: cut.total }
  return (
    <section class="card stack" aria-labelledby="cut">
      <h2 id="cut">{cut.title[by]}</h2>
      <nav class="jump" aria-label={cut.by}>
        {DIMENSIONS.map(dimension => (
          <a href={`${withQuery(url, { by: dimension })}#cut`} aria-current={dimension === by ? 'true' : undefined}>
            {t.leak.by[dimension]}
          </a>
        ))}
      </nav>
      <section class="scrolls" tabindex={0} aria-label={t.leak.table(cut.title[by])}>
        <table class="cut spots">
          <thead>
            <tr>
              <th scope="col" class="capital">
                {t.leak.by[by]}
              </th>
              {HEADS.map(([head, term]) => (
                <th scope="col">
                  {head(t)}
                  <Help screen={screen} term={term} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rows, total].map(row => (
              <Row
                screen={screen}
                row={row}
                currency={currency}
                isTotal={row === total}
                href={
                  row === total || by === 'day'
                    ? null
                    : withQuery(url, { [by]: row.part, by: by === 'ad' ? 'platform' : 'ad' })
                }
              />
            ))}
          </tbody>
        </table>
      </section>
      <p class="soft small">
        {cut.sum} {cut.how[by]}
      </p>
      <p class="more">
        <a href={withQuery(url, { format: 'csv' }, `${base}/economics.csv`)} download={`${campaign}-prices.csv`}>
          {files.prices}
        </a>
        {report.leak && (
          <a
            href={withQuery(url, { format: 'csv', rows: 'passages' }, `${base}/funnel.csv`)}
            download={`${campaign}-passages.csv`}
          >
            {files.passages}
          </a>
        )}
      </p>
    </section>
  )
}

const HEADS: [head: (t: Screen['t']) => string, term: TermName][] = [
  [t => t.views, 'visits'],
  [t => t.leak.cut.results, 'conversions'],
  [t => t.cvr, 'cvr'],
  [t => t.ctr, 'ctr'],
  [t => t.spend, 'spend'],
  [t => t.cpl, 'cpl'],
]

interface RowProps {
  screen: Screen
  row: FunnelPart & { name: string }
  currency: string
  isTotal: boolean
  href: string | null // of the page for this part alone
}

const Row = ({ screen, row, currency, href, isTotal }: RowProps) => {
  const { t, f } = screen
  const { cvr, ctr, cplMicros } = row.funnel
  const apart = moneyOf(screen, row.otherCosts)
  const money = (micros: number | null) => (micros === null ? <Unknown /> : f.money(micros, currency))
  return (
    <tr class={isTotal ? 'total' : undefined}>
      <th scope="row">{href ? <a href={href}>{row.name}</a> : row.name}</th>
      <td data-name={t.views}>{f.count(row.views)}</td>
      <td data-name={t.leak.cut.results}>{f.count(row.conversions)}</td>
      <td data-name={t.cvr}>
        {cvr.rate === null ? <Unknown /> : f.percent(cvr.rate)}
        {cvr.interval && <span class="soft small interval">{f.percents(cvr.interval.low, cvr.interval.high)}</span>}
      </td>
      <td data-name={t.ctr}>{ctr.rate === null ? <Unknown /> : f.percent(ctr.rate)}</td>
      <td data-name={t.spend}>
        {(row.costMicros !== null || apart === '') && money(row.costMicros)}
        {apart !== '' && <span class="soft small interval">{row.costMicros === null ? apart : `+ ${apart}`}</span>}
      </td>
      <td data-name={t.cpl}>{money(cplMicros)}</td>
    </tr>
  )
}
