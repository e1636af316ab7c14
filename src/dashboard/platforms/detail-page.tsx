import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { eventEndpoints } from '../../deliveries/events/event-routes.ts'
import type { EventRow } from '../../deliveries/events/event-schema.ts'
import { qualityOf } from '../../deliveries/events/quality.ts'
import { findConnection } from '../../deliveries/platforms/connection-store.ts'
import { listEndpoints } from '../../deliveries/sync/list-routes.ts'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { allOf, answerOf, audienceNames, noPage } from './ask.ts'
import { Detail } from './detail.tsx'
import { Events } from './events.tsx'
import { type Draft, EMPTY } from './fields.tsx'
import { Lists, type ShownList } from './lists.tsx'

const LISTS = endpointOf(listEndpoints, 'GET', '/lists')
const EVENTS = endpointOf(eventEndpoints, 'GET', '/events')
const SHOWN_DEAD = '20'

interface Said {
  refused?: string | null // an action, for what
  draft?: Draft // of a list that was to be added
}

/** /app/platforms/:id, and what a form on it was refused for. */
export async function showDetail(
  c: Context<Dashboard>,
  { refused = null, draft = EMPTY }: Said = {},
  status: ContentfulStatusCode = 200,
) {
  const { screen, now } = c.var
  const id = c.req.param('id') ?? ''
  const connection = await findConnection(c.env.DB, id)
  if (!connection) throw noPage()
  const [all, audiences, quality, dead] = await Promise.all([
    allOf<ShownList>(c, LISTS),
    audienceNames(c.env.DB),
    qualityOf(c.env.DB, connection, now),
    answerOf<{ items: EventRow[] }>(c, EVENTS, { query: { connection: id, state: 'dead', limit: SHOWN_DEAD } }),
  ])
  const lists = all.filter(list => list.connection === id)
  const filled = lists.filter(({ state }) => state !== 'ended').length
  return page(
    c,
    connection.name,
    <Detail {...{ screen, connection, refused, now }} lists={filled}>
      <Lists {...{ screen, connection, lists, audiences, draft }} />
      <Events {...{ screen, connection, quality }} dead={dead.items} />
    </Detail>,
    status,
  )
}
