import * as z from 'zod'
import { all } from '../db/query.ts'

const found = z.object({
  kind: z.enum(['campaign', 'ad', 'audience']),
  name: z.string(),
  beside: z.string(),
  path: z.string(),
})
export type Found = z.infer<typeof found>

/** Campaigns, ads and audiences are few: whole tables are read, names by name. No LIKE: D1 takes patterns
 *  of 50 bytes. `beside` tells two of one name apart. */
const FIND = `
  SELECT 'campaign' AS kind, name, slug AS beside, '/app/campaigns/' || slug AS path FROM campaigns
  WHERE instr(lower(name), lower(?1)) OR instr(slug, lower(?1))
  UNION ALL
  SELECT 'ad', headline, campaign || ' / ' || slug, '/app/campaigns/' || campaign || '/ads/' || slug FROM ads
  WHERE instr(lower(headline), lower(?1)) OR instr(slug, lower(?1)) OR external_id = ?1
  UNION ALL
  SELECT 'audience', name, '', '/app/audiences/' || id FROM audiences WHERE ?2 AND instr(lower(name), lower(?1))
  LIMIT 20`
export const find = (db: D1Database, q: string, withAudiences: boolean): Promise<Found[]> =>
  all(db, found, FIND, q, withAudiences ? 1 : 0)
