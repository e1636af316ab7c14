import type { Issue } from '../../lib/http.ts'
import { isDay } from '../../lib/time.ts'
import type { Fault } from '../fault-list.tsx'
import { issueText } from '../issues.ts'
import type { Screen } from '../screen.ts'
import type { SpendProblem } from '../words/spend-problems-fr.ts'

/** What is wrong with a report, in the viewer's words: where, by line and column, and what. */
export function problemIn(screen: Screen, issue: Issue): Fault {
  const { t, f } = screen
  const { spending } = t
  const { line, column, ...params } = issue.params ?? {}
  const told = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, written(screen, value)]))
  const what = spending.problems[issue.code as SpendProblem]
  const whole = issue.path === 'currency' ? spending.currency : spending.wholeFile
  const place = line === undefined ? whole : spending.line(f.count(Number(line)))
  return {
    where: spending.at(column === undefined ? place : spending.column(place, String(column))),
    what: what ? what(told) : issueText(screen, issue, t.desk.refused.other!),
  }
}

/** Days and figures as people write them; what the file says stays as it is, and so does a day that there is not: 30 February. */
export function written({ f }: Screen, value: string | number): string {
  if (typeof value === 'number') return f.count(value)
  return isDay(value) ? f.day(value) : value
}
