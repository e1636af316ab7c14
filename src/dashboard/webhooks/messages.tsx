import { SECOND_MS } from '../../lib/time.ts'
import type { OutboxRow } from '../../outbox/rows.ts'
import type { Topic } from '../../outbox/store.ts'
import { More } from '../more.tsx'
import type { Screen } from '../screen.ts'
import type { Hook } from './shown.ts'
import { adviceIn } from './state.tsx'

interface Props {
  screen: Screen
  hook: Hook
  messages: readonly OutboxRow[]
  next: string | null
  now: number
}

const SOON_MS = 90 * SECOND_MS

/** What went there, what waits and what was lost. While something is about to leave, the list follows by itself. */
export const Messages = ({ screen, hook, messages, next, now }: Props) => {
  const { t, f, url } = screen
  const { hooks } = t
  const isMoving = messages.some(({ nextAt }) => nextAt !== null && nextAt <= now + SOON_MS)
  return (
    <section
      class="card stack"
      id="messages"
      aria-labelledby="messages-title"
      data-poll={isMoving ? '3' : undefined}
      data-poll-url={`/app/webhooks/${hook.id}${url.search}`}
    >
      <h2 id="messages-title">{hooks.messages}</h2>
      {messages.length === 0 && <p class="measure">{hooks.messagesNone}</p>}
      {hook.dead > 0 && hook.disabledAt === null && (
        <form method="post" action={`/app/webhooks/${hook.id}/replay#messages`}>
          <button type="submit">{hooks.resendAll(f.counted(hook.dead))}</button>
        </form>
      )}
      <ul class="lines">
        {messages.map(message => (
          <Line screen={screen} hook={hook} message={message} />
        ))}
      </ul>
      <More screen={screen} next={next} />
    </section>
  )
}

const Line = ({ screen, hook, message }: Pick<Props, 'screen' | 'hook'> & { message: OutboxRow }) => {
  const { t, f } = screen
  const { hooks } = t
  const { id, state, verdict, attempts, createdAt, nextAt, replayable } = message
  const { name } = hooks.topics[message.topic as Topic]
  const when = f.moment(createdAt)
  const told = [
    when,
    ...(attempts > 0 ? [hooks.tries(f.counted(attempts))] : []),
    ...(/^\d{3}$/.test(verdict) ? [hooks.answered(verdict)] : []),
    ...(nextAt !== null && attempts > 0 ? [hooks.next(f.moment(nextAt))] : []),
  ]
  return (
    <li class="host">
      <div>
        <p>
          <span class={MARK[state]}>{hooks.messageState[state]}</span> <strong>{name}</strong>
        </p>
        <p class="soft small">{told.join(' · ')}</p>
        {state !== 'sent' && verdict !== '' && <p class="small">{adviceIn(screen, verdict)}</p>}
      </div>
      {replayable && hook.disabledAt === null && (
        <form method="post" action={`/app/webhooks/${hook.id}/resend#messages`}>
          <input type="hidden" name="message" value={id} />
          <button type="submit" aria-label={hooks.resendOf(name, when)}>
            {hooks.resend}
          </button>
        </form>
      )}
    </li>
  )
}

const MARK = { sent: 'mark-good', waiting: 'mark-warn', dead: 'mark-block' }
