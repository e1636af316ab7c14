import type { Issue } from '../lib/http.ts'
import type { Screen } from './screen.ts'

/** What is wrong with a field, in the viewer's language. `otherwise`: of an issue that has no code of its own. */
export function issueText(screen: Screen, issue: Issue, otherwise: string): string {
  const own = issue.params?.format === 'regex' ? screen.t.said(issue.message) : ''
  if (own !== '') return own
  return screen.t.issues[issue.code ?? '']?.(paramsOf(screen, issue)) ?? otherwise
}

/** What the sentence has to name; figures as people write them. */
export const paramsOf = ({ f }: Screen, { params = {} }: Issue): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? f.count(value) : value]),
  )
