import type { Customer } from './customers.ts'

/** What we know of somebody whom a file names. */
export interface Known {
  updated_at: number
  ads_consent_at: number | null
  erased_at: number | null
  granted_at: number | null // last proof of an agreement to advertising
  ended_at: number | null // last proof of its end
}

/** What a line does to somebody's consent to advertising. `counts`: what it comes to; a yes that does not count is a no. */
export type Verdict =
  | { kind: 'erased' }
  | { kind: 'grant'; counts: 'yes'; at: number }
  | { kind: 'end'; counts: 'withdrawn'; at: number }
  | { kind: 'nothing'; counts: 'yes' | 'no' | 'withdrawn'; why?: 'withdrew-since' | 'agreed-since' }

/** A file is a copy, and may be old: what somebody said here since, or on a date that it does not name, outweighs it. */
export function judge(said: Pick<Customer, 'consent' | 'consentAt'>, known: Known | null, now: number): Verdict {
  if (known && known.erased_at !== null) return { kind: 'erased' }
  const inForce = known?.ads_consent_at ?? null
  switch (said.consent) {
    case 'no':
    case 'unsaid':
      return { kind: 'nothing', counts: 'no' }
    case 'yes': {
      const ended = known && endOf(known)
      if (ended !== null && (said.consentAt?.from ?? Number.NEGATIVE_INFINITY) <= ended)
        return { kind: 'nothing', counts: 'no', why: 'withdrew-since' }
      return { kind: 'grant', counts: 'yes', at: said.consentAt?.from ?? now }
    }
    case 'withdrawn': {
      const agreed = inForce === null ? null : Math.max(inForce, known?.granted_at ?? inForce)
      if (agreed !== null && said.consentAt && said.consentAt.to < agreed)
        return { kind: 'nothing', counts: 'yes', why: 'agreed-since' }
      // Told again it is no news: what a browser agreed to in between stays.
      if (inForce === null && known && endOf(known) !== null) return { kind: 'nothing', counts: 'withdrawn' }
      return { kind: 'end', counts: 'withdrawn', at: Math.min(said.consentAt?.to ?? now, now) }
    }
  }
}

/** When consent was ended, ms; null while it is in force, or when there never was any. */
function endOf({ ads_consent_at, granted_at, ended_at, updated_at }: Known): number | null {
  if (ads_consent_at !== null) return null
  // Who withdraws in their browser leaves the proof with the browser: of the contact only the row's last change tells when.
  const byBrowser = granted_at !== null && granted_at > (ended_at ?? Number.NEGATIVE_INFINITY)
  return byBrowser ? updated_at : ended_at
}
