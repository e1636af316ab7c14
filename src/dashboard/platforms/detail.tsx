import type { Child } from 'hono/jsx'
import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import type { Trial } from '../../deliveries/platforms/try-connection.ts'
import type { Destination } from '../../destinations/contract.ts'
import { destinations } from '../../destinations/index.ts'
import { DoneIf, Refusal } from '../done.tsx'
import { Crumb, State } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { apiOf, stateOf } from './state.ts'
import { Tried } from './tried.tsx'

interface Props {
  screen: Screen
  connection: Connection
  lists: number // that still hold people
  refused: string | null // what an action was refused for
  trial: Trial | undefined // what trying it came to a moment ago
  now: number
  children: Child
}

/** One connected account: how it fares, its lists, its events. */
export const Detail = ({ screen, connection, lists, refused, trial, now, children }: Props) => {
  const { platforms } = screen.t
  const of: Destination = destinations[connection.destination]
  const { works, text, advice } = stateOf(screen, connection, now)
  const api = apiOf(screen, of, now)
  return (
    <>
      <div class="head">
        <Crumb href="/app/platforms">{platforms.name}</Crumb>
        <h1>{connection.name}</h1>
        <p>
          {of.label} · <State on={works}>{text}</State>
        </p>
        {advice && <p class="refusal measure">{advice}</p>}
        <p class="soft small">
          {api.text} {api.daysLeft !== null && <span class="mark-warn">{platforms.endsSoon(api.daysLeft)}</span>}
        </p>
        <DoneIf text={platforms.did[screen.url.searchParams.get('done') ?? '']} />
        {refused && <Refusal>{platforms.refused[refused] ?? screen.t.desk.refused.other}</Refusal>}
        {trial && <Tried screen={screen} of={of} trial={trial} />}
        {viewerMay(screen.viewer, 'owner') && <Actions screen={screen} connection={connection} lists={lists} />}
      </div>
      {children}
    </>
  )
}

const Actions = ({ screen, connection: { id, paused }, lists }: Pick<Props, 'screen' | 'connection' | 'lists'>) => {
  const { platforms } = screen.t
  const at = `/app/platforms/${id}`
  return (
    <div class="actions">
      <a class="button" href={`${at}/edit`}>
        {platforms.edit}
      </a>
      <form method="post" action={`${at}/test`}>
        <button type="submit">{platforms.trial.submit}</button>
      </form>
      <form method="post" action={`${at}/${paused ? 'resume' : 'pause'}`}>
        <button type="submit">{paused ? platforms.resume : platforms.pause}</button>
      </form>
      <details>
        <summary>{platforms.disconnect}</summary>
        <form class="act narrow" method="post" action={`${at}/disconnect`}>
          <p>{platforms.disconnectHow(lists)}</p>
          <p class="tick">
            <input type="checkbox" id="sure" name="sure" required />
            <label for="sure">{platforms.disconnectSure}</label>
          </p>
          <button type="submit">{platforms.disconnectNow}</button>
        </form>
      </details>
    </div>
  )
}
