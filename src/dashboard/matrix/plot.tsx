import type { PointChange } from '../../funnel/matrix/compare.ts'
import type { Line } from '../../funnel/matrix/lines.ts'
import type { Point } from '../../funnel/matrix/load.ts'
import type { Lines } from '../../funnel/matrix/matrix.ts'
import type { Share } from '../../funnel/stages.ts'
import { Point as Dot, Plot as Figure, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { placed } from './placed.ts'
import { verdictOf } from './verdict.ts'

interface Props {
  screen: Screen
  points: readonly Point[]
  lines: Record<keyof Lines, Line>
  before: readonly PointChange[] // of other days
}

/** Where a rate stands, 0–1: nothing at 0, its line in the middle, three times the line at three quarters, anything below 1. */
const standing = (rate: number, line: number): number => rate / (rate + line)

const TICKS = [1 / 3, 1, 3] // times the line
const [LEAST_RADIUS, MOST_RADIUS] = [9, 24] // px

/** Four quadrants of one size, their names outside, where no disc covers them. Places are percentages and sizes pixels, so that
 *  text is as large on a phone. */
export const Plot = ({ screen, points, lines, before }: Props) => {
  const { t, f } = screen
  const shown = placed(points)
  const dearest = Math.max(1, ...shown.map(({ costMicros }) => costMicros ?? 0))
  const named = shown.filter(({ state }) => state === 'decided').length
  const x = (rate: number) => at(standing(rate, lines.engagement.value))
  const y = (rate: number) => at(1 - standing(rate, lines.conversion.value))
  const { labels, figure } = t.matrix
  const name = figure(f.counted(named), f.counted(shown.length - named))
  return (
    <Figure screen={screen} name={name}>
      <p class="plot-names">
        <span>{labels['hidden-converter']}</span> <span>{labels.star}</span>
      </p>
      <svg class="plot" role="img" aria-label={name}>
        <rect class="plot-best" x="50%" width="50%" height="50%" />
        {TICKS.map(times => {
          const [engagement, conversion] = [lines.engagement.value * times, lines.conversion.value * times]
          const side = times === 1 ? 'plot-line' : 'plot-tick'
          return (
            <>
              <line class={side} x1={x(engagement)} x2={x(engagement)} y1="0" y2="100%" />
              <line class={side} x1="0" x2="100%" y1={y(conversion)} y2={y(conversion)} />
            </>
          )
        })}
        {shown.map(({ engagement, conversion }) => (
          <>
            <line class="plot-cross" {...across(engagement, x)} y1={y(conversion.rate!)} y2={y(conversion.rate!)} />
            <line class="plot-cross" x1={x(engagement.rate!)} x2={x(engagement.rate!)} {...along(conversion, y)} />
          </>
        ))}
        {shown.flatMap(({ ad, engagement, conversion }) => {
          const then = beforeOf(before, ad)
          if (!then) return []
          const [x1, y1] = [x(then.engagement.before!), y(then.conversion.before!)]
          return [
            <>
              <line class="spot-way" x1={x1} y1={y1} x2={x(engagement.rate!)} y2={y(conversion.rate!)} />
              <circle class="spot-was" cx={x1} cy={y1} r={LEAST_RADIUS} />
            </>,
          ]
        })}
        {shown.map((point, i) => {
          const { state, engagement, conversion, costMicros } = point
          const radius = LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt((costMicros ?? 0) / dearest)
          const [cx, cy] = [x(engagement.rate!), y(conversion.rate!)]
          return (
            <Dot tip={told(screen, point, beforeOf(before, point.ad))}>
              <circle class={state === 'decided' ? 'spot' : 'spot open'} cx={cx} cy={cy} r={radius.toFixed(1)} />
              <text class={state === 'decided' ? 'spot-name' : 'spot-name open'} x={cx} y={cy} dy="4">
                {i + 1}
              </text>
            </Dot>
          )
        })}
        {TICKS.map(times => (
          <>
            <text class="plot-rate" x={x(lines.engagement.value * times)} y="100%" dx="4" dy="-6">
              {f.percent(lines.engagement.value * times)}
            </text>
            <text class="plot-rate" x="0" y={y(lines.conversion.value * times)} dx="4" dy="-5">
              {f.percent(lines.conversion.value * times)}
            </text>
          </>
        ))}
      </svg>
      <p class="plot-names">
        <span>{labels.retire}</span> <span>{labels.applause}</span>
      </p>
    </Figure>
  )
}

/** Where an ad stood, when it had a place. */
export const beforeOf = (before: readonly PointChange[], ad: string): PointChange | undefined =>
  before.find(point => point.ad === ad && (point.state === 'decided' || point.state === 'undecided'))

function told(screen: Screen, point: Point, then: PointChange | undefined): string {
  const { matrix: words, figures, compared } = screen.t
  const rate = (name: string, { rate, interval }: Share) =>
    figures.named(name, `${screen.f.percent(rate!)} (${screen.f.percents(interval!.low, interval!.high)})`)
  const { headline, ad, engagement, conversion } = point
  return tipOf(
    headline ?? ad,
    verdictOf(screen, point).join(', '),
    rate(words.engagement, engagement),
    rate(words.conversion, conversion),
    then !== undefined &&
      compared.was(`${screen.f.percent(then.engagement.before!)}, ${screen.f.percent(then.conversion.before!)}`),
  )
}

const EDGE = 0.06 // of the width: a disc on the edge is still whole
const at = (share: number): string => `${((EDGE + share * (1 - 2 * EDGE)) * 100).toFixed(2)}%`

type Placed = Point['engagement']
const across = ({ interval }: Placed, x: (rate: number) => string) => ({ x1: x(interval!.low), x2: x(interval!.high) })
const along = ({ interval }: Placed, y: (rate: number) => string) => ({ y1: y(interval!.low), y2: y(interval!.high) })
