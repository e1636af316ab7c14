import type { Screen } from '../screen.ts'
import type { TestPage } from './load.ts'
import { testPath } from './ready.tsx'

/** Tests that are over, but the one that the page shows already. */
export const Past = ({ screen: { t, f }, test: { ad, ended, experiment } }: { screen: Screen; test: TestPage }) => {
  const { past: words, until } = t.experiment
  const others = ended.filter(({ id }) => id !== experiment?.id)
  if (others.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="past">
      <h2 id="past">{words.title}</h2>
      <ul class="bullets">
        {others.map(({ id, from, to, winner }) => (
          <li>
            <a href={`${testPath(ad)}?test=${id}`}>{until(f.moment(from), f.moment(to))}</a>{' '}
            <span class="soft">{winner === null ? words.none : words.winner(winner)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
