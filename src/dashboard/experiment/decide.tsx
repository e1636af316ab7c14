import type { Shown } from '../../pages/experiment/shown.ts'
import type { Screen } from '../screen.ts'
import type { TestPage } from './load.ts'
import { testPath } from './ready.tsx'

interface Props {
  screen: Screen
  test: TestPage
  experiment: Shown
}

/** Apply or stop, each said in full before it is done. */
export const Decide = ({ screen: { t }, test: { ad }, experiment: { arms, reading } }: Props) => {
  const { decide: words } = t.experiment
  const decided = reading?.state === 'verdict' || reading?.state === 'futile'
  const winner = reading?.winner ?? null
  const staysBest = winner === arms[0]!.arm
  return (
    <section class="card stack" aria-labelledby="decide">
      <h2 id="decide">{words.title}</h2>
      {arms.slice(1).map(({ arm, version }) => (
        <details class="confirm" open={winner === arm || undefined}>
          <summary>{words.apply(arm, version)}</summary>
          <p>{words.applyHow}</p>
          {!decided && <p class="wrong">{words.early}</p>}
          {decided && winner !== null && winner !== arm && <p class="wrong">{words.beaten}</p>}
          <form method="post" action={`${testPath(ad)}/apply`}>
            <input type="hidden" name="arm" value={arm} />
            <button class={winner === arm ? 'primary' : ''} type="submit">
              {words.applyGo} <span class="hidden">{words.apply(arm, version)}</span>
            </button>
          </form>
        </details>
      ))}
      <details class="confirm" open={staysBest || undefined}>
        <summary>{words.stop}</summary>
        <p>{words.stopHow}</p>
        <form method="post" action={`${testPath(ad)}/stop`}>
          <button class={staysBest ? 'primary' : ''} type="submit">
            {words.stopGo}
          </button>
        </form>
      </details>
    </section>
  )
}
