import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { listToldTiers } from '../../deliveries/events/tiers.ts'
import { connectionEndpoints } from '../../deliveries/platforms/connection-routes.ts'
import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import { findConnection } from '../../deliveries/platforms/connection-store.ts'
import type { Trial } from '../../deliveries/platforms/try-connection.ts'
import { listEndpoints } from '../../deliveries/sync/list-routes.ts'
import type { Destination } from '../../destinations/contract.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { allOf, ask, formIn, noPage } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import { type Draft, EMPTY } from '../fields.tsx'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { Platforms } from './cards.tsx'
import { askedBy, connectionIn, formOfConnection, hasSecrets } from './connection-fields.ts'
import { ConnectionForm } from './connection-form.tsx'
import { showDetail } from './detail-page.tsx'
import { sent } from './sent-routes.tsx'

const CONNECTIONS = endpointOf(connectionEndpoints, 'GET', '/connections')
const CONNECT = endpointOf(connectionEndpoints, 'POST', '/connections')
const CHANGE = endpointOf(connectionEndpoints, 'PATCH', '/connections/:id')
const TEST = endpointOf(connectionEndpoints, 'POST', '/connections/:id/test')
const DISCONNECT = endpointOf(connectionEndpoints, 'DELETE', '/connections/:id')
const LISTS = endpointOf(listEndpoints, 'GET', '/lists')

/** /app/platforms: connected accounts, what is sent there, and how it fares. */
export const platforms = new Hono<Dashboard>()
  .use(atLeast('analyst'))
  .get('/', async c => {
    const [connections, lists] = await Promise.all([
      allOf<Connection>(c, CONNECTIONS),
      allOf<{ connection: string; state: string }>(c, LISTS),
    ])
    const { screen, now } = c.var
    return page(c, screen.t.platforms.name, <Platforms {...{ screen, connections, lists, now }} />)
  })

  .get('/:destination/connect', atLeast('owner'), c => showForm(c, platformOf(c), EMPTY, null))
  .post('/:destination/connect', atLeast('owner'), async c => {
    const of = platformOf(c)
    const [form, asked] = [await formIn(c), await askedOf(c, of)]
    const body = { destination: of.name, ...connectionIn(form, asked) }
    const outcome = await outcomeOf(() => ask(c, CONNECT, { body }))
    if (!outcome.ok) return showForm(c, of, refusedDraft(c.var.screen, form, outcome), null, outcome.status)
    return c.redirect(`/app/platforms/${(outcome.json as { id: string }).id}?done=connected`, 303)
  })

  .get('/:id/edit', atLeast('owner'), async c => {
    const connection = await connectionOf(c)
    const of = destinations[connection.destination] as Destination
    const form = formOfConnection(connection, await askedOf(c, of))
    return showForm(c, of, { ...EMPTY, form }, connection.id)
  })
  .post('/:id/edit', atLeast('owner'), async c => {
    const connection = await connectionOf(c)
    const of = destinations[connection.destination] as Destination
    const [form, asked] = [await formIn(c), await askedOf(c, of)]
    const { secrets, ...rest } = connectionIn(form, asked, connection.settings)
    const body = hasSecrets(form, asked) ? { ...rest, secrets } : rest
    const outcome = await outcomeOf(() => ask(c, CHANGE, { params: { id: connection.id }, body }))
    if (!outcome.ok) return showForm(c, of, refusedDraft(c.var.screen, form, outcome), connection.id, outcome.status)
    return c.redirect(`/app/platforms/${connection.id}?done=saved`, 303)
  })

  .post('/:id/test', atLeast('owner'), async c => {
    const { id } = await connectionOf(c)
    const outcome = await outcomeOf(() => ask(c, TEST, { params: { id } }))
    if (!outcome.ok) return showDetail(c, { refused: outcome.code }, outcome.status)
    return showDetail(c, { trial: outcome.json as Trial })
  })
  .post('/:id/pause', atLeast('owner'), c => switched(c, true))
  .post('/:id/resume', atLeast('owner'), c => switched(c, false))
  .post('/:id/disconnect', atLeast('owner'), async c => {
    const { id } = await connectionOf(c)
    if ((await formIn(c)).sure === undefined) return showDetail(c, { refused: 'not-confirmed' }, 422)
    const outcome = await outcomeOf(() => ask(c, DISCONNECT, { params: { id } }))
    if (!outcome.ok) return showDetail(c, { refused: outcome.code }, outcome.status)
    return c.redirect('/app/platforms?done=disconnected', 303)
  })

  .route('/', sent)

function platformOf(c: Context<Dashboard>): Destination {
  const name = destinationNames.find(known => known === c.req.param('destination'))
  if (!name) throw noPage()
  return destinations[name]
}

async function connectionOf(c: Context<Dashboard>): Promise<Connection> {
  const found = await findConnection(c.env.DB, c.req.param('id') ?? '')
  if (!found) throw noPage()
  return found
}

const askedOf = async (c: Context<Dashboard>, of: Destination) => askedBy(of, await listToldTiers(c.env.DB))

async function showForm(
  c: Context<Dashboard>,
  of: Destination,
  draft: Draft,
  id: string | null,
  status: ContentfulStatusCode = 200,
) {
  const { screen } = c.var
  const { connect } = screen.t
  const title = id === null ? connect.title(of.label) : connect.edit(of.label)
  const asked = await askedOf(c, of)
  return page(c, title, <ConnectionForm {...{ screen, of, asked, draft, id }} />, status)
}

async function switched(c: Context<Dashboard>, paused: boolean) {
  const { id } = await connectionOf(c)
  const outcome = await outcomeOf(() => ask(c, CHANGE, { params: { id }, body: { paused } }))
  if (!outcome.ok) return showDetail(c, { refused: outcome.code }, outcome.status)
  return c.redirect(`/app/platforms/${id}?done=${paused ? 'paused' : 'resumed'}`, 303)
}
