import * as z from 'zod'
import { all } from '../../db/query.ts'

const DECLARED = `SELECT domain AS host FROM brands WHERE domain IS NOT NULL`

export async function declaredHosts(db: D1Database): Promise<(host: string) => boolean> {
  const rows = await all(db, z.object({ host: z.string() }), DECLARED)
  const hosts = new Set(rows.map(({ host }) => host))
  return host => hosts.has(host)
}
