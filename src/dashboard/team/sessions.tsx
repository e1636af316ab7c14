import type { Screen } from '../screen.ts'
import { deviceIn } from './say.ts'

export interface ShownSession {
  id: string
  device: string
  created_at: number
  seen_at: number | null
  current: boolean
}

interface Props {
  screen: Screen
  sessions: ShownSession[]
  base: string // '/app/team/me'
  isMine?: boolean
}

/** Where somebody is signed in, and the buttons that end it. */
export const Sessions = ({ screen, sessions, base, isMine }: Props) => {
  const words = screen.t.team.sessions
  const others = sessions.filter(({ current }) => !current)
  return (
    <section class="card stack" aria-labelledby="sessions">
      <h2 id="sessions">{words.title}</h2>
      <p class="soft">{words.how}</p>
      {sessions.length === 0 && <p>{words.none}</p>}
      <ul class="members">
        {sessions.map(session => (
          <li>
            <div>
              <p>
                <strong>{deviceIn(screen, session.device)}</strong>
                {session.current && <span class="tag">{words.this}</span>}
              </p>
              <p class="soft small">
                {words.since(screen.f.moment(session.created_at))}
                {session.seen_at !== null && <> · {words.seen(screen.f.dayAt(session.seen_at))}</>}
              </p>
            </div>
            {!session.current && (
              <form method="post" action={`${base}/sessions/${session.id}/end`}>
                <button type="submit" aria-label={words.endOf(deviceIn(screen, session.device))}>
                  {words.end}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <form method="post" action={`${base}/sessions/end`}>
          <button type="submit">{isMine ? words.others : words.all}</button>
        </form>
      )}
    </section>
  )
}
