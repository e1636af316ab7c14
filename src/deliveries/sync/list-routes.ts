import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint, list } from '../../accounts/endpoint.ts'
import { audienceOr404 } from '../../audiences/routes.ts'
import { audienceSize } from '../../audiences/size.ts'
import type { Destination } from '../../destinations/contract.ts'
import { destinations } from '../../destinations/index.ts'
import { HttpError, parsedQuery } from '../../lib/http.ts'
import { connectionOr404 } from '../platforms/connection-routes.ts'
import { findConnection } from '../platforms/connection-store.ts'
import { criteriaIn } from './compare.ts'
import { lastRun } from './ledger.ts'
import { adviceOnList } from './list-advice.ts'
import { drawnName } from './list-names.ts'
import { askParams, endParams, type List, newList } from './list-schema.ts'
import { addList, askForRun, endList, findList, listLists, listListsOf } from './list-store.ts'
import { listRefused } from './member-store.ts'
import { planList } from './plan-list.ts'
import { GONE } from './run.ts'

export const listEndpoints = [
  endpoint({
    method: 'POST',
    path: '/lists',
    role: 'editor',
    summary:
      'Keep a list on an ad platform equal to an audience. `name` is what the platform sees: without one it says nothing. `withValue`: what each person has brought in goes along, where the platform takes that.',
    body: newList,
    example: { body: { audience: '{audience}', connection: '{connection}' } },
    answers: { 201: 'the list', 404: 'unknown-audience, unknown-connection', 422: 'invalid-body, no-values' },
    handle: async (c, body, now) => {
      await audienceOr404(c.env.DB, body.audience)
      const { destination } = await connectionOr404(c, body.connection)
      if (body.withValue) checkValues(destinations[destination])
      const id = await addList(c.env.DB, { ...body, name: body.name ?? drawnName() }, now)
      return c.json(await shown(c, await listOr404(c, id)), 201)
    },
  }),
  list({
    path: '/lists',
    role: 'analyst',
    summary:
      'Lists on ad platforms, latest first: how many people, whom the platform refused and why, the last run, the next. ?connection=: of one. ?audience=: of one audience.',
    query: z.object({ connection: z.string().optional(), audience: z.string().optional() }),
    rows: (c, cursor, limit) => {
      const { audience, connection } = c.req.query()
      return audience === undefined
        ? listLists(c.env.DB, cursor, limit, connection)
        : listListsOf(c.env.DB, cursor, limit, audience, connection)
    },
    keyOf: found => found.id,
    shown: (found, c) => shown(c, found),
  }),
  endpoint({
    method: 'GET',
    path: '/lists/:id',
    role: 'analyst',
    summary: 'One list.',
    answers: { 200: 'the list', 404: 'unknown-list' },
    handle: async c => c.json(await shown(c, await listOr404(c))),
  }),
  endpoint({
    method: 'POST',
    path: '/lists/:id/sync',
    role: 'editor',
    summary:
      'Compare a list with its audience within a minute. ?refused=1 also tries those again whom the platform refused; ?anew=1 makes one again that is gone on the platform, with everybody.',
    query: askParams,
    answers: { 202: 'the list', 404: 'unknown-list', 409: 'list-ended, list-there', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const found = await liveOr409(c)
      const { refused, anew } = parsedQuery(askParams, c.req.query())
      if (anew === '1' && found.stoppedWhy !== GONE) throw isThere()
      await askForRun(c.env.DB, found.id, { refusedToo: refused === '1', anew: anew === '1' }, now)
      return c.json(await shown(c, await listOr404(c)), 202)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/lists/:id/plan',
    role: 'analyst',
    summary:
      'What the next run would do: how many it would add, take off and look at again, and who is left out and why.',
    answers: {
      200: '{inAudience, add, remove, check, same, currencies, leftOut: {noConsent, refused, unmatched}, margin: {noConsent}}',
      404: 'unknown-list, unknown-audience',
      409: 'list-ended, audience-unreadable, privacy-incomplete, unknown-connection',
    },
    handle: async (c, _, now) => {
      const found = await liveOr409(c)
      const audience = await audienceOr404(c.env.DB, found.audience)
      const criteria = await criteriaIn(c.env.DB, found, now)
      if (typeof criteria === 'string') throw unreadable(criteria)
      const plan = await planList(c.env, found, await destinationOr409(c, found), criteria, now)
      const { noConsent, margin } = await audienceSize(c.env.DB, audience, now)
      const leftOut = { noConsent, ...plan.leftOut }
      return c.json({ ...plan, leftOut, margin: { noConsent: margin.noConsent } })
    },
  }),
  list({
    path: '/lists/:id/refused',
    refuses: { 404: 'unknown-list' },
    role: 'analyst',
    summary: 'Whom the platform refused, and why. `stuck`: it refused to let them go; it is asked again.',
    rows: async (c, cursor, limit) => listRefused(c.env.DB, (await listOr404(c)).id, cursor, limit),
    keyOf: found => found.contact,
    shown: ({ contact, reason, stuck }) => ({ contact, reason, stuck: stuck === 1 }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/lists/:id',
    role: 'editor',
    summary:
      'Keep a list no longer. People stay on the platform, and whoever withdraws is still taken off; ?remove=1 takes everybody off.',
    query: endParams,
    answers: { 202: 'the list', 404: 'unknown-list', 409: 'list-ended', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const { remove } = parsedQuery(endParams, c.req.query())
      const found = await listOr404(c)
      if (found.state === 'ended' || found.state === 'emptying') throw ended(found)
      await endList(c.env.DB, found.id, remove === '1' ? 'emptying' : 'left', now)
      return c.json(await shown(c, await listOr404(c)), 202)
    },
  }),
]

function checkValues({ label, lists }: Destination): void {
  if (lists.takesValue) return
  const takers = Object.values<Destination>(destinations).filter(of => of.lists.takesValue)
  const known = takers.map(of => of.label).join(', ')
  const message = `The API of ${label} takes no value with the people of a list. These do: ${known}.`
  const issue = { path: 'withValue', message, code: 'no-values', params: { label, known } }
  throw new HttpError(422, 'no-values', message, [issue])
}

async function listOr404(c: Context<Api>, id = c.req.param('id') ?? ''): Promise<List> {
  const found = await findList(c.env.DB, id)
  if (!found) throw new HttpError(404, 'unknown-list', `No list "${id}".`)
  return found
}

async function liveOr409(c: Context<Api>): Promise<List> {
  const found = await listOr404(c)
  if (found.state !== 'live') throw ended(found)
  return found
}

const ended = ({ state }: List) =>
  new HttpError(
    409,
    'list-ended',
    state === 'emptying'
      ? 'Everybody is being taken off this list. Make another one.'
      : 'This list is kept no longer. Make another one.',
  )

const isThere = () =>
  new HttpError(
    409,
    'list-there',
    'As far as is known the list is still on the platform: made again, there would be two.',
  )

const WHY = {
  'audience-unreadable': 'The audience names another one that is gone: change its rule.',
  'privacy-incomplete': 'The privacy page of its brand does not say who is responsible, or where to object.',
}
const unreadable = (why: keyof typeof WHY) => new HttpError(409, why, WHY[why])

async function destinationOr409(c: Context<Api>, { connection }: List): Promise<Destination> {
  const found = await findConnection(c.env.DB, connection)
  if (found) return destinations[found.destination]
  throw new HttpError(409, 'unknown-connection', 'The connection of this list is gone: make another list.')
}

/** `session` and `lease` are how runs work, not what a list is. */
async function shown(c: Context<Api>, found: List) {
  const [connection, last] = await Promise.all([
    findConnection(c.env.DB, found.connection),
    lastRun(c.env.DB, found.id),
  ])
  const destination = connection && (destinations[connection.destination] as Destination)
  const {
    id,
    audience,
    name,
    state,
    everyHours,
    withValue,
    createdAt,
    platformList,
    nextAt,
    dueAt,
    failures,
    stoppedWhy,
    counts,
  } = found
  const minimum = destination?.minimumMembers ?? null
  return {
    id,
    audience,
    connection: found.connection,
    destination: destination?.name ?? null,
    name,
    state,
    everyHours,
    withValue,
    createdAt,
    platformList,
    counts,
    minimum,
    enough: minimum !== null && counts.sent >= minimum,
    nextRunAt: state === 'ended' ? null : nextAt,
    comparedNextAt: state === 'live' ? dueAt : null,
    failures,
    stoppedWhy,
    running: found.leaseUntil > Date.now(),
    lastRun: last,
    advice: adviceOnList(found, connection),
  }
}
