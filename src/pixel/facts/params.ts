import { namesSomebody } from './personal.ts'

/** What a platform should have filled in and did not, as previews and copied links do: {{ad.name}} (Meta, LinkedIn, Snapchat,
 *  Reddit), {keyword} (Google, Microsoft, Pinterest), __CID__ and its misspelling _CID_ (TikTok), ${ad}, [[ad]]; still escaped
 *  too. */
const MACRO = /\{[^{}]*\}|%7[bB].*%7[dD]|\[\[.*\]\]|__[A-Z]+(?:_[A-Z]+)*__|^_{1,2}[A-Z_]+_{1,2}$/

/** Characters that a beacon may tell of each, and that are kept of it. */
export const MAX_UTM = 500
export const MAX_CLICKS = 2000

const MAX_VALUE = 600 // TikTok's click ids are the longest, some 300

/** The parameters that a link is worth, byte for byte: none that is empty, endless, a macro or somebody's address; of a name that is there twice
 *  the last (LinkedIn adds its own after the team's); as many whole ones as fit in `max` characters. */
export function paramsOf(query: string, wanted: (name: string) => boolean, max: number): URLSearchParams {
  const said = [...new URLSearchParams(query)].filter(
    ([name, value]) =>
      wanted(name) && value !== '' && value.length <= MAX_VALUE && !MACRO.test(value) && !namesSomebody(value),
  )
  const kept = new URLSearchParams()
  for (const [name, value] of new Map(said)) {
    kept.append(name, value)
    if (kept.toString().length > max) kept.delete(name)
  }
  return kept
}

/** Of a query that was cut at `max` characters: its last parameter may be half of one. */
export const wholeOf = (query: string, max: number): string =>
  query.length < max ? query : query.slice(0, Math.max(0, query.slice(0, max).lastIndexOf('&')))

export const isUtm = (name: string): boolean => /^utm_[a-z_]{1,30}$/.test(name)
