import * as z from 'zod'

/** Views by their marks, as closed days keep them: {"views": 12, "lcp 2600": 3} (migration 0045), {"started": 12,
 *  "left phone": 4} (0049). */
export type Marks = Readonly<Record<string, number>>

/** Added up. */
export function merged(all: readonly Marks[]): Marks {
  const total: Record<string, number> = {}
  for (const marks of all) for (const [mark, n] of Object.entries(marks)) total[mark] = (total[mark] ?? 0) + n
  return total
}

/** What SQL answers, a JSON array of them: added up here, which takes SQLite longer. */
export const mergedMarks = z.string().transform(text => z.record(z.string(), z.int()).parse(merged(JSON.parse(text))))
