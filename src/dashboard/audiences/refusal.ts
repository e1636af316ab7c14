import type { Issue } from '../../lib/http.ts'

/** What the API refuses, shown beside the fields that it means; what means no field of the form is told as it is. */
export function refusalBy(
  issues: readonly Issue[],
  fieldAt: (path: string) => string | null,
  words: Readonly<Record<string, string>>,
  closer: (issue: Issue) => string | null = () => null, // what is wrong, where that says more than how it should be
): { wrong: ReadonlyMap<string, string>; issues: Issue[] } {
  const placed = issues.map(issue => ({ issue, field: fieldAt(issue.path) ?? '' }))
  const isKnown = ({ field }: { field: string }) => Object.hasOwn(words, field)
  return {
    wrong: new Map(placed.filter(isKnown).map(({ issue, field }) => [field, closer(issue) ?? words[field]!])),
    issues: placed.filter(entry => !isKnown(entry)).map(({ issue }) => issue),
  }
}
