import * as z from 'zod'
import { all } from '../../db/query.ts'
import { COUNT_FIELDS } from '../../pixel/fields.ts'
import { type Marks, mergedMarks } from '../marks.ts'
import { daysOf, type Range } from '../range.ts'

const row = z.object({ ad: z.string(), counts: mergedMarks })

/** What people did with the forms of a campaign, by ad; '' for a page that belongs to none. */
export const formCounts = (db: D1Database, campaign: string, range: Range): Promise<{ ad: string; counts: Marks }[]> =>
  all(db, row, COUNT_FIELDS, campaign, ...daysOf(range))
