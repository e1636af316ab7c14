import * as z from 'zod'
import { endpoint } from '../../accounts/endpoint.ts'
import { all } from '../../db/query.ts'

const sighting = z.object({
  host: z.string(),
  page: z.string(), // 'host/path'
  campaign: z.string(),
  at: z.int(), // when the view began, ms
})
/** The last view that came from a site that is not served here: its pixel works. */
export type Sighting = z.infer<typeof sighting>

const LOOKED_AT = 200 // the latest views of each campaign: what is older says little of today
const HOST = `substr(v.page, 1, instr(v.page || '/', '/') - 1)`

// Pages that are served here tell their version, and a page beside max() is that of the same row.
// '+': else SQLite would make an index of all versions, from all views there are, for this one answer.
export const SIGHTINGS = `
  SELECT ${HOST} AS host, v.page, v.campaign, max(v.at) AS at
  FROM campaigns k CROSS JOIN views v
  WHERE v.id IN (SELECT id FROM views WHERE campaign = k.slug ORDER BY at DESC LIMIT ${LOOKED_AT}) AND +v.version = 0 AND v.page <> ''
  GROUP BY 1 ORDER BY 4 DESC LIMIT 100`
/** By site, latest first. */
export const listSightings = (db: D1Database): Promise<Sighting[]> => all(db, sighting, SIGHTINGS)

export const sightingEndpoint = endpoint({
  method: 'GET',
  path: '/pixel/seen',
  role: 'viewer',
  summary: `The last view of each site of yours that the pixel is on, latest first: among the latest ${LOOKED_AT} of each campaign.`,
  answers: { 200: '{items: [{host, page, campaign, at}]}' },
  handle: async c => c.json({ items: await listSightings(c.env.DB) }),
})
