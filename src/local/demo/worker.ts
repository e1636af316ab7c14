import { gather } from './crowd.ts'
import { tellStories } from './people.ts'
import type { Place } from './visits.ts'

export interface Telling {
  place: Place
  perDay: number
  leadEvery: number
  series: number
  now: number
}

/** Beside the product while its database is filled, and never deployed: visits of the past are recorded next to D1, as
 *  a call from Node takes fifty times as long. */
export default {
  async fetch(request: Request, env: Pick<Env, 'DB' | 'DATA_KEY'>): Promise<Response> {
    const { place, series, now, ...crowd } = (await request.json()) as Telling
    await gather(env.DB, env.DATA_KEY, place, crowd, series, now)
    await tellStories(env.DB, env.DATA_KEY, place, series, now)
    return new Response(null, { status: 204 })
  },
}
