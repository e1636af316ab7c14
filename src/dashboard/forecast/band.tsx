import type { Spread } from '../../funnel/plan/simulate.ts'

/** Where on a logarithmic scale from `least` to `most` a figure stands, 0–100. */
export const scaleTo =
  (most: number, least: number) =>
  (n: number): number =>
    (100 * Math.log(Math.max(n, least) / least)) / Math.log(Math.max(most, least * 10) / least)

interface Props {
  scale: (n: number) => number
  spread: Spread
  fill: string
  tip: string
}

/** From low to high, with a mark in the middle: a picture of figures that stand beside it. */
export const Band = ({ scale, spread: { low, mid, high }, fill, tip }: Props) => {
  const [from, at, to] = [low, mid, high].map(scale) as [number, number, number]
  return (
    <svg class="forecast-band" width="100%" height="20" aria-hidden="true" focusable="false" data-tip="">
      <title>{tip}</title>
      <rect class="bar-all" y="4" width="100%" height="12" rx="6" />
      <rect
        class={fill}
        x={`${from.toFixed(1)}%`}
        y="4"
        width={`${Math.max(1, to - from).toFixed(1)}%`}
        height="12"
        rx="6"
      />
      <line class="forecast-mid" x1={`${at.toFixed(1)}%`} x2={`${at.toFixed(1)}%`} y1="1" y2="19" />
    </svg>
  )
}
