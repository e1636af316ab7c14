import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lossIn } from '../src/dashboard/experiment/figures.ts'
import { banditWeights, mayOptimise } from '../src/experiments/bandit.ts'
import { type ArmCounts, type ExperimentFacts, read } from '../src/experiments/reading.ts'
import { daysFor } from '../src/experiments/size.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { screenAt } from './screen.ts'

const arm = (name: string, visitors: number, conversions: number, more: Partial<ArmCounts> = {}): ArmCounts => ({
  ...{ arm: name, expected: 1, visitors, conversions },
  ...more,
})

const facts = (arms: ArmCounts[], days = 10, more: Partial<ExperimentFacts> = {}): ExperimentFacts => ({
  ...{ arms, startedAt: 0, now: days * DAY_MS, plannedVisitors: 12_000, mode: 'split' },
  ...more,
})

const CLEAR = [arm('a', 5000, 250), arm('b', 5000, 400)]

test('an arm that is clearly better wins', () => {
  const { state, winner, arms, missing } = read(facts(CLEAR))
  expect({ state, winner, missing }).toEqual({ state: 'verdict', winner: 'b', missing: [] })
  expect(arms[0]).toMatchObject({ rate: 0.05, against: null })
  expect(arms[1]).toMatchObject({ rate: 0.08, against: { decided: 'better' } })
  expect(arms[1]!.against!.difference).toBeCloseTo(0.03, 10)
  expect(arms[1]!.against!.relative).toBeCloseTo(0.6, 10)
  expect(arms[1]!.against!.interval!.low).toBeGreaterThan(0)
  expect(arms[1]!.against!.beats).toBeGreaterThan(0.999)
})

test('the control wins when all others are worse', () => {
  const others = [arm('b', 5000, 250), arm('c', 5000, 240)]
  expect(read(facts([arm('a', 5000, 400), ...others]))).toMatchObject({ state: 'verdict', winner: 'a' })
  const undecided = read(facts([arm('a', 5000, 400), others[0]!, arm('c', 5000, 390)]))
  expect(undecided).toMatchObject({ state: 'collecting', winner: null })
  expect(undecided.arms.map(({ against }) => against?.decided)).toEqual([undefined, 'worse', null])
})

test.each([
  { why: 'six days and a half', given: facts(CLEAR, 6.5), missing: [{ code: 'days', days: 1 }] },
  { why: 'seven days', given: facts(CLEAR, 7), missing: [] },
  {
    why: 'too few conversions of one arm',
    given: facts([arm('a', 900, 24), arm('b', 900, 90)]),
    missing: [{ code: 'conversions', arm: 'a', conversions: 1 }],
  },
  { why: 'just enough of them', given: facts([arm('a', 900, 25), arm('b', 900, 90)]), missing: [] },
])('$why: what is missing is said, and nothing else', ({ given, missing }) => {
  expect(read(given)).toMatchObject({ state: missing.length > 0 ? 'collecting' : 'verdict', missing })
})

test('a difference that may be luck says how many visitors more would settle it', () => {
  const { state, missing, daysLeft } = read(facts([arm('a', 2000, 132), arm('b', 2000, 158)]))
  expect(state).toBe('collecting')
  expect(missing).toEqual([{ code: 'interval', visitors: expect.any(Number) }])
  expect(daysLeft).toBe(20) // 8,000 more, 400 a day
  const grown = read(facts([arm('a', 20_000, 1320), arm('b', 20_000, 1580)]))
  expect(grown.state).toBe('verdict')
})

test('a third arm makes a verdict harder', () => {
  const arms = [arm('a', 4000, 264), arm('b', 4000, 340), arm('c', 4000, 270)]
  const [two, three] = [facts(arms.slice(0, 2), 10, { plannedVisitors: 8000 }), facts(arms)].map(read)
  expect([two!.state, three!.state]).toEqual(['verdict', 'collecting'])
  expect(three!.arms[1]!.against!.pValue).toBeCloseTo(2 * two!.arms[1]!.against!.pValue!, 10)
})

test('arms that came in another proportion than they were sent have no results, only causes', () => {
  const { state, srm, arms, winner, guardrails } = read(facts([arm('a', 5000, 250), arm('b', 5400, 430)]))
  expect({ state, arms, winner, guardrails }).toEqual({ state: 'mismatch', arms: [], winner: null, guardrails: [] })
  expect(srm.pValue).toBeCloseTo(0.0000878, 6)
  expect(srm).toMatchObject({
    hidden: true,
    short: 'a',
    causes: expect.arrayContaining(['pixel-fails', 'shared-cache']),
  })
  const fast = arm('a', 5400, 250, { lcpMeasured: 4000, lcpGood: 3600 })
  const slow = arm('b', 5000, 250, { lcpMeasured: 3000, lcpGood: 1500 })
  expect(read(facts([fast, slow])).srm.causes[0]).toBe('slow-arm')
})

test('the proportion is that of the weights, and a handful of visitors says nothing', () => {
  const sent = [arm('a', 8000, 400, { expected: 80 }), arm('b', 2000, 100, { expected: 20 })]
  expect(read(facts(sent)).srm).toMatchObject({ pValue: 1, hidden: false })
  expect(read(facts([arm('a', 8, 0), arm('b', 0, 0)]))).toMatchObject({ state: 'no-data', srm: { pValue: null } })
})

test.each([
  { rate: 0.066, visitors: 100_000, state: 'futile' },
  { rate: 0.066, visitors: 5000, state: 'collecting' },
  { rate: 0.005, visitors: 12_000, state: 'collecting' }, // a tenth of a point would be a fifth of what converts
  { rate: 0.005, visitors: 60_000, state: 'futile' },
])('two arms alike at $rate, $visitors visitors each: $state', ({ rate, visitors, state }) => {
  const arms = ['a', 'b'].map(name => arm(name, visitors, Math.round(visitors * rate)))
  expect(read(facts(arms))).toMatchObject({
    state,
    missing: state === 'futile' ? [] : [{ code: 'interval', visitors: null }],
  })
})

test('a slower page and a form that is given up more often are warned of, and whether it is sure', () => {
  const control = arm('a', 2000, 130, { lcpMeasured: 1200, lcpGood: 1000, formsStarted: 300, formsSent: 130 })
  const other = arm('b', 2000, 130, { lcpMeasured: 1200, lcpGood: 700, formsStarted: 300, formsSent: 106 })
  const [lcp, form, ...rest] = read(facts([control, other])).guardrails
  expect(rest).toEqual([])
  expect(lcp).toMatchObject({ code: 'lcp', arm: 'b', value: 500 / 1200, sure: true })
  expect(form).toMatchObject({ code: 'form', arm: 'b', control: 170 / 300, sure: false })
  expect(form!.chance).toBeGreaterThan(0.95)
  const few = { lcpMeasured: 49, lcpGood: 0, formsStarted: 49, formsSent: 0 }
  expect(read(facts([control, { ...other, ...few }])).guardrails).toEqual([])
})

test('an arm that hardly converts is told before the week is over', () => {
  const { state, guardrails } = read(facts([arm('a', 1500, 100), arm('b', 1500, 3)], 2))
  expect(state).toBe('collecting')
  expect(guardrails).toMatchObject([{ code: 'conversion', arm: 'b', sure: true }])
})

test('a bandit optimises: it has no interval and no verdict, only what is believed', () => {
  const { state, winner, arms } = read(facts(CLEAR, 10, { mode: 'bandit' }))
  expect({ state, winner }).toEqual({ state: 'optimising', winner: null })
  expect(arms[1]!.best).toBeGreaterThan(0.999)
  expect(arms[1]!.against).toMatchObject({ interval: null, pValue: null, decided: null })
})

test.each([
  [2, null, false],
  [3, 10, false],
  [3, 9, true],
  [4, null, true],
])('%s arms in a campaign of %s days may be optimised: %s', (arms, days, may) => {
  expect(mayOptimise(arms, days)).toBe(may)
})

test('the weights of a bandit move only with enough visitors and conversions of every arm', () => {
  const enough = [arm('a', 100, 40), arm('b', 100, 60)]
  expect(banditWeights(enough)).not.toBeNull()
  expect(banditWeights([enough[0]!, arm('b', 99, 60)])).toBeNull()
  expect(banditWeights([arm('a', 100, 39), enough[1]!])).toBeNull()
})

const someArm = fc.record({ visitors: fc.integer({ min: 200, max: 20_000 }), share: fc.integer({ min: 30, max: 50 }) })

test('whatever the figures, a bandit leaves each arm 5 %, gives the best most, and all visitors to somebody', () => {
  fc.assert(
    fc.property(fc.array(someArm, { minLength: 2, maxLength: 5 }), drawn => {
      const arms = drawn.map(({ visitors, share }, i) => arm(`${i}`, visitors, Math.round((visitors * share) / 100)))
      const weights = banditWeights(arms)!
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10)
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0.05 - 1e-9)
    }),
    { numRuns: 20 },
  )
  expect(banditWeights([arm('a', 2000, 200), arm('b', 2000, 400)])![1]).toBeCloseTo(0.95, 3)
})

test('an experiment takes a week at least', () => {
  expect([daysFor(1000, 1000), daysFor(12_000, 1000), daysFor(12_001, 1000)]).toEqual([7, 12, 13])
})

const counts = fc
  .integer({ min: 1, max: 30_000 })
  .chain(visitors => fc.record({ visitors: fc.constant(visitors), conversions: fc.nat(visitors) }))

test('whatever was counted, chances are chances, one arm is the best, and an untimely verdict is never given', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 2, maxLength: 4 }), fc.nat(20), (drawn, days) => {
      const { state, arms, winner } = read(
        facts(
          drawn.map((each, i) => ({ arm: `${i}`, expected: each.visitors, ...each })),
          days,
        ),
      )
      expect(arms.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(1, 6)
      for (const { expectedLoss, rate, credible, against } of arms) {
        expect(expectedLoss).toBeGreaterThanOrEqual(0)
        expect(credible.low).toBeLessThanOrEqual(credible.high)
        expect(rate).toBeLessThanOrEqual(1)
        expect(against?.beats ?? 0).toBeLessThanOrEqual(1 + 1e-9)
      }
      expect(winner !== null).toBe(state === 'verdict')
      if (days < 7 || drawn.some(({ conversions }) => conversions < 25)) expect(state).toBe('collecting')
    }),
    { numRuns: 25 },
  )
})

test('a loss is never shown as quite nothing', () => {
  const french = screenAt('fr')
  expect([0.0162, 0.00042, 0.00001, 1e-9, 0].map(loss => lossIn(french, loss))).toEqual([
    ...['1,62', '0,042', '0,001', '< 0,001', '< 0,001'],
  ])
})
