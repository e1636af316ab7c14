import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { eventEndpoints } from '../../deliveries/events/event-routes.ts'
import type { EventRow } from '../../deliveries/events/event-schema.ts'
import { qualityOf } from '../../deliveries/events/quality.ts'
import { connectionEndpoints } from '../../deliveries/platforms/connection-routes.ts'
import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import type { Trial } from '../../deliveries/platforms/try-connection.ts'
import { listEndpoints } from '../../deliveries/sync/list-routes.ts'
import type { ConversionKind } from '../../destinations/contract-conversions.ts'
import { allOf, answerOf } from '../ask.ts'
import { type Draft, EMPTY } from '../fields.tsx'
import { audienceNames } from '../named.ts'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { Detail } from './detail.tsx'
import { Events } from './events.tsx'
import type { ShownList } from './list-state.tsx'
import { Lists } from './lists.tsx'

const ONE = endpointOf(connectionEndpoints, 'GET', '/connections/:id')
const LISTS = endpointOf(listEndpoints, 'GET', '/lists')
const EVENTS = endpointOf(eventEndpoints, 'GET', '/events')
const SHOWN_DEAD = '20'

interface Said {
  refused?: string | null // an action, for what
  trial?: Trial // what trying the connection came to
  draft?: Draft // of a list that was to be added
}

/** /app/platforms/:id, and what a form on it was refused for. */
export async function showDetail(
  c: Context<Dashboard>,
  { refused = null, trial, draft = EMPTY }: Said = {},
  status: ContentfulStatusCode = 200,
) {
  const { screen, now } = c.var
  const id = c.req.param('id') ?? ''
  const connection = await answerOf<Connection & { notSetUp: ConversionKind[] }>(c, ONE, { params: { id } })
  const [lists, audiences, quality, dead] = await Promise.all([
    allOf<ShownList>(c, LISTS, { connection: id }),
    audienceNames(c.env.DB),
    qualityOf(c.env.DB, connection, now),
    answerOf<{ items: EventRow[] }>(c, EVENTS, { query: { connection: id, state: 'dead', limit: SHOWN_DEAD } }),
  ])
  const filled = lists.filter(({ state }) => state !== 'ended').length
  return page(
    c,
    connection.name,
    <Detail {...{ screen, connection, refused, trial, now }} lists={filled}>
      <Lists {...{ screen, connection, lists, audiences, draft }} />
      <Events {...{ screen, connection, quality }} notSetUp={connection.notSetUp} dead={dead.items} />
    </Detail>,
    status,
  )
}
