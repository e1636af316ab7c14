import type { Problem } from '../../contacts/crm/problems.ts'
import type { Issue } from '../../lib/http.ts'
import type { Fault } from '../fault-list.tsx'
import { issueText, paramsOf } from '../issues.ts'
import type { Screen } from '../screen.ts'

/** What is wrong with a file, in the viewer's words: where, by line and column, and what. */
export function problemIn(screen: Screen, issue: Issue): Fault {
  const { t } = screen
  const { problems } = t
  const { field = '', or = '', left, ...params } = paramsOf(screen, issue)
  const where = problems.at(whereIn(screen, issue.path))
  const what = problems.kinds[issue.code as Problem]
  if (issue.code === 'read-twice') return { where, what: problems.readTwice(fieldName(t, field)) }
  if (!what) return { where, what: issueText(screen, issue, t.desk.refused.other!) }
  const named = { ...params, raw: field, field: fieldName(t, field), or: or && fieldName(t, or) }
  const rest = left ? ` ${problems.left[left as keyof typeof problems.left]}` : ''
  return { where, what: `${what(named)}${rest}` }
}

/** 'file', 'line 12', 'line 12: phone' or a setting. */
function whereIn({ t, f }: Screen, path: string): string {
  const { problems } = t
  const [, line, field] = /^line (\d+)(?:: (\w+))?$/.exec(path) ?? []
  if (line === undefined) return path === 'file' ? problems.file : fieldName(t, path)
  const at = problems.line(f.count(Number(line)))
  return field ? problems.column(at, fieldName(t, field)) : at
}

/** What a column holds, as the screens call it. */
export const fieldName = ({ crm }: Screen['t'], field: string): string =>
  crm.fields[field as keyof typeof crm.fields] ?? field
