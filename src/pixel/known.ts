import * as z from 'zod'
import { type Database, memoryOf } from '../db/databases.ts'
import { all, forVisitor } from '../db/query.ts'
import { log } from '../lib/log.ts'
import { SECOND_MS } from '../lib/time.ts'

const REMEMBERED_MS = 30 * SECOND_MS
const memory = memoryOf(() => new Map<string, number>()) // campaign -> when it was last found

const FIND = `SELECT slug FROM campaigns WHERE slug IN (SELECT value FROM json_each(?1))`

/** Which of these campaigns exist. When D1 stalls, all do: better a stray row than a lost visit. */
export async function knownCampaigns(
  env: Database,
  slugs: ReadonlySet<string>,
  now: number,
): Promise<ReadonlySet<string>> {
  const seen = memory(env)
  const unsure = [...slugs].filter(slug => now - (seen.get(slug) ?? 0) > REMEMBERED_MS)
  if (unsure.length === 0) return slugs
  try {
    const found = await forVisitor(
      'finding campaigns',
      all(env.DB, z.object({ slug: z.string() }), FIND, JSON.stringify(unsure)),
    )
    for (const { slug } of found) seen.set(slug, now)
  } catch (error) {
    log('warn', 'campaigns.not-checked', {}, error)
    return slugs
  }
  return new Set([...slugs].filter(slug => now - (seen.get(slug) ?? 0) <= REMEMBERED_MS))
}
