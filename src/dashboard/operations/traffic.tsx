import type { Minute } from '../../operations/facts.ts'
import { Plot, Point, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  minutes: readonly Minute[]
}

const TEN = 10

/** Views that began, minute by minute: a line, and tens of minutes as a table. */
export const Traffic = ({ screen, minutes }: Props) => {
  const { t, f } = screen
  const words = t.operations
  const most = Math.max(0, ...minutes.map(({ views }) => views))
  const tens = inTens(minutes)
  return (
    <section class="card stack" aria-labelledby="traffic">
      <h2 id="traffic">{words.traffic}</h2>
      {most === 0 ? (
        <p class="measure">{words.trafficNone}</p>
      ) : (
        <>
          <p class="soft">{words.trafficHow(f.moment(minutes[0]!.at), f.moment(minutes.at(-1)!.at), f.count(most))}</p>
          <Plot screen={screen} name={words.traffic}>
            <svg class="trend" role="img" aria-label={words.traffic}>
              <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                <path class="nights-line" d={lineOf(minutes, most)} />
              </svg>
              {tens.map(({ at, views }, i) => (
                <Point tip={tipOf(f.moment(at), t.figures.named(words.views, f.count(views)))}>
                  <rect
                    class="traffic-ten"
                    x={`${((i / tens.length) * 100).toFixed(2)}%`}
                    width={`${(100 / tens.length).toFixed(2)}%`}
                    y="0"
                    height="100%"
                  />
                </Point>
              ))}
            </svg>
          </Plot>
          <details>
            <summary>{words.views}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.tenMinutes}</th>
                  <th scope="col">{words.views}</th>
                </tr>
              </thead>
              <tbody>
                {tens.toReversed().map(({ at, views }) => (
                  <tr>
                    <th scope="row">{f.moment(at)}</th>
                    <td>{f.count(views)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  )
}

function lineOf(minutes: readonly Minute[], most: number): string {
  const x = (i: number) => (minutes.length > 1 ? (i / (minutes.length - 1)) * 100 : 50)
  return `M${minutes.map(({ views }, i) => `${x(i).toFixed(2)} ${(98 - (views / most) * 96).toFixed(1)}`).join('L')}`
}

const inTens = (minutes: readonly Minute[]): Minute[] =>
  Array.from({ length: Math.ceil(minutes.length / TEN) }, (_, i) => {
    const ten = minutes.slice(i * TEN, (i + 1) * TEN)
    return { at: ten[0]!.at, views: ten.reduce((sum, { views }) => sum + views, 0) }
  })
