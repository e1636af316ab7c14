import type { Child } from 'hono/jsx'
import type { Screen } from './screen.ts'

interface Props {
  screen: Screen
  name: string // what the picture shows
  children: Child
}

/** Around a picture whose `data-tip` points can be gone through by pointer, touch and arrow keys (browser/plot.ts). Without
 *  scripts its points have their `<Tip>`, and words or a table beside it say the same. */
export const Plot = ({ screen, name, children }: Props) => (
  <div class="plotted" data-plot={screen.t.figures.plot(name)}>
    {children}
  </div>
)

/** Lines of what a point tells, its name first. */
export const tipOf = (...lines: (string | null | false)[]): string => lines.filter(line => line).join('\n')

/** A point of an SVG. */
export const Point = ({ tip, children }: { tip: string; children: Child }) => (
  <g data-tip="">
    <title>{tip}</title>
    {children}
  </g>
)
