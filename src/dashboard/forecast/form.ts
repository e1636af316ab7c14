import { NAMES } from '../../funnel/plan/assumptions.ts'
import type { Issue } from '../../lib/http.ts'
import { refusalBy } from '../audiences/refusal.ts'
import { type Form, numberIn } from '../form.ts'
import { issueText } from '../issues.ts'
import type { Screen } from '../screen.ts'

export const GOALS = ['leads', 'sales', 'budget'] as const
export const ENDS = ['low', 'high'] as const

export const START: Form = { goal: 'leads', amount: '10', currency: 'EUR' }

/** What was typed, as POST /api/plan takes it: percents become shares, and a campaign brings its currency. */
export function planBodyOf({ goal = '', amount = '', campaign = '', currency = '', ...form }: Form): object {
  const wanted = numberIn(amount)
  const ranges = NAMES.flatMap(name => {
    const [low, high] = ENDS.map(end => form[`${name}.${end}`] ?? '')
    if (!low && !high) return []
    const [from, to] = [low!, high!].map(typed => numberIn(typed, name === 'cpm' ? 1 : 100))
    return [[name, { low: from, high: to }]]
  })
  return {
    goal: { [goal]: goal === 'budget' && typeof wanted === 'number' ? Math.round(wanted * 1_000_000) : wanted },
    ...(campaign ? { campaign } : { currency: currency || 'EUR' }),
    ranges: Object.fromEntries(ranges),
  }
}

/** The fields that stand in the way, with words. */
export function wrongIn(screen: Screen, issues: readonly Issue[]): ReadonlyMap<string, string> {
  const { wrong } = screen.t.forecast
  const ends = NAMES.flatMap(name => ENDS.map(end => [`${name}.${end}`, name === 'cpm' ? wrong.price : wrong.share]))
  const words = {
    amount: wrong.amount,
    currency: wrong.currency,
    campaign: wrong.campaign,
    ...Object.fromEntries(ends),
  }
  return refusalBy(issues, fieldAt, words, issue => {
    if (issue.code === 'no-price') return wrong.noPrice(String(issue.params?.currency))
    if (issue.code === 'too-big' && issue.path.startsWith('goal.')) return issueText(screen, issue, wrong.amount)
    return issue.code === 'min-above-max' ? issueText(screen, issue, wrong.order) : null
  }).wrong
}

function fieldAt(path: string): string {
  if (path === 'ranges.cpm') return 'cpm.low'
  if (path.startsWith('ranges.')) return path.split('.').slice(1, 3).join('.')
  return path.startsWith('goal') && !path.endsWith('currency') ? 'amount' : path.split('.').at(-1)!
}
