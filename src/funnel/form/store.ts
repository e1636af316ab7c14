import * as z from 'zod'
import { all } from '../../db/query.ts'
import { COUNT_FIELDS } from '../../pixel/fields.ts'
import { daysOf, type Range } from '../range.ts'
import { merged } from '../speed/vital.ts'
import type { Counts } from './form.ts'

const row = z.object({
  ad: z.string(),
  counts: z.string().transform(text => z.record(z.string(), z.int()).parse(merged(JSON.parse(text)))),
})

/** What people did with the forms of a campaign, by ad; '' for a page that belongs to none. */
export const formCounts = (db: D1Database, campaign: string, range: Range): Promise<{ ad: string; counts: Counts }[]> =>
  all(db, row, COUNT_FIELDS, campaign, ...daysOf(range))
