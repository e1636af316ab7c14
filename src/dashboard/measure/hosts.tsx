import type { Listed } from '../../pixel/hosts/hosts.ts'
import { covers } from '../../pixel/hosts/name.ts'
import type { Sighting } from '../../pixel/install/sightings.ts'
import { Refusal } from '../done.tsx'
import { type Screen, viewerMay } from '../screen.ts'

export interface HostState {
  host: string // as typed
  refused: string | null
}

interface Props {
  screen: Screen
  hosts: Listed[]
  state: HostState
  sightings: readonly Sighting[] // latest first
}

/** The sites that may send beacons, and what came from each last. */
export const Hosts = ({ screen, hosts, state, sightings }: Props) => {
  const { t, f, viewer } = screen
  const lastOf = (host: string) => sightings.find(seen => covers(new Set([host]), seen.host))
  const words = t.install.hosts
  const edits = viewerMay(viewer, 'editor')
  return (
    <section class="card stack" aria-labelledby="hosts">
      <h2 id="hosts">{words.title}</h2>
      <p class="soft measure">{words.intro}</p>
      {hosts.length === 0 && <p class="measure">{words.none}</p>}
      <ul class="lines">
        {hosts.map(({ host, brand }) => (
          <li class="host">
            <p>
              <code>{host}</code> <LastSeen words={words} f={f} seen={lastOf(host)} isBrand={brand !== null} />
            </p>
            {brand === null && edits && (
              <form method="post" action={`/app/measure/hosts/${encodeURIComponent(host)}/remove#hosts`}>
                <button type="submit" aria-label={words.removeOf(host)}>
                  {words.remove}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {edits && (
        <form class="act" method="post" action="/app/measure/hosts#hosts">
          {state.refused && <Refusal>{words.refused[state.refused] ?? t.desk.refused.other}</Refusal>}
          <p class="field">
            <label for="host">{words.host}</label>
            <span class="soft small" id="host-hint">
              {words.hostHint}
            </span>
            <input
              id="host"
              name="host"
              inputmode="url"
              autocapitalize="none"
              spellcheck={false}
              required
              maxlength={2000}
              value={state.host}
              aria-describedby="host-hint"
              aria-invalid={state.refused ? 'true' : undefined}
            />
          </p>
          <button type="submit">{words.submit}</button>
        </form>
      )}
    </section>
  )
}

interface LastSeenProps {
  words: Screen['t']['install']['hosts']
  f: Screen['f']
  seen: Sighting | undefined
  isBrand: boolean
}

const LastSeen = ({ words, f, seen, isBrand }: LastSeenProps) => (
  <span class="soft small">
    {isBrand && words.brand}
    {isBrand && seen && ' · '}
    {seen ? words.seen(seen.page, f.moment(seen.at)) : !isBrand && words.unseen}
  </span>
)
