import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint, list } from '../../accounts/endpoint.ts'
import type { Destination } from '../../destinations/contract.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { HttpError, type Issue, issuesOf } from '../../lib/http.ts'
import { DAY_MS } from '../../lib/time.ts'
import { isTransient } from '../../lib/transient.ts'
import { adviceOnSetUp, kindsNotSetUp } from '../events/set-up.ts'
import { listToldTiers } from '../events/tiers.ts'
import { type Connection, connectionChange, newConnection } from './connection-schema.ts'
import {
  addConnection,
  changeConnection,
  deleteConnection,
  findConnection,
  hasEnded,
  listConnections,
  openConnection,
  secretsOf,
} from './connection-store.ts'
import { adviceOnPause } from './pause-advice.ts'
import { tryConnection } from './try-connection.ts'

export const connectionEndpoints = [
  endpoint({
    method: 'GET',
    path: '/destinations',
    role: 'analyst',
    summary:
      'The ad platforms: what a connection to each needs, what its lists take, and what no official page confirms.',
    answers: { 200: '{items}' },
    handle: (c, _, now) => c.json({ items: destinationNames.map(name => describe(destinations[name], now)) }),
  }),
  endpoint({
    method: 'POST',
    path: '/connections',
    role: 'owner',
    summary:
      'Connect an account on an ad platform. Its credentials are never shown again. `notSetUp`: kinds of events that its settings name no conversion for.',
    body: newConnection,
    example: {
      body: {
        destination: 'meta',
        name: 'Meta, France',
        settings: { adAccountId: '1234567890', pixelId: '9876543210' },
        secrets: { accessToken: 'TOKEN-OF-YOUR-SYSTEM-USER' },
        events: ['lead'],
      },
    },
    answers: { 201: 'the connection', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      const of = destinations[body.destination] as Destination
      const wrong = [
        ...refusals(of.settings, body.settings, 'settings'),
        ...refusals(of.secrets, body.secrets, 'secrets'),
      ]
      if (wrong.length > 0) throw invalid(wrong)
      const id = await addConnection(c.env.DB, c.env.DATA_KEY, body, now)
      return c.json(await shownWhole(c, await connectionOr404(c, id), now), 201)
    },
  }),
  list({
    path: '/connections',
    role: 'analyst',
    summary: 'List connections, latest first, without credentials.',
    rows: (c, cursor, limit) => listConnections(c.env.DB, cursor, limit),
    keyOf: connection => connection.id,
    shown,
  }),
  endpoint({
    method: 'GET',
    path: '/connections/:id',
    role: 'analyst',
    summary: 'One connection, without credentials.',
    answers: { 200: 'the connection', 404: 'unknown-connection' },
    handle: async (c, _, now) => c.json(await shownWhole(c, await connectionOr404(c), now)),
  }),
  endpoint({
    method: 'PATCH',
    path: '/connections/:id',
    role: 'owner',
    summary: 'Change what is given; `secrets` all together. {"paused": false} wakes one that was paused.',
    body: connectionChange,
    example: { body: { name: 'Meta, Europe' } },
    answers: { 200: 'the connection', 404: 'unknown-connection', 409: 'version-ended', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      const before = await connectionOr404(c)
      const of = destinations[before.destination] as Destination
      const wrong = [
        ...(body.settings ? refusals(of.settings, body.settings, 'settings') : []),
        ...(body.secrets ? refusals(of.secrets, body.secrets, 'secrets') : []),
      ]
      if (wrong.length > 0) throw invalid(wrong)
      if (body.paused === false && hasEnded(of, now)) throw ended(of)
      await changeConnection(c.env.DB, c.env.DATA_KEY, before.id, body, now)
      return c.json(await shownWhole(c, await connectionOr404(c), now))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/connections/:id/test',
    role: 'owner',
    summary:
      'Try a connection, paused ones too: its credentials, and its account where the platform lets that be read. Nothing is sent or changed. `tried`: account, or credentials only.',
    answers: {
      200: '{verdict: works, tried}, {verdict: refused or later, reason} or {verdict: untried}',
      404: 'unknown-connection',
      409: 'not-ours',
    },
    handle: async (c, _, now) => {
      const { id } = await connectionOr404(c)
      const open = await openConnection(c.env.DB, c.env.DATA_KEY, id, { pausedToo: true }).catch(error => {
        if (isTransient(error)) throw error // of the database, and not of what it holds
        return null
      })
      if (!open) throw new HttpError(409, 'not-ours', 'Its credentials cannot be opened with this DATA_KEY.')
      return c.json(await tryConnection({ ...c.env, fetchFn: fetch }, open, now))
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/connections/:id',
    role: 'owner',
    summary: 'Forget the credentials of a connection. Lists that it filled stay as they are on the platform.',
    answers: { 204: 'deleted', 404: 'unknown-connection' },
    handle: async (c, _, now) => {
      if (!(await deleteConnection(c.env.DB, c.req.param('id') ?? '', now))) throw unknown(c.req.param('id'))
      return c.body(null, 204)
    },
  }),
]

export async function connectionOr404(c: Context<Api>, id = c.req.param('id') ?? ''): Promise<Connection> {
  const found = await findConnection(c.env.DB, id)
  if (!found) throw unknown(id)
  return found
}

const unknown = (id = '') => new HttpError(404, 'unknown-connection', `No connection "${id}".`)
const invalid = (issues: Issue[]) =>
  new HttpError(422, 'invalid-body', 'What the platform needs is not all there, or not in its form.', issues)
const ended = ({ label, api }: Destination) =>
  new HttpError(
    409,
    'version-ended',
    `${label} has ended version ${api.version} of its API on ${api.endsOn}: update Like2Lead, then wake the connection.`,
  )

function refusals(schema: z.ZodObject, value: unknown, under: string) {
  const parsed = schema.safeParse(value)
  if (parsed.success) return []
  return issuesOf(parsed.error).map(issue => ({ ...issue, path: issue.path ? `${under}.${issue.path}` : under }))
}

/** In a list: the state as it was last noted. */
function shown(connection: Connection) {
  const { api, label } = destinations[connection.destination] as Destination
  return { ...connection, api, advice: adviceOnPause(connection, label, null) }
}

async function shownWhole(c: Context<Api>, connection: Connection, now: number) {
  const of = destinations[connection.destination] as Destination
  const notSetUp = await notSetUpIn(c.env, of, connection, now)
  const advice = adviceOnPause(connection, of.label, hasEnded(of, now) ? of.api : null) || adviceOnSetUp(notSetUp)
  return { ...shown(connection), notSetUp, advice }
}

/** Nothing is said of credentials that cannot be opened. */
async function notSetUpIn({ DB, DATA_KEY }: Env, of: Destination, { id, settings, events }: Connection, now: number) {
  const [secrets, tiers] = await Promise.all([secretsOf(DB, DATA_KEY, id), listToldTiers(DB)])
  if (!secrets) return []
  const slugs = tiers.map(({ slug }) => slug)
  return kindsNotSetUp(of, { settings, secrets, events }, slugs, now)
}

const describe = (
  { name, label, api, settings, secrets, minimumMembers, listFile, lists, conversions, unverified }: Destination,
  now: number,
) => ({
  name,
  label,
  api: { ...api, ended: hasEnded({ api }, now) },
  needs: {
    settings: z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }),
    secrets: Object.keys(secrets.shape),
  },
  minimumMembers,
  listFile: { header: listFile.header, forms: listFile.forms },
  replacesWhole: lists.replace !== undefined,
  takesValue: lists.takesValue === true,
  conversions: { maxAgeDays: Math.floor(conversions.maxAgeMs / DAY_MS) },
  unverified,
})
