import * as z from 'zod'
import { all } from '../../db/query.ts'
import { COUNT_FIELDS } from '../../pixel/days/fields.ts'
import { mergedMarks } from '../marks.ts'
import { daysOf, type Range } from '../range.ts'

const formCount = z.object({ campaign: z.string(), ad: z.string(), counts: mergedMarks })
export type FormCount = z.infer<typeof formCount>

/** What people did with the forms of these campaigns, by ad; '' for a page that belongs to none. */
export const formCounts = (db: D1Database, campaigns: readonly string[], range: Range): Promise<FormCount[]> =>
  all(db, formCount, COUNT_FIELDS, JSON.stringify(campaigns), ...daysOf(range))
