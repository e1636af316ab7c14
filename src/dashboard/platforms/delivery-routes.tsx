import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { connectionEndpoints } from '../../deliveries/platforms/connection-routes.ts'
import type { Sending } from '../../deliveries/register.ts'
import { deliveryEndpoints } from '../../deliveries/routes.ts'
import { destinationNames } from '../../destinations/index.ts'
import { allOf, pageOf } from '../ask.ts'
import { atLeast } from '../guard.tsx'
import { audienceNames } from '../named.ts'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { keyNames } from '../who.ts'
import { Deliveries } from './deliveries.tsx'

const REGISTER = endpointOf(deliveryEndpoints, 'GET', '/deliveries')
const CONNECTIONS = endpointOf(connectionEndpoints, 'GET', '/connections')
const SHOWN = '50'

/** /app/deliveries: the register of exports, feeds, lists and events. */
export const deliveries = new Hono<Dashboard>().use(atLeast('analyst')).get('/', async c => {
  const { screen } = c.var
  const platform = destinationNames.find(name => name === c.req.query('platform')) ?? ''
  const [{ items, next }, audiences, connected] = await Promise.all([
    pageOf<Sending>(c, REGISTER, SHOWN, { query: platform ? { destination: platform } : {} }),
    audienceNames(c.env.DB),
    allOf<{ id: string; name: string }>(c, CONNECTIONS),
  ])
  const connections = new Map(connected.map(({ id, name }) => [id, name]))
  const keys = await keyNames(c, items)
  const about = { screen, platform, sendings: items, next, audiences, connections, keys }
  return page(c, screen.t.ledger.title, <Deliveries {...about} />)
})
