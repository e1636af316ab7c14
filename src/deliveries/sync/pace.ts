import { SECOND_MS } from '../../lib/time.ts'
import { WAITS_MS } from '../verdict.ts'

/** How much one run may do: it goes on a minute later where it stopped. `people`: held in memory at once. */
export interface Pace {
  steps: number
  ms: number
  people: number
}

// An invocation may make a thousand queries, and the other jobs of the minute share them (developers.cloudflare.com/d1/
// platform/limits, 2026-04-21): a request takes about nine, a page of a comparison about five.
export const PACE: Pace = { steps: 40, ms: 20 * SECOND_MS, people: 5000 }
export const REQUEST_STEPS = 2
export const PAGE_STEPS = 1

/** What is left of it. Time is measured and not told: the clock of a run stands still, its duration does not. */
export class Budget {
  #steps: number
  #until: number

  constructor({ steps, ms }: Pick<Pace, 'steps' | 'ms'>) {
    this.#steps = steps
    this.#until = performance.now() + ms
  }

  get isSpent(): boolean {
    return this.#steps <= 0 || performance.now() >= this.#until
  }

  spend(steps: number): void {
    this.#steps -= steps
  }
}

const LONGEST = 3 // of WAITS_MS, 2 h: somebody who withdrew may be waiting
const JITTER = 0.1

/** After failure number `failures` (from 1). `random` is 0 to 1. */
export const backoffMs = (failures: number, random: number): number =>
  Math.round(WAITS_MS[Math.min(failures - 1, LONGEST)]! * (1 + JITTER * random))
