import type { Listed } from '../contract-lists.ts'
import { countryCode } from '../country.ts'
import { emailWithoutSpaces } from '../normalise.ts'

export const email = emailWithoutSpaces

/** What LinkedIn takes in the clear, '' where there is none. Lengths: create-and-manage-segment-users and a530615. */
export const named = (who: Listed) => ({
  firstName: within(who.first_name, 35),
  lastName: within(who.last_name, 35),
  company: within(who.company, 50),
  country: countryCode(who.country ?? ''),
})

/** Cut short, a name would be another's. An @ may stand in the e-mail column only. */
function within(text: string | null | undefined, length: number): string {
  const trimmed = text?.trim() ?? ''
  return trimmed.length <= length && !trimmed.includes('@') ? trimmed : ''
}
