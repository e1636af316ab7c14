import type { Distribution } from '../../funnel/attribution/distribution.ts'
import { Help } from '../help.tsx'
import { Plot, Point, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'

const SHOWN = 14 // the few who came more often stand together in the last bar
const WIDTH = 100 / SHOWN

/** How often people came before they converted, beside what the method claims. */
export const Touches = ({ screen, touches }: { screen: Screen; touches: Distribution }) => {
  const { t, f } = screen
  const { attribution: words } = t
  const { histogram, median, within, missing, claimed } = touches
  const people = Array.from({ length: SHOWN }, (_, i) =>
    histogram.reduce((sum, row) => sum + (Math.min(row.touches, SHOWN) === i + 1 ? row.people : 0), 0),
  )
  const most = Math.max(1, ...people)
  const nameOf = (count: number) => (count === SHOWN ? words.touchesMore(f.count(count)) : f.count(count))
  return (
    <section class="card stack" aria-labelledby="touches">
      <h2 id="touches">
        {words.touches}
        <Help screen={screen} term="touch" />
      </h2>
      <p class="soft measure">{words.touchesHow}</p>
      <p>
        {median === null || within === null
          ? words.touchesFew(f.counted(missing))
          : words.touchesSay(f.counted(median), f.percent(within))}
      </p>
      <Plot screen={screen} name={words.touchesFigure}>
        <svg class="credit-touches" width="100%" height="170" role="img" aria-label={words.touchesFigure}>
          {people.map((n, i) => {
            const height = (n / most) * 110
            return (
              <Point
                tip={tipOf(
                  t.figures.named(words.touchesCount, nameOf(i + 1)),
                  t.figures.named(words.people, f.count(n)),
                )}
              >
                <rect class="credit-touch-room" x={`${i * WIDTH}%`} width={`${WIDTH}%`} y="20" height="130" />
                <rect
                  class={isClaimed(i + 1, claimed) ? 'flow-4' : 'flow-2'}
                  x={`${i * WIDTH + 0.8}%`}
                  width={`${WIDTH - 1.6}%`}
                  y={(148 - height).toFixed(1)}
                  height={height.toFixed(1)}
                />
                <text x={`${(i + 0.5) * WIDTH}%`} y="166">
                  {i + 1 === SHOWN ? `${SHOWN}+` : i + 1}
                </text>
              </Point>
            )
          })}
          <line
            class="credit-claimed"
            x1={`${(claimed.min - 1) * WIDTH + 0.8}%`}
            x2={`${claimed.max * WIDTH - 0.8}%`}
            y1="22"
            y2="22"
          />
          <text x={`${((claimed.min - 1 + claimed.max) / 2) * WIDTH}%`} y="14">
            {words.claimedShort}
          </text>
        </svg>
      </Plot>
      <details>
        <summary>{words.touchesFigure}</summary>
        <table class="compact">
          <thead>
            <tr>
              <th scope="col">{words.touchesCount}</th>
              <th scope="col">{words.people}</th>
            </tr>
          </thead>
          <tbody>
            {people.flatMap((n, i) =>
              n === 0
                ? []
                : [
                    <tr>
                      <th scope="row">{nameOf(i + 1)}</th>
                      <td>{f.count(n)}</td>
                    </tr>,
                  ],
            )}
          </tbody>
        </table>
      </details>
      <p class="soft small measure">{words.claimed}</p>
    </section>
  )
}

const isClaimed = (count: number, { min, max }: Distribution['claimed']): boolean => count >= min && count <= max
