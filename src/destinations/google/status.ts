import * as z from 'zod'
import { accepted } from '../answers.ts'
import type { Judgement } from '../contract.ts'
import type { ListApi } from '../contract-lists.ts'
import { get, judgeGoogle, type Secrets, type Settings } from './api.ts'

/** What came of a request, of members or of events: google/ads/datamanager/v1/{request_status_per_destination,
 *  processing_errors}.proto of googleapis/googleapis, read 2026-11. */
export const status: NonNullable<ListApi<Settings, Secrets>['status']> = {
  request: (receipt, call) => get(`requestStatus:retrieve?requestId=${encodeURIComponent(receipt)}`, call),
  judge: answer => {
    const body = report.safeParse(answer.body)
    if (answer.status === 404) return { kind: 'refused', reason: '404' } // a receipt that is known no more
    if (answer.status >= 300 || !body.success) return judgeGoogle(answer, 1)
    const all = body.data.requestStatusPerDestination.map(verdictOf)
    const worst = WORST.map(kind => all.find(verdict => verdict.kind === kind)).find(v => v) ?? unknown
    return worst.kind === 'accepted' ? together(all) : worst
  },
}

/** Several where events went to several conversion actions: what needs somebody's attention is told first. */
const WORST = ['processing', 'halted', 'later', 'refused', 'accepted'] as const

const unknown: Judgement = { kind: 'later', reason: 'unknown-answer', waitMs: 0 }

type Verdict = ReturnType<typeof status.judge>

function together(all: readonly Verdict[]): Verdict {
  const lost = all.flatMap(verdict => ('unnamed' in verdict && verdict.unnamed ? [verdict.unnamed] : []))
  const count = lost.reduce((sum, one) => sum + one.count, 0)
  return lost[0] ? { kind: 'accepted', refused: [], unnamed: { count, reason: lost[0].reason } } : accepted
}

/** In part is taken: Google counts what it did not take and does not say which. */
function verdictOf({ requestStatus, errorInfo }: Report): Verdict {
  if (requestStatus === 'PROCESSING') return { kind: 'processing' }
  if (requestStatus === 'SUCCESS') return accepted
  const errors = errorInfo.errorCounts.map(({ reason, recordCount }) => ({
    reason: reason.replace(/^PROCESSING_ERROR_(?:REASON_)?/, ''),
    count: recordCount,
  }))
  // Sent a second time, after an answer that never arrived.
  const wrong = errors.filter(({ reason }) => !reason.startsWith('DUPLICATE_'))
  const [first] = wrong
  if (requestStatus === 'PARTIAL_SUCCESS') {
    if (!first) return accepted
    const count = wrong.reduce((sum, one) => sum + one.count, 0)
    return { kind: 'accepted', refused: [], unnamed: { count, reason: `PARTIAL_SUCCESS/${first.reason}` } }
  }
  if (requestStatus !== 'FAILED') return unknown
  if (errors.length > 0 && !first) return accepted
  const ofAccount = wrong.find(({ reason }) => ACCOUNT.has(reason))
  if (ofAccount) return { kind: 'halted', reason: `FAILED/${ofAccount.reason}` }
  return { kind: 'refused', reason: first ? `FAILED/${first.reason}` : 'FAILED' }
}

const ACCOUNT = new Set(['DESTINATION_ACCOUNT_ENHANCED_CONVERSIONS_TERMS_NOT_SIGNED', 'NO_CONSENT'])

/** Left out of the JSON when it is the first of its enum. */
const reason = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,100}$/)
  .catch('UNSPECIFIED')
const errorCount = z.object({ reason, recordCount: z.coerce.number().int().min(0).catch(0) }) // int64: JSON has it as text
const perDestination = z.object({
  requestStatus: z.string(),
  errorInfo: z.object({ errorCounts: z.array(errorCount).default([]) }).default({ errorCounts: [] }),
})
type Report = z.infer<typeof perDestination>
const report = z.object({ requestStatusPerDestination: z.array(perDestination).min(1) })
