import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { connectionEndpoints } from '../../deliveries/platforms/connection-routes.ts'
import { deliveryEndpoints } from '../../deliveries/routes.ts'
import { destinationNames } from '../../destinations/index.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { allOf, answerOf, audienceNames } from './ask.ts'
import { Deliveries } from './deliveries.tsx'
import { type LedgerPage, sendingsTo } from './ledger.ts'

const REGISTER = endpointOf(deliveryEndpoints, 'GET', '/deliveries')
const CONNECTIONS = endpointOf(connectionEndpoints, 'GET', '/connections')
const SHOWN = 50
const READ = '200' // at a time: more than are shown, as one platform may be wanted

/** /app/deliveries: the register of exports, feeds, lists and events. */
export const deliveries = new Hono<Dashboard>().use(atLeast('analyst')).get('/', async c => {
  const { screen } = c.var
  const platform = destinationNames.find(name => name === c.req.query('platform')) ?? ''
  const read = (cursor: string) => answerOf<LedgerPage>(c, REGISTER, { query: { cursor, limit: READ } })
  const [{ items, next }, audiences, connected] = await Promise.all([
    sendingsTo(platform, c.req.query('cursor') ?? '', SHOWN, read),
    audienceNames(c.env.DB),
    allOf<{ id: string; name: string }>(c, CONNECTIONS),
  ])
  const connections = new Map(connected.map(({ id, name }) => [id, name]))
  const about = { screen, platform, sendings: items, next, audiences, connections }
  return page(c, screen.t.ledger.title, <Deliveries {...about} />)
})
