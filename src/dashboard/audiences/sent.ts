import type { Context } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import type { Sending } from '../../deliveries/register.ts'
import { deliveryEndpoints } from '../../deliveries/routes.ts'
import { listEndpoints } from '../../deliveries/sync/list-routes.ts'
import { allOf, answerOf } from '../ask.ts'
import type { ShownFeed } from '../platforms/feeds.tsx'
import type { ShownList } from '../platforms/list-state.tsx'
import type { Dashboard } from '../screen.ts'
import { keyNames } from '../who.ts'
import type { Sent } from './ways.tsx'

const LISTS = endpointOf(listEndpoints, 'GET', '/lists')
const FEEDS = endpointOf(deliveryEndpoints, 'GET', '/feeds')
const REGISTER = endpointOf(deliveryEndpoints, 'GET', '/deliveries')
const SHOWN = '10'

/** How an audience goes out, and what has gone out of it lately. */
export async function sentOf(c: Context<Dashboard>, audience: string): Promise<Sent> {
  const [lists, feeds, { items }] = await Promise.all([
    allOf<ShownList>(c, LISTS, { audience }),
    allOf<ShownFeed>(c, FEEDS, { audience }),
    answerOf<{ items: Sending[] }>(c, REGISTER, { query: { audience, limit: SHOWN } }),
  ])
  return {
    lists: lists.filter(({ state }) => state !== 'ended'),
    feeds: feeds.filter(({ revokedAt }) => revokedAt === null),
    sendings: items,
    keys: await keyNames(c, items),
  }
}
