/** What changed between two versions of a page: values by path, and the text that is read. */

export interface Change {
  path: string
  before: unknown // left out where there was nothing
  after: unknown
}

/** Of two values as JSON has them. Lists are compared place by place. */
export function changesBetween(before: unknown, after: unknown, path = ''): Change[] {
  if (Object.is(before, after)) return []
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ path, before, after }]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap(key => changesBetween(before[key], after[key], path ? `${path}.${key}` : key))
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export interface Run {
  is: 'same' | 'added' | 'removed'
  text: string
}

/** Beyond this many words on either side, what is left between the common start and end is one removal and one addition:
 *  the comparison takes time and memory by the product of both. */
const MAX_WORDS = 2000

/** Word by word, spaces and line ends with the word before them. */
export function textDiff(before: string, after: string): Run[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const middle: Run[] =
    left.length > MAX_WORDS || right.length > MAX_WORDS
      ? [...left.map(removed), ...right.map(added)]
      : longestCommon(left, right)
  return joined([...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)])
}

const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []
const same = (text: string): Run => ({ is: 'same', text })
const added = (text: string): Run => ({ is: 'added', text })
const removed = (text: string): Run => ({ is: 'removed', text })

/** Longest common subsequence, by the table that every textbook has. */
function longestCommon(a: readonly string[], b: readonly string[]): Run[] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const runs: Run[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push(same(a[i++]!))
      j++
    } else if (j === b.length || (i < a.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) {
      runs.push(removed(a[i++]!))
    } else runs.push(added(b[j++]!))
  }
  return runs
}

/** Neighbours of one kind as one. Of a replacement the table gives the removal first. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last?.is === run.is) last.text += run.text
    else out.push({ ...run })
  }
  return out
}
