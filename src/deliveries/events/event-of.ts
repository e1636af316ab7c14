import { openPerson } from '../../contacts/person.ts'
import type { ConversionEvent } from '../../destinations/contract-conversions.ts'
import { fromBase64url, toHex } from '../../lib/bytes.ts'
import { blindIndex } from '../../lib/crypto.ts'
import { moneyOf } from '../../lib/money.ts'
import type { Facts } from './facts.ts'

/** An event as platforms' files take it. Throws when the person was sealed under another DATA_KEY. */
export async function eventOf(
  dataKey: string,
  facts: Facts,
  tier: string | null,
  clicks: readonly string[],
): Promise<ConversionEvent> {
  const { kind, event, at, value_micros, currency, contact_id, sealed, visitor_id, user_agent } = facts
  const who = contact_id ?? visitor_id
  return {
    id: event,
    kind,
    tier,
    at,
    value: moneyOf(value_micros, currency),
    url: urlOf(facts),
    userAgent: user_agent,
    externalId: who && toHex(fromBase64url(await blindIndex(dataKey, 'external-id', who))),
    person: contact_id && sealed ? await openPerson(dataKey, contact_id, sealed) : null,
    clicks: mergedClicks(clicks),
  }
}

/** Without its query: that is where click ids and names travel. */
export function urlOf({ landing, page, domain }: Pick<Facts, 'landing' | 'page' | 'domain'>): string | null {
  if (page) return `https://${page}`
  return landing && domain ? `https://${domain}${landing}` : null
}

/** Ids of which one replaces the others: they are taken of one click, never of two. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ['_fbc', 'fbclid'],
  ['gclid', 'wbraid', 'gbraid'],
  ['epik', '_epik'],
]

/** Query strings, the latest first: of each id the latest. */
export function mergedClicks(queries: readonly string[]): Record<string, string> {
  const merged = new Map<string, string>()
  for (const query of queries) {
    const ids = [...new URLSearchParams(query)].filter(([name, value]) => value && !isTaken(name, merged))
    for (const [name, value] of ids) merged.set(name, value)
  }
  return Object.fromEntries(merged)
}

const isTaken = (name: string, by: ReadonlyMap<string, string>): boolean =>
  (ALTERNATIVES.find(names => names.includes(name)) ?? [name]).some(known => by.has(known))
