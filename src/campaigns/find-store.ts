import * as z from 'zod'
import { all } from '../db/query.ts'

const found = z.object({
  kind: z.enum(['campaign', 'ad', 'audience']),
  name: z.string(),
  beside: z.string(),
  path: z.string(),
})
export type Found = z.infer<typeof found>

/** Campaigns, ads and audiences are few: whole tables are read, names by name. `beside` tells two of one name apart. */
const FIND = `
  SELECT 'campaign' AS kind, name, slug AS beside, '/app/campaigns/' || slug AS path FROM campaigns
  WHERE name LIKE ?1 ESCAPE '\\' OR slug LIKE ?1 ESCAPE '\\'
  UNION ALL
  SELECT 'ad', headline, campaign || ' / ' || slug, '/app/campaigns/' || campaign || '/ads/' || slug FROM ads
  WHERE headline LIKE ?1 ESCAPE '\\' OR slug LIKE ?1 ESCAPE '\\' OR external_id = ?2
  UNION ALL
  SELECT 'audience', name, '', '/app/audiences/' || id FROM audiences WHERE ?3 AND name LIKE ?1 ESCAPE '\\'
  LIMIT 20`
export const find = (db: D1Database, q: string, withAudiences: boolean): Promise<Found[]> =>
  all(db, found, FIND, `%${q.replace(/[\\%_]/g, '\\$&')}%`, q, withAudiences ? 1 : 0)
