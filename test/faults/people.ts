import type { Host } from './host.ts'

export const csv = (lines: readonly string[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(lines.join('\r\n')) as Uint8Array<ArrayBuffer>

/** Customers who agreed to advertising, as a CRM exports them: a header and a line for each. */
export const customers = (n: number, tag: string): string[] => [
  'email,consent_ads,consent_at',
  ...Array.from({ length: n }, (_, i) => `${tag}-${i}@example.com,yes,2026-11-01`),
]

const LEADS = `
  INSERT INTO conversions (id, kind, campaign, at, contact_id)
  SELECT contact_id, 'lead', 'spring', ?1, contact_id FROM customers WHERE true ON CONFLICT DO NOTHING`

/** So many people whom an audience of 'spring' has: no others before them. Answers how many. */
export async function peopleOf(host: Host, n: number): Promise<number> {
  await host.api('POST', 'contacts/import?country=FR', csv(customers(n, 'person')))
  await host.db.batch([
    host.db.prepare(
      `DELETE FROM customers WHERE contact_id NOT IN (SELECT contact_id FROM customers ORDER BY updated_at DESC LIMIT ${n})`,
    ),
    host.db.prepare('DELETE FROM conversions'),
    host.db.prepare(LEADS).bind(Date.now()),
  ])
  return host.count('conversions')
}

export const audienceOf = async (host: Host): Promise<string> =>
  (await host.api('POST', 'audiences', { name: 'Leads', campaigns: ['spring'], tiers: { min: 50 }, windowDays: 180 }))
    .id

export const SPEND_HEADER = 'campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency'
