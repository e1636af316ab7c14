import type { Context } from 'hono'
import { type Endpoint, perform } from '../../accounts/endpoint.ts'
import { HttpError } from '../../lib/http.ts'
import { asCaller, type Outcome, outcomeOf } from '../call.ts'
import type { Dashboard } from '../screen.ts'

const call = (c: Context<Dashboard>, e: Endpoint, body?: unknown): Promise<Response> =>
  perform(asCaller(c), e, body, c.var.now)

/** A form that calls the API. Its address names the same :params. */
export const act = (c: Context<Dashboard>, e: Endpoint, body?: unknown): Promise<Outcome> =>
  outcomeOf(() => call(c, e, body))

/** What an endpoint that is read answers, with the session of whoever reads it. */
export const read = async <T>(c: Context<Dashboard>, e: Endpoint): Promise<T> => (await (await call(c, e)).json()) as T

/** One more of a list whose newest was `after` when the form was shown: a form that is sent anew makes no second one. */
export const add = (c: Context<Dashboard>, e: Endpoint, body: unknown, after: string, newest: string) =>
  outcomeOf(() => {
    if (after !== newest) throw new HttpError(409, 'made-since', 'One was made since this form was shown.')
    return call(c, e, body)
  })
