import type { Issue } from '../../lib/http.ts'

/** What can be wrong with a file of ads, by code, and how the API tells it. The desk has its own words for each code:
 *  src/dashboard/words/ads-problems-fr.ts. A code is never renamed: integrations go by it. `other` is a place, as `path` is. */
const SAYS = {
  workbook: (_: Nothing) => 'this is an Excel workbook: save it as "CSV UTF-8" and send that',
  binary: (_: Nothing) => 'this is not a text file: export as CSV',
  'no-header': (_: Nothing) => 'no header line: expected the names of the columns, then one ad per line',
  'unknown-headers': (p: { columns: string }) =>
    `no column is known as the headline or the text of an ad: say which is which with mapping={"headline":"…"}. Columns here: ${p.columns}`,
  'mapping-unmet': (p: { columns: string }) =>
    `no line has every header that mapping names: say which is which with mapping={"headline":"…"}. Columns here: ${p.columns}`,
  'several-platforms': (p: { platform: string; or: string }) =>
    `could be an export of ${p.platform} or of ${p.or}: say which with platform=`,
  'too-many-lines': (p: { most: number }) =>
    `more than ${p.most} lines: split the file, or export without a breakdown by day`,
  'too-many-ads': (p: { most: number }) => `more than ${p.most} ads: split the file by ad set`,
  'not-json': (p: { why: string; line?: number; character?: number }) => `not JSON: ${p.why}`,
  'no-array': (_: Nothing) => 'expected an array of ads: [{"slug": …, "headline": …}, …]',

  'open-quotes': (p: { why: string }) => p.why,
  'cell-count': (p: { found: number; expected: number }) =>
    `${p.found} cells where the header has ${p.expected}: a text with a delimiter needs quotes`,
  'rounded-id': (p: { value: string }) =>
    `a spreadsheet has rounded the id to ${p.value}: format that column as text and export again`,

  'differs-by-slug': (p: { other: string; slug: string }) =>
    `differs from ${p.other}, which is the same ad ("${p.slug}")`,
  'differs-by-id': (p: { other: string; id: string }) => `differs from ${p.other}, which is the same ad (id ${p.id})`,
  'differs-by-name': (p: { other: string; name: string }) =>
    `differs from ${p.other}, which is the same ad by its name ("${p.name}"): export the column of ad ids too, to tell them apart`,
  'same-ad': (p: { other: string; slug: string }) => `is the same ad as ${p.other}: "${p.slug}"`,
  'other-slug': (p: { id: string; slug: string }) => `the ad ${p.id} is "${p.slug}" in this campaign`,

  'unknown-image': (p: { image: string }) => `No image "${p.image}": upload it with POST /api/assets first.`,
  'unknown-template': (p: { template: string; known: string }) =>
    `No template "${p.template}"; there are: ${p.known}.`,
  'other-template': (p: { template: string }) =>
    `is "${p.template}" for this ad: an import changes what ads say, not the kind of their pages`,
} // biome-ignore format: one after the other

export type AdIssueCode = keyof typeof SAYS
export const AD_ISSUE_CODES = Object.keys(SAYS) as AdIssueCode[]

type Nothing = Readonly<Record<never, never>>
/** What the sentence of a code names. */
export type NamedIn<C extends AdIssueCode> = Parameters<(typeof SAYS)[C]>[0]

/** `path`: 'file', 'line 12', 'line 12: headline', or 'item 3: …' of JSON. */
export function adIssue<C extends AdIssueCode>(path: string, code: C, params: NamedIn<C>): Issue {
  const named = params as NonNullable<Issue['params']>
  return { path, message: adSays(code, params), code, ...(Object.keys(named).length > 0 && { params: named }) }
}

export function adSays<C extends AdIssueCode>(code: C, params: NamedIn<C>): string {
  const say = SAYS[code] as (p: NamedIn<C>) => string
  return say(params)
}

/** The issues of a part of the file, with where that part is. */
export const issuesAt = (place: string, issues: readonly Issue[]): Issue[] =>
  issues.map(issue => ({ ...issue, path: issue.path ? `${place}: ${issue.path}` : place }))
