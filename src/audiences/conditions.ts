import * as z from 'zod'
import { currencyCode } from '../lib/currency.ts'
import { issuesOf } from '../lib/http.ts'
import { line, slug } from '../lib/text.ts'

/** What a rule may ask of somebody, one verb each. `campaigns` and `days` narrow where and how lately; without them those
 *  of the rule count. Ranges include both ends. */

const rank = z.int().min(1).max(999)
/** Google keeps a member for 540 days at most since 2025-04; nobody keeps one longer. */
const MOST_DAYS = 540
const days = z.int().min(0).max(MOST_DAYS)
export const windowDays = z.int().min(1).max(MOST_DAYS)
const MOST_TIMES = 10_000
const count = z.int().min(0).max(MOST_TIMES)

const ordered = <T extends { min?: number | undefined; max?: number | undefined }>({ min = 0, max = Infinity }: T) =>
  min <= max
const CROSSED = { error: 'min is above max', params: { code: 'min-above-max' } }
export const tierRange = z.strictObject({ min: rank.optional(), max: rank.optional() }).refine(ordered, CROSSED)
const countRange = z
  .strictObject({ min: count.optional(), max: count.optional() })
  .refine(ordered, CROSSED)
  .refine(({ min, max }) => min !== undefined || max !== undefined, 'min, max or both')
const age = z
  .strictObject({ minDays: days.optional(), maxDays: days.optional() })
  .refine(({ minDays: min, maxDays: max }) => ordered({ min, max }), {
    error: 'minDays is above maxDays',
    params: CROSSED.params,
  })
  .refine(({ minDays, maxDays }) => minDays !== undefined || maxDays !== undefined, 'minDays, maxDays or both')

const oneOf = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(50)
const word = z.string().min(1).max(60)
const scope = { campaigns: z.array(slug).min(1).max(100).optional(), days: windowDays.optional() }

export const STAGES = ['reassurance', 'proof', 'incentive', 'rest'] as const
export const CRM = ['lead', 'qualified', 'won', 'lost', 'customer'] as const

/** By verb: the condition's whole shape. */
export const VERBS = {
  tier: z.strictObject({ tier: tierRange, ...scope }), // the best they reached
  seen: z.strictObject({ seen: age, campaigns: scope.campaigns }), // days since the last visit
  arrived: z.strictObject({ arrived: age, campaigns: scope.campaigns }), // days since the first
  visits: z.strictObject({ visits: countRange, ...scope }), // 30 minutes apart
  touches: z.strictObject({ touches: countRange, ...scope }), // page views that came from somewhere
  source: z.strictObject({ source: oneOf(word), ...scope }), // 'meta', 'email' …
  ad: z.strictObject({
    ad: oneOf(z.string().regex(/^[a-z0-9-]{1,64}\/[a-z0-9-]{1,64}$/, 'campaign/ad')),
    days: scope.days,
  }),
  variant: z.strictObject({ variant: oneOf(word), ...scope }),
  device: z.strictObject({ device: oneOf(z.enum(['mobile', 'tablet', 'desktop'])), ...scope }),
  country: z.strictObject({ country: oneOf(z.string().regex(/^[A-Z]{2}$/, 'ISO 3166-1: "FR"')), ...scope }),
  app: z.strictObject({ app: oneOf(word), ...scope }), // the browser inside an app: 'instagram'
  event: z.strictObject({
    event: z.strictObject({ name: line(64), min: z.int().min(1).max(MOST_TIMES).optional() }),
    ...scope,
  }),
  value: z.strictObject({
    value: z
      .strictObject({
        min: z.number().min(0).max(1e9).optional(), // in units of the currency
        max: z.number().min(0).max(1e9).optional(),
        currency: currencyCode,
      })
      .refine(ordered, CROSSED),
  }),
  crm: z.strictObject({ crm: oneOf(z.enum(CRM)) }), // what became of them, last told
  stage: z.strictObject({ stage: oneOf(z.enum(STAGES)), campaigns: scope.campaigns }),
  active: z.strictObject({ active: z.strictObject({ topPercent: z.int().min(1).max(50) }), ...scope }), // by active time
  clicked: z.strictObject({ clicked: oneOf(word), ...scope }), // came by a click that this platform can recognise
  named: z.strictObject({ named: z.boolean() }), // left an e-mail or a phone
  contacted: z.strictObject({ contacted: z.strictObject({ days: windowDays }) }), // sent a form, or the CRM spoke of them
  audience: z.strictObject({ audience: z.string().min(1).max(64) }),
} as const

export type Verb = keyof typeof VERBS
export type Leaf = { [V in Verb]: z.infer<(typeof VERBS)[V]> }[Verb]
export type LeafOf<V extends Verb> = z.infer<(typeof VERBS)[V]>
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] } | { not: Condition }

/** Enough for any audience that somebody can still explain; each costs time for every person judged. */
const MAX_CONDITIONS = 30
const MAX_DEPTH = 6

/** A tree of conditions. Not a union of schemas: its errors would name every verb that the condition is not. */
export const condition = z.unknown().transform((value, ctx): Condition => {
  const issues: { path: PropertyKey[]; message: string; params: Record<string, unknown> }[] = []
  let leaves = 0
  const read = (at: unknown, path: PropertyKey[], depth: number): Condition | null => {
    const refuse: Refuse = (code, message, params = {}) => {
      issues.push({ path, message, params: { code, ...params } })
      return null
    }
    const tooMany = () =>
      refuse('too-many-conditions', `more than ${MAX_CONDITIONS} conditions: split it into audiences`, {
        most: MAX_CONDITIONS,
      })
    if (typeof at !== 'object' || at === null || Array.isArray(at))
      return refuse('not-a-condition', 'an object: {"tier": {"min": 20}}')
    if (depth > MAX_DEPTH) return refuse('too-deep', `nested deeper than ${MAX_DEPTH} levels`, { most: MAX_DEPTH })
    const found = Object.keys(at).filter(key => key in VERBS || JOINTS.includes(key))
    const [verb] = found
    if (found.length !== 1 || !verb) return found.length > 1 ? two(found, refuse) : unknownVerb(Object.keys(at), refuse)
    if (verb === 'not') {
      const inner = read((at as { not: unknown }).not, [...path, 'not'], depth + 1)
      return inner && onlyKey(at, verb, refuse) ? { not: inner } : null
    }
    if (verb === 'all' || verb === 'any') {
      const list = (at as Record<string, unknown>)[verb]
      if (!Array.isArray(list) || list.length === 0)
        return refuse('not-a-list', `"${verb}" holds a list of conditions, one at least`, { verb })
      if (list.length > MAX_CONDITIONS) return tooMany()
      const inner = list.map((item, i) => read(item, [...path, verb, i], depth + 1))
      if (!onlyKey(at, verb, refuse) || inner.includes(null)) return null
      return verb === 'all' ? { all: inner as Condition[] } : { any: inner as Condition[] }
    }
    if (++leaves > MAX_CONDITIONS) return tooMany()
    const parsed = VERBS[verb as Verb].safeParse(at)
    if (parsed.success) return parsed.data
    for (const { path: under, message, code, params } of issuesOf(parsed.error))
      issues.push({ path: [...path, under], message, params: { code, ...params } })
    return null
  }
  const tree = read(value, [], 1)
  for (const issue of issues.slice(0, 20)) ctx.addIssue({ code: 'custom', ...issue })
  return tree ?? z.NEVER
})

const JOINTS = ['all', 'any', 'not']
const KNOWN = [...JOINTS, ...Object.keys(VERBS)].join(', ')

type Refuse = (code: string, message: string, params?: Record<string, string | number>) => null

function unknownVerb(keys: string[], refuse: Refuse): null {
  const named = keys.slice(0, 3).join(', ')
  const what = named === '' ? 'empty' : `unknown: ${named}`
  return refuse('unknown-condition', `${what}; a condition is one of: ${KNOWN}`, { named, known: KNOWN })
}

const two = (found: string[], refuse: Refuse) =>
  refuse('two-conditions', `one verb each, not ${found.join(' and ')}: join them with "all"`, {
    named: found.join(', '),
  })

function onlyKey(at: object, verb: string, refuse: Refuse): boolean {
  const others = Object.keys(at).filter(key => key !== verb)
  if (others.length === 0) return true
  const named = others.slice(0, 3).join(', ')
  refuse('unknown-beside', `unknown beside "${verb}": ${named}`, { verb, named })
  return false
}

/** Every condition of a tree, in the order in which it is written. */
export function leavesOf(tree: Condition): Leaf[] {
  if ('all' in tree) return tree.all.flatMap(leavesOf)
  if ('any' in tree) return tree.any.flatMap(leavesOf)
  return 'not' in tree ? leavesOf(tree.not) : [tree]
}
