import { chiSquaredTail } from '../lib/statistics/normal.ts'
import { sumOf } from '../lib/sum.ts'
import type { ArmCounts, MismatchCause, SampleRatio } from './reading.ts'

const CERTAIN = 0.001 // the usual bar: Fabijan et al., KDD 2019, "Diagnosing sample ratio mismatch"
const LEAST_EXPECTED = 5 // Cochran, 1954: with fewer, chi-squared is no approximation

/** Whether the visitors came in the proportion they were sent. When they did not, something chose who is counted, and no
 *  difference between the arms means anything. */
export function sampleRatio(arms: readonly ArmCounts[]): SampleRatio {
  const visitors = sumOf(arms, arm => arm.visitors)
  const sent = sumOf(arms, arm => arm.expected)
  const expected = (arm: ArmCounts) => (visitors * arm.expected) / sent
  if (arms.length < 2 || !(Math.min(...arms.map(expected)) >= LEAST_EXPECTED)) return NOTHING_TO_SAY
  const chiSquared = sumOf(arms, arm => (arm.visitors - expected(arm)) ** 2 / expected(arm))
  const pValue = chiSquaredTail(chiSquared, arms.length - 1)
  if (pValue >= CERTAIN) return { pValue, hidden: false, short: null, causes: [] }
  const share = (arm: ArmCounts) => arm.visitors / expected(arm)
  const short = arms.reduce((least, arm) => (share(arm) < share(least) ? arm : least))
  return { pValue, hidden: true, short: short.arm, causes: causesOf(short, arms[0]!) }
}

const NOTHING_TO_SAY: SampleRatio = { pValue: null, hidden: false, short: null, causes: [] }

/** A slow page loses visitors before it can count them: first where the speed says so, else after a broken pixel. */
function causesOf(short: ArmCounts, control: ArmCounts): MismatchCause[] {
  const rest: MismatchCause[] = ['shared-cache', 'weights-changed', 'direct-links', 'bots']
  return slower(short, control) ? ['slow-arm', 'pixel-fails', ...rest] : ['pixel-fails', 'slow-arm', ...rest]
}

const slower = (arm: ArmCounts, control: ArmCounts): boolean =>
  (arm.lcpGood ?? 0) * (control.lcpMeasured ?? 0) < (control.lcpGood ?? 0) * (arm.lcpMeasured ?? 0)
