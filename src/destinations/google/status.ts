import * as z from 'zod'
import type { Judgement } from '../contract.ts'
import type { ListApi } from '../contract-lists.ts'
import { get, judgeGoogle, type Secrets, type Settings } from './api.ts'

/** What came of a request, of members or of events: google/ads/datamanager/v1/{request_status_per_destination,
 *  processing_errors}.proto of googleapis/googleapis, read 2026-11. */
export const status: NonNullable<ListApi<Settings, Secrets>['status']> = {
  request: (receipt, call) => get(`requestStatus:retrieve?requestId=${encodeURIComponent(receipt)}`, call),
  judge: answer => {
    const body = report.safeParse(answer.body)
    if (answer.status >= 300 || !body.success) return judgeGoogle(answer, 1)
    const all = body.data.requestStatusPerDestination.map(verdictOf)
    return WORST.map(kind => all.find(verdict => verdict.kind === kind)).find(v => v) ?? unknown
  },
}

/** Several where events went to several conversion actions: what needs somebody's attention is told first. */
const WORST = ['processing', 'halted', 'later', 'refused', 'accepted'] as const

const unknown: Judgement = { kind: 'later', reason: 'unknown-answer', waitMs: 0 }

/** In part is taken: Google counts what it did not take and does not say which. */
function verdictOf({ requestStatus, errorInfo }: Report): ReturnType<typeof status.judge> {
  if (requestStatus === 'PROCESSING') return { kind: 'processing' }
  if (requestStatus === 'SUCCESS' || requestStatus === 'PARTIAL_SUCCESS') return { kind: 'accepted', refused: [] }
  if (requestStatus !== 'FAILED') return unknown
  const reasons = errorInfo.errorCounts.map(({ reason }) => reason.replace(/^PROCESSING_ERROR_(?:REASON_)?/, ''))
  // Sent a second time, after an answer that never arrived.
  if (reasons.length > 0 && reasons.every(reason => reason.startsWith('DUPLICATE_'))) {
    return { kind: 'accepted', refused: [] }
  }
  const ofAccount = reasons.find(reason => ACCOUNT.has(reason))
  if (ofAccount) return { kind: 'halted', reason: `FAILED/${ofAccount}` }
  return { kind: 'refused', reason: reasons[0] ? `FAILED/${reasons[0]}` : 'FAILED' }
}

const ACCOUNT = new Set(['DESTINATION_ACCOUNT_ENHANCED_CONVERSIONS_TERMS_NOT_SIGNED', 'NO_CONSENT'])

/** Left out of the JSON when it is the first of its enum. */
const reason = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,100}$/)
  .catch('UNSPECIFIED')
const perDestination = z.object({
  requestStatus: z.string(),
  errorInfo: z.object({ errorCounts: z.array(z.object({ reason })).default([]) }).default({ errorCounts: [] }),
})
type Report = z.infer<typeof perDestination>
const report = z.object({ requestStatusPerDestination: z.array(perDestination).min(1) })
