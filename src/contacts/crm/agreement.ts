import type { Customer } from './customers.ts'

export interface Agreement extends Pick<Customer, 'consent' | 'consentAt' | 'consentText'> {
  contradicted: { line: number; by: number }[] // lines whose yes does not count, and the one that says otherwise
}

/** What the lines about one person come to. A yes outlives a refusal only when it is dated, and later. */
export function agreementOf(lines: readonly Customer[]): Agreement {
  const saying = (said: Customer['consent']) => lines.filter(({ consent }) => consent === said)
  const [agreed, withdrew, refused] = [saying('yes'), saying('withdrawn'), saying('no')]
  const yes = latest(agreed, earliestOf)
  const refusal = latest(withdrew, latestOf) ?? latest(refused, latestOf)
  const isLater = yes && [...withdrew, ...refused].every(other => earliestOf(yes) > latestOf(other))
  const { consent, consentAt, consentText } = (isLater ? yes : (refusal ?? yes)) ?? lines[0]!
  const contradicted = refusal && !isLater ? agreed.map(({ line }) => ({ line, by: refusal.line })) : []
  return { consent, consentAt, consentText, contradicted }
}

// Of what has no date the worse is assumed: an agreement came first, a refusal last.
const earliestOf = ({ consentAt }: Customer): number => consentAt?.from ?? Number.NEGATIVE_INFINITY
const latestOf = ({ consentAt }: Customer): number => consentAt?.to ?? Number.POSITIVE_INFINITY

const latest = (lines: readonly Customer[], when: (line: Customer) => number): Customer | undefined =>
  lines.reduce<Customer | undefined>((top, one) => (top && when(top) > when(one) ? top : one), undefined)
