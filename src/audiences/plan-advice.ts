import type { Plan } from './plan.ts'
import { MOST, REFRESH_AT, WARN_AT } from './plan-frequency.ts'

/** What a plan comes to: codes and figures, for whoever shows them to find the words. The most pressing first. */
export type Advice =
  | { code: 'nobody-in-list'; values: Record<never, never> }
  | { code: 'below-minimum' | 'minimum-unsure'; values: { needed: number; rows: number; missingRows: number } }
  | {
      code: 'merge' | 'merge-is-not-enough'
      values: { kind: 'rungs' | 'stages' | 'tiers'; with: string[]; rows: number }
    }
  | { code: 'no-margin-left'; values: { afterIncentive: number; afterAds: number | null } }
  | { code: 'margin-left'; values: { afterAds: number } }
  | { code: 'margin-unknown'; values: { missing: string[] } }
  | { code: 'too-few-people'; values: { most: number; budgetOfOneCreative: number; budgetOfMost: number } } // views each
  | { code: 'refresh-creative'; values: { frequency: number; limit: number; onDay: number } }
  | { code: 'watch-frequency'; values: { frequency: number; limit: number; onDay: number } }
  | { code: 'budget-reaches-a-part'; values: { share: number } } // of those recognised, 0–1
  | { code: 'cpm-unknown'; values: { currency: string } }
  | { code: 'cpm-of-the-method'; values: { low: number; high: number } } // not the account's: no reports of this platform yet
  | { code: 'match-rate-assumed'; values: { low: number; high: number } }

export function adviceOf(plan: Plan): Advice[] {
  return [...onList(plan), ...onMargin(plan), ...onFrequency(plan), ...onAssumptions(plan)]
}

function onList({ list: { rows, margin }, minimum: { needed, verdict, missingRows }, merge }: Plan): Advice[] {
  const values = { needed, rows, missingRows }
  return [
    ...(rows + (margin ?? 0) === 0 ? [{ code: 'nobody-in-list', values: {} } as const] : []),
    ...(verdict === 'not-met' ? [{ code: 'below-minimum', values } as const] : []),
    ...(verdict === 'unsure' ? [{ code: 'minimum-unsure', values } as const] : []),
    ...(merge && merge.with.length > 0
      ? [
          {
            code: merge.reaches ? ('merge' as const) : ('merge-is-not-enough' as const),
            values: { kind: merge.kind, with: merge.with, rows: merge.rows },
          },
        ]
      : []),
  ]
}

function onMargin({ margin }: Plan): Advice[] {
  if (!margin) return []
  const { leaves, afterIncentive, afterAds, missing } = margin
  if (leaves === null) return [{ code: 'margin-unknown', values: { missing } }]
  return leaves
    ? [{ code: 'margin-left', values: { afterAds: afterAds! } }]
    : [{ code: 'no-margin-left', values: { afterIncentive: afterIncentive!, afterAds } }]
}

function onFrequency({ frequency, budget }: Plan): Advice[] {
  if (!frequency) return []
  const { period, verdict, warnOnDay, refreshOnDay } = frequency
  const budgetFor = (views: number) => (budget * views) / period.mid
  switch (verdict) {
    case 'too-much': {
      const budgets = { budgetOfOneCreative: budgetFor(REFRESH_AT), budgetOfMost: budgetFor(MOST) }
      return [{ code: 'too-few-people', values: { most: MOST, ...budgets } }]
    }
    case 'refresh':
      return [{ code: 'refresh-creative', values: { frequency: period.mid, limit: REFRESH_AT, onDay: refreshOnDay! } }]
    case 'watch':
      return [{ code: 'watch-frequency', values: { frequency: period.mid, limit: WARN_AT, onDay: warnOnDay! } }]
    case 'calm':
      return period.mid < 1 ? [{ code: 'budget-reaches-a-part', values: { share: period.mid } }] : []
  }
}

function onAssumptions({ cpm, currency, list: { matchRate } }: Plan): Advice[] {
  return [
    ...(cpm === null ? [{ code: 'cpm-unknown', values: { currency } } as const] : []),
    ...(cpm?.basis === 'method'
      ? [{ code: 'cpm-of-the-method', values: { low: cpm.low, high: cpm.high } } as const]
      : []),
    ...(matchRate.basis === 'assumed'
      ? [{ code: 'match-rate-assumed', values: { low: matchRate.low, high: matchRate.high } } as const]
      : []),
  ]
}
