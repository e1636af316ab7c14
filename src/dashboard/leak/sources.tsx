import { CPM } from '../../funnel/benchmarks/table.ts'
import type { Leak } from '../../funnel/leak/leak.ts'
import type { Screen } from '../screen.ts'
import { rangeOf, sourceOf } from './say.ts'

/** Every figure that a benchmark could be, with who says it and when. */
export const Sources = ({ screen, leak }: { screen: Screen; leak: Leak }) => {
  const { t, f } = screen
  const words = t.leak.sources
  const rows = leak.passages.flatMap(({ passage, benchmark: { published, low, high, others } }) => {
    const cited = [...(published ? [published] : []), ...others].map(one => ({
      range: rangeOf(screen, one),
      source: sourceOf(screen, one),
    }))
    const own = published ? [] : [{ range: f.percents(low, high), source: words.account }]
    return [...own, ...cited].map((row, i) => ({ ...row, passage: t.leak.passages[passage], isFirst: i === 0 }))
  })
  const prices = CPM.map((cpm, i) => ({
    passage: words.cpm,
    isFirst: i === 0,
    range: t.leak.from(f.money(cpm.low * 1e6, cpm.currency), f.money(cpm.high * 1e6, cpm.currency)),
    source: sourceOf(screen, cpm),
  }))
  const isOwnMissing = leak.passages.some(({ benchmark }) => benchmark.basis !== 'account')
  const most = Math.max(...leak.passages.map(({ benchmark }) => benchmark.pageWeeks))
  return (
    <details>
      <summary>{words.title}</summary>
      <p class="measure">{words.how}</p>
      {isOwnMissing && <p class="measure">{t.leak.benchmark.progress(f.counted(most))}</p>}
      <section class="scrolls" tabindex={0} aria-label={words.title}>
        <table class="cells compact">
          <thead>
            <tr>
              <th scope="col">{words.passage}</th>
              <th scope="col">{words.range}</th>
              <th scope="col">{words.source}</th>
            </tr>
          </thead>
          <tbody>
            {[...rows, ...prices].map(({ passage, isFirst, range, source }) => (
              <tr>
                <th scope="row">
                  <span class={isFirst ? undefined : 'hidden'}>{passage}</span>
                </th>
                <td>{range}</td>
                <td>{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
