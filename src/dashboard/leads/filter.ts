import { type LeadFilter, leadFilter, queryOf } from '../../contacts/leads/filter.ts'
import { lastDays } from '../../funnel/range.ts'

export const DAYS = [7, 30, 90, 365] as const

export interface Chosen {
  filter: LeadFilter // with its days
  query: URLSearchParams // as the page's own address says it
  days: number
  isWrong: boolean // something that was asked for does not exist: none of it is used
  isAny: boolean // something beside the days is asked for
}

/** `?campaign=&ad=&source=&status=&consent=&days=` of the page. An ad is one of a campaign. */
export function chosenIn(query: Record<string, string>, now: number): Chosen {
  const { campaign, ad, source, status, consent } = query
  const asked = { campaign, ad: campaign ? ad : '', source, status, consent }
  const parsed = leadFilter.safeParse(Object.fromEntries(Object.entries(asked).filter(([, value]) => value)))
  const known = parsed.success ? parsed.data : {}
  const days = DAYS.find(n => `${n}` === query.days) ?? 90
  const address = queryOf(known)
  if (days !== 90) address.set('days', `${days}`)
  return {
    filter: { ...known, ...lastDays(days, now) },
    ...{ query: address, days, isWrong: !parsed.success, isAny: Object.keys(known).length > 0 },
  }
}
