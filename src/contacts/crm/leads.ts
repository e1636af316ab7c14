import * as z from 'zod'
import { conversion } from '../../conversions/store.ts'
import { all, jsonChunks } from '../../db/query.ts'
import { contactIdFor, indexesOf } from '../identity.ts'
import { type LeadLine, until } from './lead-lines.ts'

const lead = conversion.extend({
  wanted: z.int(), // line that means it
  own_currency: z.string().nullable(), // of its campaign
})
export type Lead = z.infer<typeof lead>

const FOUND = `
  SELECT j.value ->> 'line' AS wanted, l.id, l.kind, l.campaign, l.ad, l.at, l.contact_id, l.view_id, l.value_micros, l.currency,
    l.source, l.utm, l.landing, g.currency AS own_currency FROM json_each(?1) j`

export const BY_ID = `${FOUND}
  CROSS JOIN conversions l ON l.id = j.value ->> 'lead' AND l.kind = 'lead'
  LEFT JOIN campaigns g ON g.slug = l.campaign`

// Whoever was erased is found by no address, though their leads are counted still.
export const BY_CONTACT = `${FOUND}
  CROSS JOIN contacts c ON c.id = j.value ->> 'contact' AND c.erased_at IS NULL
  CROSS JOIN conversions l ON l.kind = 'lead' AND l.id = (
    SELECT x.id FROM conversions x
    WHERE x.contact_id = c.id AND x.kind = 'lead' AND x.at <= j.value ->> 'until'
    ORDER BY EXISTS (SELECT 1 FROM outcomes o WHERE o.id = x.id || '.' || (j.value ->> 'again')) DESC, x.at DESC, x.id LIMIT 1)
  LEFT JOIN campaigns g ON g.slug = l.campaign`

/** The lead that each line means, by line: the one it names, else the latest of that address by then. `again`: the status of a
 *  line without a date; sent again, it means the lead it meant the first time, though another came since. */
export async function leadsOf<L extends LeadLine>(
  db: D1Database,
  dataKey: string,
  lines: readonly L[],
  again: (line: L) => string | null,
  now: number,
): Promise<Map<number, Lead>> {
  const named: { line: number; lead: string }[] = []
  const addressed: { line: number; contact: string; until: number; again: string | null }[] = []
  for (const one of lines) {
    const { line, lead: id, email } = one
    if (id !== '') named.push({ line, lead: id })
    else {
      const contact = await contactIdFor(dataKey, await indexesOf(dataKey, { email, phone: null }))
      addressed.push({ line, contact, until: until(one, now), again: one.at ? null : again(one) })
    }
  }
  const found = new Map<number, Lead>()
  for (const [sql, wanted] of [[BY_ID, named], [BY_CONTACT, addressed]] as const)
    for (const chunk of jsonChunks(wanted))
      for (const row of await all(db, lead, sql, chunk)) found.set(row.wanted, row)
  return found
} // biome-ignore format: one thing a line
