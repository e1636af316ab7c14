import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Condition, condition, type Leaf, VERBS, type Verb } from '../src/audiences/conditions.ts'
import { newAudience, type Rule } from '../src/audiences/schema.ts'
import { widened } from '../src/audiences/widen.ts'
import { conditionsForm, partsOf, withoutCondition } from '../src/dashboard/audiences/form-conditions.ts'
import { bodyOf, formFor } from '../src/dashboard/audiences/form-fields.ts'

const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 })
const ends = fc.constantFrom<{ min?: number; max?: number }>({ min: 1 }, { max: 30 }, { min: 2, max: 5 })
const ages = fc.constantFrom({ minDays: 1 }, { maxDays: 7 }, { minDays: 0, maxDays: 540 })

/** By verb: conditions of which the form has all that they ask. */
const LEAVES: { [V in Verb]: fc.Arbitrary<Leaf> } = {
  tier: fc.record({ tier: ends }),
  seen: fc.record({ seen: ages }),
  arrived: fc.record({ arrived: ages }),
  visits: fc.record({ visits: ends }),
  touches: fc.record({ touches: ends }),
  source: fc.record({ source: some('meta', 'email', 'news.letter', 'Été') }),
  ad: fc.record({ ad: some('spring/ad-1', 'winter/ad-2') }),
  variant: fc.record({ variant: some('b', 'sans prix') }),
  device: fc.record({ device: some('mobile' as const, 'tablet' as const) }),
  country: fc.record({ country: some('FR', 'BE', 'CH') }),
  app: fc.record({ app: some('instagram', 'facebook') }),
  event: fc.record({
    event: fc.constantFrom<{ name: string; min?: number }>({ name: 'video_50' }, { name: 'calc, done', min: 2 }),
  }),
  value: fc.record({ value: fc.constantFrom({ min: 0.5, currency: 'EUR' }, { min: 1, max: 1e9, currency: 'CHF' }) }),
  crm: fc.record({ crm: some('lead' as const, 'customer' as const) }),
  stage: fc.record({ stage: some('proof' as const, 'rest' as const) }),
  active: fc.record({ active: fc.constant({ topPercent: 25 }) }),
  clicked: fc.record({ clicked: some('meta', 'google') }),
  named: fc.record({ named: fc.boolean() }),
  contacted: fc.record({ contacted: fc.constant({ days: 14 }) }),
  audience: fc.record({ audience: fc.constant('018f') }),
}

const base = fc
  .record(
    {
      name: fc.constant('Audience'),
      campaigns: some('spring', 'winter'),
      tiers: ends,
      windowDays: fc.constant(30),
      exclude: fc.record(
        { leads: fc.constant(true), contactedDays: fc.constant(3), audiences: some('018a', '018b') },
        { requiredKeys: ['leads'] },
      ),
    },
    { requiredKeys: ['name'] },
  )
  .map(made => made as Rule & { name: string })

const shown = fc
  .record({
    join: fc.constantFrom('all' as const, 'any' as const),
    leaves: fc
      .subarray(Object.keys(VERBS) as Verb[], { minLength: 1 })
      .chain(verbs =>
        fc.tuple(
          ...verbs.map(verb =>
            fc
              .record({ leaf: LEAVES[verb], isNot: fc.boolean() })
              .map(({ leaf, isNot }): Condition => (isNot ? { not: leaf } : leaf)),
          ),
        ),
      ),
  })
  .map(({ join, leaves }) => (leaves.length === 1 ? leaves[0]! : ({ [join]: leaves } as Condition)))

/** Any tree, with scopes of its own and the same verb twice. */
const { tree } = fc.letrec<{ tree: Condition }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(...Object.values(LEAVES)),
    fc.record({ visits: ends, days: fc.constant(3) }),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(all => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(any => ({ any })),
    tie('tree').map(not => ({ not })),
  ),
}))

/** As sent by a browser: texts that are not filled in come back too. */
const through = (rule: Rule & { name: string }) => bodyOf(formFor(rule))!.body

/** The same text for rules that say the same: neither the order of keys nor that of names and joined conditions counts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const [[join, list] = []] = Object.entries(value)
  if ((join === 'all' || join === 'any') && list.length === 1) return canonical(list[0])
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}:${canonical(inner)}`)
    .sort()}}`
}

test('a rule of one condition of a kind, joined once, is shown in fields alone and comes back as it was', () => {
  fc.assert(
    fc.property(base, shown, (about, where) => {
      const rule = { ...about, where }
      expect(newAudience.safeParse(rule).success).toBe(true)
      expect(formFor(rule).where).toBeUndefined()
      expect(canonical(through(rule))).toBe(canonical(rule))
    }),
    { numRuns: 200 },
  )
})

test('any other rule comes back as it was too, what the fields cannot show as JSON', () => {
  fc.assert(
    fc.property(base, tree, (about, where) => {
      fc.pre(condition.safeParse(where).success)
      const rule = { ...about, where }
      expect(canonical(through(rule))).toBe(canonical(rule))
    }),
    { numRuns: 200 },
  )
})

test('what stays empty is not asked', () => {
  expect(bodyOf({ name: 'x', join: 'any', currency: 'EUR', 'not.crm': 'on', where: ' ' })!.body).toEqual({ name: 'x' })
})

test('a condition that is taken out of the form leaves all the others, and none of itself', () => {
  const verbs = Object.keys(VERBS) as Verb[]
  const two = fc.uniqueArray(fc.constantFrom(...verbs), { minLength: 2, maxLength: 2 })
  fc.assert(
    fc.property(
      two.chain(([out, stays]) => fc.tuple(fc.constant(out!), LEAVES[out!], LEAVES[stays!])),
      ([out, gone, leaf]) => {
        const form = conditionsForm({ all: [gone, leaf] })
        expect(partsOf(withoutCondition(form, out)).map(part => part.condition)).toEqual([leaf])
      },
    ),
  )
})

test('a rule is made wider by one thing at a time, and never by whom it leaves out', () => {
  const tiers = [10, 20, 40].map(rank => ({ rank, slug: `t${rank}` }))
  const rule: Rule = { campaigns: ['spring'], tiers: { min: 40 }, windowDays: 14, exclude: { customers: true } }
  expect(widened(rule, tiers).map(({ by, rule: wider }) => [by, wider])).toEqual([
    ['window', { ...rule, windowDays: 30 }],
    ['tier', { ...rule, tiers: { min: 20 } }],
    ['campaigns', { ...rule, campaigns: undefined }],
  ])
  expect(widened({ campaigns: ['spring'] }, tiers)).toEqual([])
})
