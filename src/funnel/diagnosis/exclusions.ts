import { campaignsOf } from '../../audiences/mentions.ts'
import type { Rule } from '../../audiences/schema.ts'
import { LEAD_RANK } from '../../pixel/tier.ts'

/** Whether a rule speaks of a campaign: by name, or of all of them. */
export const concerns = (rule: Rule, campaign: string): boolean => {
  const named = campaignsOf(rule)
  return named.length === 0 || named.includes(campaign)
}

/** Whether whoever has converted may be in: then advertising to them goes on. Audiences made of them are no such mistake: they
 *  are to be left out elsewhere, to be sold more or to find others like them. */
export function keepsConverted({ tiers, where, exclude, ladder }: Rule): boolean {
  if ((tiers?.min ?? 0) >= LEAD_RANK || (where && ('crm' in where || 'value' in where || 'all' in where))) return false
  const leavesOut =
    exclude?.leads || exclude?.customers || (exclude?.audiences?.length ?? 0) > 0 || ladder !== undefined
  return !leavesOut && (tiers?.max ?? Infinity) >= LEAD_RANK
}
