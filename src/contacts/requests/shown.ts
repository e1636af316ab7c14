import type { Context } from 'hono'
import type { Api } from '../../accounts/endpoint.ts'
import { HttpError } from '../../lib/http.ts'
import { type Removal, removalsOf } from './certificate.ts'
import { type Found, foundOf } from './found.ts'
import { type Asked, access } from './run.ts'
import { findRequest, type Request } from './store.ts'
import { type Named, subjectOf } from './subject.ts'

/** What is shown of a request: of whom it is, by its reference alone. */
export type ShownRequest = Omit<Request, 'found'> & {
  found: Omit<Found, 'lists'> | null
  lists: { destination: string; state: Removal }[]
}

export async function shown(db: D1Database, request: Request): Promise<ShownRequest> {
  const { found, ...row } = request
  const lists = (await removalsOf(db, request)).map(({ destination, state }) => ({ destination, state }))
  if (!found) return { ...row, found: null, lists }
  const { lists: _, ...counts } = found
  return { ...row, found: counts, lists }
}

/** 404 `unknown-request`. */
export async function requestOr404(db: D1Database, id: string): Promise<Request> {
  const request = await findRequest(db, id)
  if (!request) throw new HttpError(404, 'unknown-request', 'No such request.')
  return request
}

/** What there is of somebody, in counts. */
export async function preview(env: Pick<Env, 'DB' | 'DATA_KEY'>, who: Named) {
  const subject = await subjectOf(env, who)
  const { lists, ...found } = await foundOf(env.DB, subject)
  return { reference: subject.reference, ...found, lists: lists.map(({ destination }) => destination) }
}

/** 409 `several-people`. */
export async function accessed(c: Context<Api>, who: Asked, now: number): Promise<Response> {
  const done = await access(c.env, who, now)
  if (!done)
    throw new HttpError(
      409,
      'several-people',
      'Several people are known by this phone, and none may read what is another’s: ask for their e-mail.',
      [{ path: 'phone', message: 'names several people' }],
    )
  return c.json(done)
}
