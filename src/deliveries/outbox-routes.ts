import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint, list } from '../accounts/endpoint.ts'
import { HttpError, parsedQuery } from '../lib/http.ts'
import { cursorOf, findInOutbox, listOutbox, replay, states } from '../outbox/rows.ts'
import { adviceOn } from './advice.ts'
import { kick } from './send-outbox.ts'

const asked = z.object({ state: z.enum(states).default('dead') })
const WRONG_STATE = `state is one of: ${states.join(', ')}.`

export const outboxEndpoints = [
  list({
    path: '/outbox',
    role: 'editor',
    summary: 'Messages to other servers, without their contents: ?state=dead (default), waiting or sent. Latest first.',
    query: asked,
    rows: (c, cursor, limit) =>
      listOutbox(c.env.DB, parsedQuery(asked, c.req.query(), WRONG_STATE).state, cursor, limit),
    keyOf: cursorOf,
    shown: row => ({ ...row, advice: adviceOn(row.state, row.verdict) }),
  }),
  endpoint({
    method: 'POST',
    path: '/outbox/:id/replay',
    role: 'editor',
    summary: 'Send one dead letter again, with all its tries.',
    answers: { 202: '{id}', 404: 'unknown-message', 409: 'not-dead, emptied' },
    handle: async (c, _, now) => {
      const id = c.req.param('id') ?? ''
      if (!(await replay(c.env.DB, id, now))) throw await whyNot(c, id)
      kick(c.env, c.executionCtx, now)
      return c.json({ id }, 202)
    },
  }),
]

async function whyNot(c: Context<Api>, id: string): Promise<HttpError> {
  const row = await findInOutbox(c.env.DB, id)
  if (!row) return new HttpError(404, 'unknown-message', 'No such message. GET /api/outbox lists those that are dead.')
  if (row.state !== 'dead')
    return new HttpError(409, 'not-dead', `The message is ${row.state}: only dead ones are replayed.`)
  return new HttpError(409, 'emptied', `Nothing is left to send. ${adviceOn(row.state, row.verdict)}`)
}
