import * as z from 'zod'
import { first, run } from '../../db/query.ts'

/** CNIL, page on the audience measurement exemption, 4 July 2025: measured data is kept for 25 months at most. */
export const MOST_MONTHS = 25

const allowed = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .refine(months => months >= 1 && months <= MOST_MONTHS)

interface KeptMonths {
  allowed: number // MEASURED_MONTHS: as deployed
  chosen: number | null // by the owner; never counts for more than is allowed
  months: number // what holds
}

const kept = z.object({ months: z.int() })
const FIND = `SELECT months FROM kept_months WHERE one = 1`

/** How long single views are kept. Throws when MEASURED_MONTHS makes no sense: nothing is deleted by guesswork. */
export async function keptMonths({ DB, MEASURED_MONTHS }: Pick<Env, 'DB' | 'MEASURED_MONTHS'>): Promise<KeptMonths> {
  const most = allowed.safeParse(String(MEASURED_MONTHS))
  if (!most.success)
    throw new Error(
      `MEASURED_MONTHS is "${MEASURED_MONTHS}": no view was deleted. It must be 1 to ${MOST_MONTHS}, which is the CNIL's limit.`,
    )
  const chosen = (await first(DB, kept, FIND))?.months ?? null
  return { allowed: most.data, chosen, months: Math.min(most.data, chosen ?? most.data) }
}

const CHOOSE = `
  INSERT INTO kept_months (one, months, changed_at, changed_by) VALUES (1, ?1, ?3, ?2)
  ON CONFLICT (one) DO UPDATE SET months = excluded.months, changed_at = excluded.changed_at, changed_by = excluded.changed_by`
const CHOOSE_NOTHING = `DELETE FROM kept_months`

/** Null: as long as the deployment allows. */
export const chooseKeptMonths = (db: D1Database, months: number | null, actor: string, now: number): Promise<number> =>
  months === null ? run(db, CHOOSE_NOTHING) : run(db, CHOOSE, months, actor, now)
