import type { Money } from './money.ts'
import type { Action, Code, Seen } from './reasons.ts'
import { RULES } from './rules.ts'

const MOST = 5
const MOST_OF_ONE_KIND = 2

/** What to do next: at most five things, those that cost most first, then those that cannot wait. Nothing twice on one page,
 *  and no kind of thing fills the list. */
export function nextActions(seen: Seen, weigh: (money: Money) => number): Action[] {
  const ranked = Object.values(RULES)
    .flatMap(({ urgency, find }) =>
      find(seen).map(action => ({ action, urgency, weight: weigh(action.stake?.money ?? {}) })),
    )
    .sort((a, b) => b.weight - a.weight || b.urgency - a.urgency)
  const places = new Set<string>()
  const kinds = new Map<Code, number>()
  return ranked
    .map(({ action }) => action)
    .filter(({ href, code }) => {
      const before = kinds.get(code) ?? 0
      if (places.has(href) || before === MOST_OF_ONE_KIND) return false
      places.add(href)
      kinds.set(code, before + 1)
      return true
    })
    .slice(0, MOST)
}
