import type { Finding } from '../../funnel/diagnosis/schema.ts'
import type { Notice } from '../schema.ts'
import type { Exposure } from './exposure.ts'
import type { SureLeak } from './leaks.ts'
import type { Money } from './money.ts'
import type { Account, Standing } from './schema.ts'

/** What is known when it is decided what to do next. */
export interface Seen {
  leaks: readonly SureLeak[]
  exposed: readonly Exposure[]
  fatal: readonly (Finding & { campaign: string })[] // those that a campaign makes
  notices: readonly Notice[] // open
  standings: readonly Standing[]
  account: Account
  spentOn: (campaign: string, ad: string) => Money
  now: number
}

/** Why something is to be done, with the figures that say so. */
type Reason =
  | { code: 'leak'; facts: SureLeak }
  | { code: 'exposed'; facts: Exposure }
  | { code: 'fatal'; facts: Pick<Finding, 'error' | 'remedy'> }
  | { code: 'notice'; facts: Notice }
  | { code: 'list-late'; facts: { dueAt: number } }
  | { code: 'no-view'; facts: { seenAt: number | null } }
  | { code: 'spend-late'; facts: { until: string | null } }
  | { code: 'unnamed'; facts: { brand: string; missing: string[] } }
  | { code: 'no-ads'; facts: Record<string, never> }
  | { code: 'unpublished'; facts: { ads: number } }
  | { code: 'unpictured'; facts: { ads: number } }
  | { code: 'unjudged'; facts: { leads: number } }

/** One thing to do, on one page of the dashboard. */
export type Action = Reason & {
  campaign: string // '' when it is of none
  ad: string
  href: string
  /** recoverable: what it is worth to mend it, as estimated; spent: what the fault took of the spend of these days. */
  stake: { basis: 'recoverable' | 'spent'; money: Money } | null
}
export type Code = Reason['code']
