import type { Context } from 'hono'
import type { Endpoint } from '../../accounts/endpoint.ts'
import { HttpError } from '../../lib/http.ts'
import { askHere } from '../ask.ts'
import { type Outcome, outcomeOf } from '../call.ts'
import type { Dashboard } from '../screen.ts'

/** A form that calls the API. Its address names the same :params. */
export const act = (c: Context<Dashboard>, e: Endpoint, body?: unknown): Promise<Outcome> =>
  outcomeOf(() => askHere(c, e, body))

/** One more of a list whose newest was `after` when the form was shown: a form that is sent anew makes no second one. */
export const add = (c: Context<Dashboard>, e: Endpoint, body: unknown, after: string, newest: string) =>
  outcomeOf(() => {
    if (after !== newest) throw new HttpError(409, 'made-since', 'One was made since this form was shown.')
    return askHere(c, e, body)
  })
