import type { Context } from 'hono'
import { errorBody, HttpError } from './lib/http.ts'
import { log } from './lib/log.ts'
import { isTransient } from './lib/transient.ts'

type C = Context<{ Bindings: Env }>

const RETRY_AFTER_S = 5

/** A refusal keeps its words; anything else is D1's bad moment, or a bug: logged whole, told to nobody. */
export function onError(error: Error, c: C): Response | Promise<Response> {
  if (error instanceof HttpError)
    return c.json(errorBody(error.code, error.message, error.issues), error.status, error.headers)
  log('error', 'request.broke', { method: c.req.method, path: c.req.path }, error)
  if (!isApi(c)) return plain().then(({ notNow }) => notNow(c))
  if (isTransient(error))
    return c.json(
      errorBody('not-now', 'The database does not answer just now. Trying again in a few seconds is safe.'),
      503,
      { 'Retry-After': String(RETRY_AFTER_S) },
    )
  return c.json(errorBody('internal', 'Something failed on our side; it has been logged. Trying again is safe.'), 500)
}

export function onNotFound(c: C): Response | Promise<Response> {
  if (!isApi(c)) return plain().then(({ notFound }) => notFound(c))
  return c.json(
    errorBody('unknown-route', `No ${c.req.method} ${c.req.path}: GET /api/openapi.json lists what there is.`),
    404,
  )
}

const plain = () => import('./pages/plain.tsx')

const isApi = (c: C): boolean => c.req.path.startsWith('/api/')
