import * as z from 'zod'
import { MINUTE_MS } from '../../lib/time.ts'
import type { Answer, Judgement, Refused } from '../contract.ts'
import { judgeWhole, refusedWhole } from '../judge-whole.ts'

/** Faults of a request (Errors, OperationErrors, BatchErrors) and of its items (PartialErrors, within a 200) look alike.
 *  learn.microsoft.com/en-us/advertising/guides/handle-service-errors-exceptions, read 2026-11. */
const entry = z.object({
  Code: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,6}$/)
        .transform(Number),
    ])
    .nullable()
    .catch(null),
  ErrorCode: z
    .string()
    .regex(/^[A-Z]\w{1,80}$/)
    .nullable()
    .catch(null),
  Index: z.int().nullable().catch(null),
})
type Fault = z.infer<typeof entry>
const UNNAMED: Fault = { Code: null, ErrorCode: null, Index: null }

const list = z.array(z.unknown()).nullish()
const faulty = z.object({ Errors: list, OperationErrors: list, BatchErrors: list, PartialErrors: list })

export function faultsOf(body: unknown): Fault[] {
  const { data } = faulty.safeParse(body)
  const all = Object.values(data ?? {}).flatMap(faults => faults ?? [])
  return all.filter(fault => fault !== null).map(fault => entry.safeParse(fault).data ?? UNNAMED)
}

export const reasonOf = ({ Code, ErrorCode }: Fault): string =>
  [Code, ErrorCode].filter(part => part !== null).join('/') || 'unnamed-fault'

const TERMS = 'CustomerListTermsAndConditionsNotAccepted'

/** What a fault means wherever it stands; null when it is about what was sent. */
function judgeFault(fault: Fault): Judgement | null {
  const reason = reasonOf(fault)
  if (fault.ErrorCode === TERMS) return { kind: 'halted', reason }
  switch (fault.Code) {
    case 105: // the token or the developer token is wrong
    case 106: // the user may not do this, or not in this account
      return { kind: 'halted', reason }
    case 109: // the access token has expired: the next one will do
    case 0: // internal error
      return { kind: 'later', reason, waitMs: 0 }
    case 117: // too many calls in this minute
      return { kind: 'later', reason, waitMs: MINUTE_MS }
    default:
      return null
  }
}

/** What is no success as a whole; null for a 2xx that may hold faults of its items. */
export function judgeFaults(answer: Answer, sent: number): Judgement | null {
  const faults = faultsOf(answer.body)
  const known = faults.map(judgeFault).find(verdict => verdict !== null)
  if (known) return known
  if (answer.status >= 200 && answer.status < 300) return null
  return judgeWhole(answer, sent, faults[0] && reasonOf(faults[0]))
}

/** The others were taken, unless a fault names no item. */
export function judgePartial(answer: Answer, sent: number): Judgement {
  const refused = new Map<number, Refused>()
  for (const fault of faultsOf(answer.body)) {
    const { Index: at } = fault
    if (at === null || at < 0 || at >= sent) return refusedWhole(reasonOf(fault), sent)
    refused.set(at, { at, reason: reasonOf(fault) })
  }
  return { kind: 'accepted', refused: [...refused.values()] }
}
