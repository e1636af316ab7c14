import { newId } from '../../src/lib/ids.ts'
import { record } from '../../src/pixel/record.ts'
import type { Recorded } from '../../src/pixel/row.ts'

export interface Telling {
  batches: Recorded[][]
  each?: { size: number; count: number } | undefined // the first row again, as so many new views
  calls?: number | undefined // to D1 that ask for nothing
}

/** A Worker that stores batches one after the other, and answers how many rows D1 wrote. */
export default {
  async fetch(request: Request, env: { DB: D1Database }): Promise<Response> {
    const { batches, each, calls = 0 } = (await request.json()) as Telling
    let written = 0
    for (const batch of batches) written += await record(env.DB, batch)
    for (let i = 0; i < (each?.count ?? 0); i++) {
      const views = Array.from({ length: each!.size }, () => ({ ...batches[0]![0]!, id: newId() }))
      written += await record(env.DB, views)
    }
    for (let i = 0; i < calls; i++) await env.DB.batch([env.DB.prepare('SELECT 1')])
    return Response.json({ written })
  },
}
