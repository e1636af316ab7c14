import type { ShownRequest } from '../../contacts/requests/shown.ts'
import { dayOf } from '../../lib/time.ts'
import { Done } from '../done.tsx'
import type { Screen } from '../screen.ts'
import type { ActorNames } from '../who.ts'
import { Frame, REQUESTS } from './frame.tsx'
import { Log } from './request-log.tsx'

export interface RequestsPage {
  open: ShownRequest[]
  items: ShownRequest[]
  next: string | null
  names: ActorNames
  noted: boolean
  typed: { who: string; received: string }
  refused: string | null // in words
  now: number
}

interface Props {
  screen: Screen
  shown: RequestsPage
}

/** Who asks for access or erasure: found here, and what was asked before. What is typed is in no address. */
export const Requests = ({ screen, shown }: Props) => {
  const words = screen.t.privacy.requests
  return (
    <Frame screen={screen}>
      {shown.noted && <Done screen={screen}>{words.noted}</Done>}
      <p class="soft measure lead">{words.lead}</p>
      <Search screen={screen} shown={shown} />
      <Log screen={screen} shown={shown} />
    </Frame>
  )
}

const Search = ({ screen: { t }, shown: { typed, refused, now } }: Props) => {
  const words = t.privacy.requests
  return (
    <form class="card act" method="post" action={`${REQUESTS}/search`} autocomplete="off">
      <h2>{words.search}</h2>
      <p class="field">
        <label for="who">{words.who}</label>
        <span class="soft small" id="who-help">
          {words.whoHelp}
        </span>
        <input
          id="who"
          name="who"
          required
          maxlength={254}
          autocapitalize="none"
          autocomplete="off"
          spellcheck={false}
          value={typed.who}
          aria-describedby={refused ? 'who-help who-wrong' : 'who-help'}
          aria-invalid={refused ? 'true' : undefined}
        />
        {refused && (
          <span class="wrong small" id="who-wrong" role="alert">
            {refused}
          </span>
        )}
      </p>
      <p class="field narrow">
        <label for="received">{words.received}</label>
        <input id="received" type="date" name="received" value={typed.received || dayOf(now)} max={dayOf(now)} />
      </p>
      <button class="primary" type="submit">
        {words.look}
      </button>
    </form>
  )
}
