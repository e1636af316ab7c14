import { type NoSlope, rateAt, type Slope } from '../../experiments/slope.ts'
import type { ScoredVersion } from '../../experiments/slope-store.ts'
import { Help } from '../help.tsx'
import { Plot, Point, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { more } from './figures.ts'

interface Props {
  screen: Screen
  slope: Slope | NoSlope
  scored: readonly ScoredVersion[]
}

const LISTED = 50 // versions with most views

/** What a better kept promise goes with, in this account. */
export const SlopeCard = ({ screen, slope, scored, file }: Props & { file: string }) => {
  const { slope: words } = screen.t.experiment
  const shown = scored.toSorted((a, b) => b.visitors - a.visitors).slice(0, LISTED)
  return (
    <section class="card stack" aria-labelledby="slope">
      <h2 id="slope">
        {words.title}
        <Help screen={screen} term="slope" />
      </h2>
      <p class="measure">{said(screen, slope)}</p>
      {slope.state === 'known' && (
        <>
          {slope.liftInterval.low < 0 && slope.liftInterval.high > 0 && <p>{words.unclear}</p>}
          <Picture screen={screen} slope={slope} scored={shown} />
          <p class="soft small measure">{words.together(screen.f.counted(slope.pages))}</p>
        </>
      )}
      {shown.length > 0 && (
        <>
          <Table screen={screen} scored={shown} />
          <a class="link" href={file} download>
            {screen.t.figures.csv}
          </a>
        </>
      )}
    </section>
  )
}

function said(screen: Screen, slope: Slope | NoSlope): string {
  const { t, f } = screen
  const { slope: words } = t.experiment
  if (slope.state === 'unknown')
    return slope.reason === 'pages' ? words.pages(f.counted(slope.pages), f.counted(slope.needed)) : words[slope.reason]
  const { lift, liftInterval } = slope
  return words.known(more(screen, lift), more(screen, liftInterval.low), more(screen, liftInterval.high))
}

const STEPS = 24

/** Points, the line, and where it may lie. Places are percentages and sizes pixels, so that text is as large on a phone. */
const Picture = ({ screen, slope, scored }: Props & { slope: Slope }) => {
  const { t, f } = screen
  const { slope: words } = t.experiment
  const from = Math.max(0, Math.min(...scored.map(({ score }) => score)) - 5)
  const to = Math.min(100, Math.max(...scored.map(({ score }) => score)) + 5)
  const scores = Array.from({ length: STEPS + 1 }, (_, i) => from + ((to - from) * i) / STEPS)
  const rates = scored.filter(({ visitors }) => visitors > 0).map(row => row.conversions / row.visitors)
  const line = scores.map(score => ({ score, ...rateAt(slope, score) }))
  const top = 1.2 * Math.max(...rates, ...line.map(({ high }) => high))
  const x = (score: number): number => 3 + (94 * (score - from)) / (to - from) // a disc on the edge is still whole
  const y = (rate: number): number => 100 - (100 * rate) / top
  const place = (score: number, rate: number): string => `${x(score).toFixed(2)},${y(rate).toFixed(2)}`
  const most = Math.max(...scored.map(({ visitors }) => visitors))
  const band = [...line.map(p => place(p.score, p.high)), ...line.toReversed().map(p => place(p.score, p.low))]
  return (
    <figure class="slope">
      <Plot screen={screen} name={words.figure}>
        <svg class="slope-plot" role="img" aria-label={words.figure}>
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            <polygon class="slope-band" points={band.join(' ')} />
            <polyline class="slope-line" points={line.map(p => place(p.score, p.rate)).join(' ')} />
          </svg>
          {scored.map(({ ad, version, score, visitors, conversions }) => (
            <Point
              tip={tipOf(
                words.name(ad, version),
                t.figures.named(words.score, f.count(score)),
                visitors > 0 && t.figures.named(words.rate, f.percent(conversions / visitors)),
                t.figures.named(words.views, f.count(visitors)),
              )}
            >
              <circle
                class="slope-spot"
                cx={`${x(score).toFixed(2)}%`}
                cy={`${y(conversions / Math.max(1, visitors)).toFixed(2)}%`}
                r={(3 + 9 * Math.sqrt(visitors / most)).toFixed(1)}
              />
            </Point>
          ))}
          <text x="0" y="0" dx="6" dy="16">
            {f.percent(top)} · {words.rate}
          </text>
        </svg>
      </Plot>
      <figcaption class="interval-scale soft small">
        <span>{f.count(from)}</span>
        <span>{words.score}</span>
        <span>{f.count(to)}</span>
      </figcaption>
    </figure>
  )
}

const Table = ({ screen: { t, f }, scored }: Pick<Props, 'screen' | 'scored'>) => {
  const { slope: words } = t.experiment
  return (
    <details>
      <summary>{words.table}</summary>
      <table class="compact">
        <thead>
          <tr>
            <th scope="col">{words.page}</th>
            <th scope="col">{words.score}</th>
            <th scope="col">{words.views}</th>
            <th scope="col">{words.rate}</th>
          </tr>
        </thead>
        <tbody>
          {scored.map(({ campaign, ad, version, score, visitors, conversions }) => (
            <tr>
              <th scope="row">
                <a href={`/app/campaigns/${campaign}/ads/${ad}`}>{words.name(ad, version)}</a>
              </th>
              <td>{f.count(score)}</td>
              <td>{f.count(visitors)}</td>
              <td>{visitors > 0 ? f.percent(conversions / visitors) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
