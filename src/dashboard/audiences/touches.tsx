import { Figure } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import type { ShownTouches } from './sequence.tsx'

const SHOWN = 20 // touches; the few who had more stand together in the last bar

/** The account's own touches before conversion, beside the usual ones. */
export const Touches = ({ screen: { t, f }, touches }: { screen: Screen; touches: ShownTouches }) => {
  const { sequence: words } = t
  const { usual, missing, histogram, median, p25, p75, within } = touches
  return (
    <section class="card stack" aria-labelledby="touches">
      <h2 id="touches">{words.touches}</h2>
      <p class="soft measure">{words.touchesHow}</p>
      {histogram === null || median === null || p25 === null || p75 === null || within === null ? (
        <p>{words.tooFew(missing)}</p>
      ) : (
        <>
          <Bars label={words.figure} histogram={histogram} usual={usual} />
          <p class="nights-ends soft small">
            <span>{words.touch(1)}</span>
            <span>{words.orMore(SHOWN)}</span>
          </p>
          <p class="soft small">{words.dark(usual.min, usual.max)}</p>
          <dl class="figures">
            <Figure name={words.median}>{words.touch(median)}</Figure>
            <Figure name={words.middle}>{t.planner.range(String(p25), words.touch(p75))}</Figure>
            <Figure name={words.within(usual.min, usual.max)}>{f.percent(within)}</Figure>
          </dl>
          <details>
            <summary>{words.figure}</summary>
            <table class="compact">
              <thead>
                <tr>
                  <th scope="col">{words.times}</th>
                  <th scope="col">{words.conversions}</th>
                </tr>
              </thead>
              <tbody>
                {histogram.map(row => (
                  <tr>
                    <th scope="row">{f.count(row.touches)}</th>
                    <td>{f.count(row.conversions)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
      {usual.source !== null && <p class="soft small">{words.noSource(usual.min, usual.max)}</p>}
    </section>
  )
}

interface BarsProps {
  label: string
  histogram: NonNullable<ShownTouches['histogram']>
  usual: ShownTouches['usual']
}

const Bars = ({ label, histogram, usual }: BarsProps) => {
  const counts = Array.from({ length: SHOWN }, (_, i) =>
    histogram.reduce((sum, row) => sum + (Math.min(row.touches, SHOWN) === i + 1 ? row.conversions : 0), 0),
  )
  const most = Math.max(1, ...counts)
  return (
    <svg class="nights" viewBox="0 0 400 100" preserveAspectRatio="none" role="img" aria-label={label}>
      {counts.map((n, i) => {
        const height = (n / most) * 100
        const isUsual = i + 1 >= usual.min && i + 1 <= usual.max
        return (
          <rect
            class={isUsual ? 'flow-4' : 'flow-2'}
            x={i * 20 + 2}
            y={(100 - height).toFixed(1)}
            width="16"
            height={height.toFixed(1)}
          />
        )
      })}
    </svg>
  )
}
