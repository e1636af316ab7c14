/** A draft and the ad it was filled from: what nobody has touched since follows the ad, what somebody wrote stays. */

interface Followed {
  content: Fields
  followed: string[] // fields of the draft that now say what the ad says
  kept: string[] // fields that would have followed, had they not been written by hand
}

export type Fields = Record<string, unknown>

/** `before` and `after` are the drafts that the ad would be born with, as it was and as it becomes. */
export function follow(draft: Fields, before: Fields, after: Fields): Followed {
  const moving = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    key => !same(before[key], after[key]),
  )
  const followed = moving.filter(key => same(draft[key], before[key]))
  const kept = moving.filter(key => !followed.includes(key) && !same(draft[key], after[key]))
  const replaced = { ...draft, ...Object.fromEntries(followed.map(key => [key, after[key]])) }
  const content = Object.fromEntries(Object.entries(replaced).filter(([, value]) => value !== undefined))
  return { content, followed, kept }
}

/** Equal as JSON, whatever the order of keys. */
export const same = (a: unknown, b: unknown): boolean => ordered(a) === ordered(b)

const ordered = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
