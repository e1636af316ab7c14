import type { Context } from 'hono'
import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { findAudience } from '../../audiences/store.ts'
import { eventEndpoints } from '../../deliveries/events/event-routes.ts'
import { findConnection } from '../../deliveries/platforms/connection-store.ts'
import { listEndpoints } from '../../deliveries/sync/list-routes.ts'
import { answerOf, ask, formIn, noPage } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { showDetail } from './detail-page.tsx'
import { ListPage, type ShownPlan } from './list-page.tsx'
import type { ShownList } from './list-state.tsx'

const ADD = endpointOf(listEndpoints, 'POST', '/lists')
const ONE = endpointOf(listEndpoints, 'GET', '/lists/:id')
const PLAN = endpointOf(listEndpoints, 'GET', '/lists/:id/plan')
const SYNC = endpointOf(listEndpoints, 'POST', '/lists/:id/sync')
const STOP = endpointOf(listEndpoints, 'DELETE', '/lists/:id')
const REPLAY = endpointOf(eventEndpoints, 'POST', '/events/:connection/replay')

/** /app/platforms/:id: the lists and events of one connection. */
export const sent = new Hono<Dashboard>()
  .get('/:id', c => showDetail(c))

  .post('/:id/lists', atLeast('editor'), async c => {
    const form = await formIn(c)
    const { audience = '', everyHours, name = '', withValue } = form
    const connection = c.req.param('id')
    const named = name.trim() === '' ? {} : { name: name.trim() }
    const how = { everyHours: Number(everyHours), withValue: withValue !== undefined }
    const body = { audience, connection, ...how, ...named }
    const outcome = await outcomeOf(() => ask(c, ADD, { body }))
    if (outcome.ok) return c.redirect(`/app/platforms/${connection}?done=list-added#lists`, 303)
    return showDetail(c, { draft: refusedDraft(c.var.screen, form, outcome) }, outcome.status)
  })

  .get('/:id/lists/:list', async c => {
    const { screen } = c.var
    const { list, connection } = await listOf(c)
    const found = await findAudience(c.env.DB, list.audience)
    const audience = found?.name ?? screen.t.platforms.lists.gone
    const plan = list.state === 'live' ? await planOf(c, list.id) : null
    return page(c, audience, <ListPage {...{ screen, list, connection, audience, plan }} />)
  })
  .post('/:id/lists/:list/sync', atLeast('editor'), c => synced(c, {}))
  .post('/:id/lists/:list/again', atLeast('editor'), c => synced(c, { refused: '1' }))
  .post('/:id/lists/:list/anew', atLeast('editor'), c => synced(c, { anew: '1' }))
  .post('/:id/lists/:list/stop', atLeast('editor'), async c => {
    const { members } = await formIn(c)
    const remove = members === 'empty' ? '1' : '0'
    const { list, connection } = await listOf(c)
    const outcome = await outcomeOf(() => ask(c, STOP, { params: { id: list.id }, query: { remove } }))
    if (!outcome.ok) return showDetail(c, { refused: outcome.code }, outcome.status)
    const done = members === 'empty' ? 'emptied' : 'left'
    return c.redirect(`/app/platforms/${connection.id}?done=${done}#lists`, 303)
  })

  .post('/:id/replay', atLeast('editor'), async c => {
    const { kind, event } = await formIn(c)
    const connection = c.req.param('id')
    const body = { ...(kind !== undefined && { kind }), ...(event !== undefined && { event }) }
    const outcome = await outcomeOf(() => ask(c, REPLAY, { params: { connection }, body }))
    if (!outcome.ok) return showDetail(c, { refused: outcome.code }, outcome.status)
    return c.redirect(`/app/platforms/${connection}?done=replayed#events`, 303)
  })

/** A list under the connection that it belongs to, or no page. */
async function listOf(c: Context<Dashboard>) {
  const connection = await findConnection(c.env.DB, c.req.param('id') ?? '')
  const list = await answerOf<ShownList>(c, ONE, { params: { id: c.req.param('list') ?? '' } })
  if (!connection || list.connection !== connection.id) throw noPage()
  return { list, connection }
}

async function planOf(c: Context<Dashboard>, id: string): Promise<ShownPlan | { refused: string }> {
  const outcome = await outcomeOf(() => ask(c, PLAN, { params: { id } }))
  return outcome.ok ? (outcome.json as ShownPlan) : { refused: outcome.code }
}

async function synced(c: Context<Dashboard>, query: Record<string, string>) {
  const { list, connection } = await listOf(c)
  const outcome = await outcomeOf(() => ask(c, SYNC, { params: { id: list.id }, query }))
  if (!outcome.ok) return showDetail(c, { refused: outcome.code }, outcome.status)
  return c.redirect(`/app/platforms/${connection.id}/lists/${list.id}?done=synced`, 303)
}
