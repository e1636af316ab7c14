import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint, list } from '../../accounts/endpoint.ts'
import { HttpError, parsedQuery } from '../../lib/http.ts'
import { cursorAt, paged, pagingParams, readPaging } from '../../lib/paging.ts'
import { adviceOnDead } from './advice.ts'
import { findDead, type LetterRow, listDead, states } from './letters.ts'
import { type Replayed, replayLetters } from './replay.ts'

const asked = z.object({ state: z.enum(states).default('dead') })
const WRONG_STATE = `state is one of: ${states.join(', ')}.`

export const deadEndpoints = [
  list({
    path: '/beacons/dead',
    role: 'editor',
    summary:
      'Beacons that could not be stored, without their contents: ?state=dead (default) or replayed. Latest first.',
    query: asked,
    rows: (c, cursor, limit) => listDead(c.env.DB, parsedQuery(asked, c.req.query(), WRONG_STATE).state, cursor, limit),
    keyOf: cursorAt,
    shown: ({ body, ...letter }) => ({
      ...letter,
      ...aboutOf(body),
      replayable: letter.replayedAt === null,
      advice: letter.replayedAt === null ? adviceOnDead(letter.reason) : '',
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/beacons/dead/replay',
    role: 'editor',
    summary: 'Store dead letters after all, a page at a time (?cursor=&limit=); says what came of each.',
    query: pagingParams,
    example: { query: { limit: '1' } },
    answers: { 200: '{items: [{id, outcome, reason?, advice?}], next}', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const { cursor, limit } = readPaging(c)
      const { items, next } = paged(await listDead(c.env.DB, 'dead', cursor, limit), limit, cursorAt)
      const came = await replayLetters(c.env.DB, items, now)
      return c.json({ items: came.map(advised), next })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/beacons/dead/:id/replay',
    role: 'editor',
    summary: 'Store one dead letter after all.',
    answers: {
      200: '{id, outcome: "stored"}',
      404: 'unknown-letter',
      409: 'already-replayed, unreadable, refused',
      503: 'not-now',
    },
    handle: async (c, _, now) => {
      const [came] = await replayLetters(c.env.DB, [await deadLetter(c)], now)
      return c.json(storedOr(came!))
    },
  }),
]

/** Which view it was, when its body says so: enough to look for it, and nobody's identity. */
function aboutOf(body: string): { view: string | null; campaign: string | null } {
  const { id, campaign } = body === '' ? {} : (Object(JSON.parse(body)) as Record<string, unknown>)
  return { view: typeof id === 'string' ? id : null, campaign: typeof campaign === 'string' ? campaign : null }
}

async function deadLetter(c: Context<Api>): Promise<LetterRow> {
  const letter = await findDead(c.env.DB, c.req.param('id') ?? '')
  if (!letter) throw new HttpError(404, 'unknown-letter', 'No such letter. GET /api/beacons/dead lists them.')
  if (letter.replayedAt !== null) throw new HttpError(409, 'already-replayed', 'The letter was stored already.')
  return letter
}

const advised = (came: Replayed) => (came.outcome === 'stored' ? came : { ...came, advice: adviceOnDead(came.reason) })

function storedOr(came: Replayed): Replayed {
  switch (came.outcome) {
    case 'stored':
      return came
    case 'unreadable':
    case 'refused':
      throw new HttpError(409, came.outcome, `${came.reason}. ${adviceOnDead(came.reason)}`)
    case 'not-now':
      throw new HttpError(
        503,
        'not-now',
        'D1 could not store it just now; the letter stays. Try again.',
        [],
        RETRY_AFTER,
      )
  }
}

const RETRY_AFTER = { 'Retry-After': '60' }
