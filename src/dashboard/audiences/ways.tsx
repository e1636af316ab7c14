import type { Audience } from '../../audiences/schema.ts'
import type { Sending } from '../../deliveries/register.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { SendingLine } from '../platforms/deliveries.tsx'
import type { ShownFeed } from '../platforms/feeds.tsx'
import type { ShownList } from '../platforms/list-state.tsx'
import type { Screen } from '../screen.ts'
import { progressOf } from './progress.ts'
import { FeedWay, FileWay, ListWay } from './way.tsx'

export interface Sent {
  lists: readonly ShownList[]
  feeds: readonly ShownFeed[]
  sendings: readonly Sending[] // the latest ones
  keys: ReadonlyMap<string, string>
}

export interface WaysProps {
  screen: Screen
  audience: Audience
  sent: Sent
}

/** One row per platform: the file, the feed and the list of this audience there, and how far each has come. The page looks
 *  again by itself while something is on its way. */
export const Ways = ({ screen, audience, sent }: WaysProps) => {
  const words = screen.t.audience.ways
  const moves = sent.lists.some(list => progressOf(list).isMoving)
  return (
    <section
      class="card stack"
      id="ways"
      aria-labelledby="ways-title"
      {...(moves && { 'data-poll': '3', 'data-poll-url': `/app/audiences/${audience.id}/ways` })}
    >
      <h2 id="ways-title">{words.title}</h2>
      <p class="soft measure">{words.how}</p>
      <ul class="ways">
        {destinationNames.map(name => (
          <li>
            <h3>{destinations[name].label}</h3>
            <FileWay screen={screen} audience={audience} sent={sent} name={name} />
            <FeedWay screen={screen} audience={audience} sent={sent} name={name} />
            <ListWay screen={screen} sent={sent} name={name} />
          </li>
        ))}
      </ul>
      <h3>{words.history}</h3>
      {sent.sendings.length === 0 ? (
        <p class="soft">{words.noHistory}</p>
      ) : (
        <>
          <ul class="lines">
            {sent.sendings.map(sending => (
              <SendingLine
                screen={screen}
                sending={sending}
                audiences={new Map([[audience.id, audience.name]])}
                connections={new Map()}
                keys={sent.keys}
              />
            ))}
          </ul>
          <p>
            <a class="link" href="/app/deliveries">
              {words.whole}
            </a>
          </p>
        </>
      )}
    </section>
  )
}
