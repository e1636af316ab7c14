import type { Child } from 'hono/jsx'
import type { Named } from '../../contacts/requests/subject.ts'
import type { Screen } from '../screen.ts'
import { REQUESTS } from './frame.tsx'
import { typedOf } from './who.ts'

export interface FormProps {
  screen: Screen
  who: Named
  received: string
  open: { id: string; kind: 'access' | 'erasure' } | null // a request that was noted before
}

/** A request that was noted knows who it is of; else they go along in the form, and in no address. */
const Hidden = ({ who, received, open }: Omit<FormProps, 'screen'>) =>
  open ? null : (
    <>
      <input type="hidden" name="who" value={typedOf(who)} />
      <input type="hidden" name="received" value={received} />
    </>
  )

export const Act = ({
  screen,
  does,
  how,
  children,
  ...form
}: FormProps & { does: 'erase' | 'access'; how: string; children: Child }) => (
  <form
    class="card act"
    method="post"
    action={form.open ? `${REQUESTS}/${form.open.id}/${does}` : `${REQUESTS}/${does}`}
  >
    <h2>{screen.t.privacy.requests[does]}</h2>
    <p class="soft">{how}</p>
    <Hidden {...form} />
    <div class="actions">{children}</div>
  </form>
)

export const Later = ({ screen, ...form }: FormProps) => {
  const words = screen.t.privacy.requests
  return (
    <form class="card act" method="post" action={`${REQUESTS}/note`}>
      <h2>{words.later}</h2>
      <p class="soft">{words.laterHow}</p>
      <Hidden {...form} />
      <div class="actions">
        <button type="submit" name="kind" value="access">
          {words.note.access}
        </button>
        <button type="submit" name="kind" value="erasure">
          {words.note.erasure}
        </button>
      </div>
    </form>
  )
}

const REASONS = ['identity', 'taken-back', 'excessive'] as const

export const Decline = ({ screen, id }: { screen: Screen; id: string }) => {
  const words = screen.t.privacy.requests
  return (
    <form class="card act" method="post" action={`${REQUESTS}/${id}/decline`}>
      <h2>{words.decline}</h2>
      <p class="soft">{words.declineHow}</p>
      <p class="field">
        <label for="reason">{words.reason}</label>
        <select id="reason" name="reason">
          {REASONS.map(reason => (
            <option value={reason}>{words.reasons[reason]}</option>
          ))}
        </select>
      </p>
      <button type="submit">{words.decline}</button>
    </form>
  )
}
