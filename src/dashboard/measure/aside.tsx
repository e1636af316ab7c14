import { NOT_A_ROW, OUT_OF_TRIES } from '../../pixel/dead/letters.ts'
import { Refusal } from '../done.tsx'
import { More } from '../more.tsx'
import type { Screen } from '../screen.ts'
import { Frame } from './frame.tsx'

/** As GET /api/beacons/dead lists them. */
export interface DeadLetter {
  id: string
  reason: string
  at: number
  campaign: string | null
}

interface Props {
  screen: Screen
  letters: DeadLetter[]
  next: string | null
  told: { stored: number; kept: number } | { refused: string } | null // what became of a replay a moment ago
}

/** Beacons that could be no row. Nothing is lost: they wait here, and are stored after all. */
export const Aside = ({ screen, letters, next, told }: Props) => {
  const { aside } = screen.t
  return (
    <Frame screen={screen}>
      <section class="card stack" aria-labelledby="aside">
        <h2 id="aside">{aside.title}</h2>
        <p class="soft measure">{aside.intro}</p>
        {told &&
          ('refused' in told ? (
            <Refusal>{aside.refused[told.refused] ?? screen.t.desk.refused.other}</Refusal>
          ) : (
            <p class="done" role="status">
              {aside.came(told.stored, told.kept)}
            </p>
          ))}
        {letters.length === 0 ? (
          <p class="measure">{aside.none}</p>
        ) : (
          <form class="act" method="post" action={`/app/measure/aside/replay${screen.url.search}`}>
            <button class="primary" type="submit">
              {aside.replayAll(letters.length)}
            </button>
          </form>
        )}
        <ul class="lines">
          {letters.map(letter => (
            <Letter screen={screen} letter={letter} />
          ))}
        </ul>
      </section>
      <More screen={screen} next={next} />
    </Frame>
  )
}

const Letter = ({ screen: { t, f }, letter: { id, reason, at, campaign } }: { screen: Screen; letter: DeadLetter }) => {
  const { aside } = t
  const when = f.moment(at)
  return (
    <li class="host">
      <div class="stack">
        <p>
          <strong>{aside.why[kindOf(reason)]}</strong> <span class="soft">{aside.of(when, campaign)}</span>
        </p>
        <p>{aside.advice[kindOf(reason)]}</p>
        <p class="soft small">
          <code>{reason}</code>
        </p>
      </div>
      <form method="post" action={`/app/measure/aside/${id}/replay`}>
        <button type="submit" aria-label={aside.replayOf(when)}>
          {aside.replay}
        </button>
      </form>
    </li>
  )
}

const kindOf = (reason: string): 'tries' | 'shape' | 'rule' =>
  reason === OUT_OF_TRIES ? 'tries' : reason.startsWith(NOT_A_ROW) ? 'shape' : 'rule'
