import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import type { Destination } from '../../destinations/contract.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { DoneIf } from '../done.tsx'
import { State } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Frame } from './frame.tsx'
import { apiOf, stateOf } from './state.ts'

interface Props {
  screen: Screen
  connections: readonly Connection[]
  lists: readonly { connection: string; state: string }[]
  now: number
}

/** Every platform there is: connected ones first. */
export const Platforms = ({ screen, connections, lists, now }: Props) => {
  const { t, url } = screen
  const cards = destinationNames.map(name => ({
    of: destinations[name] as Destination,
    connections: connections.filter(({ destination }) => destination === name),
  }))
  const order = [
    ...cards.filter(card => card.connections.length > 0),
    ...cards.filter(card => card.connections.length === 0),
  ]
  return (
    <Frame screen={screen} title={t.platforms.name} intro={t.platforms.intro}>
      <DoneIf text={t.platforms.did[url.searchParams.get('done') ?? '']} />
      <ul class="criteria platforms">
        {order.map(card => (
          <Card screen={screen} {...card} lists={lists} now={now} />
        ))}
      </ul>
    </Frame>
  )
}

const Card = ({ screen, of, connections, lists, now }: Props & { of: Destination }) => {
  const { platforms } = screen.t
  const owner = viewerMay(screen.viewer, 'owner')
  const api = apiOf(screen, of, now)
  return (
    <li class="card platform">
      <h2>{of.label}</h2>
      {connections.length === 0 && (
        <p class="soft">
          {platforms.notConnected} {!owner && platforms.ownersOnly}
        </p>
      )}
      {connections.map(connection => (
        <Account screen={screen} connection={connection} lists={lists} now={now} />
      ))}
      <p class="soft small">
        {api.text} {api.daysLeft !== null && <span class="mark-warn">{platforms.endsSoon(api.daysLeft)}</span>}
      </p>
      <details>
        <summary class="small">{platforms.unverified(of.unverified.length)}</summary>
        <ul class="plain small">
          {of.unverified.map(({ what }) => (
            <li>{screen.t.said(what)}</li>
          ))}
        </ul>
      </details>
      {owner && (
        <p>
          <a class="button" href={`/app/platforms/${of.name}/connect`} aria-label={platforms.connectOf(of.label)}>
            {platforms.connect}
          </a>
        </p>
      )}
    </li>
  )
}

const Account = ({ screen, connection, lists, now }: Omit<Props, 'connections'> & { connection: Connection }) => {
  const { t, f } = screen
  const { works, text, advice } = stateOf(screen, connection, now)
  const live = lists.filter(list => list.connection === connection.id && list.state === 'live').length
  const events = f.list(connection.events.map(kind => t.connect.kinds[kind].toLowerCase()))
  return (
    <div class="account">
      <h3>
        <a href={`/app/platforms/${connection.id}`}>{connection.name}</a>
      </h3>
      <p>
        <State on={works}>{text}</State>
      </p>
      {advice && <p class="refusal">{advice}</p>}
      <p class="soft small">{t.platforms.sends(live, events)}</p>
    </div>
  )
}
