import type { Interval } from '../lib/statistics/wilson.ts'
import { daysLeftOf, fullDaysOf, isGatePassed, plannedOf, shortOf, shortOfEvidence } from './gate.ts'
import { brokenGuardrails } from './guardrails.ts'
import { areAlike, armReadings, winnerOf } from './judge.ts'
import { sampleRatio } from './sample-ratio.ts'

/** What was counted of one version of the page. The first arm of an experiment is its control. */
export interface ArmCounts {
  arm: string
  /** How many visitors were meant to come, on any scale: the fixed weight, or in a bandit each day's visitors × the weight
   *  in force, added up. */
  expected: number
  visitors: number // browsers that were given the arm; people only
  conversions: number // of them, each once
  lcpMeasured?: number
  lcpGood?: number // of them, LCP ≤ 2.5 s
  formsStarted?: number
  formsSent?: number // of them
}

export interface ExperimentFacts {
  arms: readonly ArmCounts[]
  startedAt: number // ms
  now: number // ms
  plannedVisitors: number // all arms together, said before the start; never changed while it runs
  mode: 'split' | 'bandit'
}

/** `futile`: whichever arm is chosen, less than is worth waiting for can be lost. `optimising`: a bandit, which never judges. */
type ReadingState = 'no-data' | 'mismatch' | 'collecting' | 'optimising' | 'futile' | 'verdict'

export interface ArmReading {
  arm: string
  visitors: number
  conversions: number
  rate: number // 0–1
  credible: Interval // of the rate, 95 %, Bayesian
  best: number // chance (0–1) that no arm converts better
  expectedLoss: number // what choosing this arm costs on average, 0–1: 0.001 is a tenth of a percentage point
  against: AgainstControl | null // null for the control itself
}

export interface AgainstControl {
  difference: number // of the rates, −1 to 1
  relative: number | null // difference ÷ rate of the control; null when that is 0
  interval: Interval | null // of the difference, 95 %, holds whenever and however often it is looked at; null in a bandit
  pValue: number | null // always valid; Holm's adjustment for the number of arms is in it; null in a bandit
  beats: number // chance (0–1) that it converts better than the control, Bayesian
  decided: 'better' | 'worse' | null // by the interval and the gate
}

export interface SampleRatio {
  pValue: number | null // null: too few visitors to say
  hidden: boolean
  short: string | null // when hidden: the arm that misses most visitors
  causes: MismatchCause[] // when hidden: what to look for, the likeliest first
}
export type MismatchCause = 'slow-arm' | 'pixel-fails' | 'shared-cache' | 'direct-links' | 'weights-changed' | 'bots'

/** What is still missing until a verdict. `visitors`: of all arms, if the difference stays as it is; null when it is none or
 *  would take more than a hundred times what there is. */
export type Missing =
  | { code: 'days'; days: number }
  | { code: 'conversions'; arm: string; conversions: number }
  | { code: 'interval'; visitors: number | null }

export interface Guardrail {
  code: 'lcp' | 'form' | 'conversion' // more slow pages; more abandoned forms; fewer conversions, told from the first day on
  arm: string
  control: number // share of the control, 0–1: of slow pages, of abandoned forms, of visitors who do not convert
  value: number // the same of the arm
  chance: number // 0–1, Bayesian, that it is really worse; at least 0.95
  sure: boolean // whether the always-valid interval says so too: looked at daily, a chance of 95 % alone is often luck
}

export interface Reading {
  state: ReadingState
  srm: SampleRatio
  arms: ArmReading[] // none when hidden, or while an arm has no visitor
  winner: string | null // with a verdict: the arm to keep, maybe the control
  missing: Missing[]
  guardrails: Guardrail[] // those that are broken
  fullDays: number
  daysLeft: number | null // until the week and the plan are full, as visitors come now; null when none come
}

/** What an experiment says now; the same facts always say the same. A verdict once given stands: the caller keeps it, and
 *  does not let a later reading take it back. */
export function read(facts: ExperimentFacts): Reading {
  const { arms } = facts
  const srm = sampleRatio(arms)
  const blank = { srm, arms: [], winner: null, missing: [], guardrails: [] }
  const time = { fullDays: fullDaysOf(facts), daysLeft: daysLeftOf(facts) }
  if (srm.hidden) return { ...blank, ...time, state: 'mismatch' }
  if (arms.some(arm => arm.visitors === 0)) return { ...blank, ...time, state: 'no-data' }
  const readings = armReadings(facts)
  const guardrails = arms.slice(1).flatMap(arm => brokenGuardrails(arms[0]!, arm, plannedOf(facts, arm)))
  const seen = { ...blank, ...time, arms: readings, guardrails }
  if (facts.mode === 'bandit') return { ...seen, state: 'optimising' }
  const winner = winnerOf(readings)
  if (winner !== null) return { ...seen, state: 'verdict', winner }
  if (isGatePassed(facts) && areAlike(readings)) return { ...seen, state: 'futile' }
  return { ...seen, state: 'collecting', missing: [...shortOf(facts), ...shortOfEvidence(facts, readings)] }
}
