import * as z from 'zod'
import type { Brand } from '../brands/schema.ts'
import { listBrands } from '../brands/store.ts'
import { all, first } from '../db/query.ts'
import { mailIsOn } from '../deliveries/mail.ts'
import { keptMonths } from '../pixel/days/kept-months.ts'

const platformRow = z.object({ destination: z.string(), lists: z.int(), events: z.int(), feeds: z.int() })

/** Whom people's data goes to by itself: `events` 1: conversions are told. */
const PLATFORMS = `
  SELECT destination, sum(lists) AS lists, max(events) AS events, sum(feeds) AS feeds FROM (
    SELECT k.destination, (SELECT count(*) FROM lists l WHERE l.connection = k.id AND l.state <> 'ended') AS lists,
      k.events <> '[]' AS events, 0 AS feeds
    FROM connections k WHERE k.deleted_at IS NULL
    UNION ALL SELECT f.destination, 0, 0, 1 FROM feeds f WHERE f.revoked_at IS NULL)
  GROUP BY destination ORDER BY destination`

const teamRow = z.object({ role: z.string(), n: z.int() })
const TEAM = `SELECT role, count(*) AS n FROM users WHERE disabled_at IS NULL GROUP BY role`

const one = z.object({ campaigns: z.int(), webhooks: z.int() })
const COUNTS = `
  SELECT (SELECT count(*) FROM campaigns) AS campaigns,
    (SELECT count(*) FROM webhooks WHERE disabled_at IS NULL) AS webhooks`

export interface Facts {
  brands: Pick<Brand, 'id' | 'name' | 'legal'>[]
  platforms: z.infer<typeof platformRow>[]
  team: z.infer<typeof teamRow>[]
  campaigns: number
  webhooks: number
  viewMonths: number
  mail: boolean
}

const BRANDS = 200

/** What this deployment really does, for the documents that have to say so (GDPR art. 30 and 35). */
export async function factsOf(env: Pick<Env, 'DB' | 'MEASURED_MONTHS' | 'MAIL_FROM'>): Promise<Facts> {
  const { DB } = env
  const [brands, platforms, team, counts, kept] = await Promise.all([
    listBrands(DB, '', BRANDS),
    all(DB, platformRow, PLATFORMS),
    all(DB, teamRow, TEAM),
    first(DB, one, COUNTS),
    keptMonths(env),
  ])
  return {
    brands: brands.map(({ id, name, legal }) => ({ id, name, legal })),
    ...{ platforms, team, viewMonths: kept.months, mail: mailIsOn(env.MAIL_FROM) },
    ...counts!,
  }
}
