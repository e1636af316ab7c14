import * as z from 'zod'
import { ADS_CONSENT } from '../contacts/consent.ts'
import { openPerson } from '../contacts/person.ts'
import { all, retry } from '../db/query.ts'
import type { ConversionEvent, ConversionFile } from '../destinations/contract-conversions.ts'
import { moneyOf } from '../lib/money.ts'
import { type Columns, headOf } from './export-columns.ts'
import { BATCH, lineOf, type OutFile } from './export-file.ts'
import { privacyGaps } from './privacy-clause.ts'
import { type FedConversions, fedKind } from './schema.ts'

const storedRow = z.object({
  id: z.string(),
  kind: fedKind,
  at: z.int(),
  value_micros: z.int().nullable(),
  currency: z.string().nullable(),
  clicks: z.string(),
  contact_id: z.string().nullable(), // null: nobody who agreed
  sealed: z.string().nullable(),
})
type Stored = z.infer<typeof storedRow>
type Agreed = Stored & { contact_id: string; sealed: string }

interface ConversionsOrder {
  destination: string
  file: ConversionFile
  conversions: FedConversions
  columns: Columns
  now: number
}

/** What became of the ads, one file per conversion action, about people who agreed to advertising and nobody else. */
export async function conversionsFile(env: Pick<Env, 'DB' | 'DATA_KEY'>, order: ConversionsOrder): Promise<OutFile> {
  const { destination, file, conversions, columns, now } = order
  const pages = () => listAgreed(env.DB, conversions, now - file.maxAgeMs)
  const line = async (stored: Agreed) =>
    lineOf(await file.row(await eventOf(env.DATA_KEY, stored), conversions.name), columns)
  return {
    name: `conversions-${destination}.csv`,
    form: 'hashed',
    head: headOf(file, columns),
    bom: false,
    gaps: await privacyGaps(env.DB, conversions.campaign === null ? [] : [conversions.campaign]),
    recipe: [destination, conversions, columns.kept],
    facts: pages,
    async *lines() {
      for await (const page of pages())
        for (let at = 0; at < page.length; at += BATCH) yield Promise.all(page.slice(at, at + BATCH).map(line))
    },
  }
}

/** Conversions per query, listed or not: D1 is one thread, and beacons have to get their turn in between. */
const PAGE = 2000

// A refund is a purchase below zero, and no conversion.
const CONVERSIONS = `
  SELECT v.id, v.kind, v.at, v.value_micros, v.currency, v.clicks, c.id AS contact_id, c.sealed
  FROM conversions v LEFT JOIN contacts c ON c.id = v.contact_id AND ${ADS_CONSENT} AND ifnull(v.value_micros, 0) >= 0
  WHERE v.kind = ?1 AND (v.at, v.id) > (?2, ?3)`
// What became of a lead has the click that led to the lead.
const OUTCOMES = `
  SELECT v.id, v.status AS kind, v.at, v.value_micros, v.currency, ifnull(l.clicks, '') AS clicks, c.id AS contact_id, c.sealed
  FROM outcomes v LEFT JOIN conversions l ON l.id = v.lead AND l.kind = 'lead'
  LEFT JOIN contacts c ON c.id = v.contact_id AND ${ADS_CONSENT}
  WHERE v.status = ?1 AND (v.at, v.id) > (?2, ?3)`
const inOrder = (selected: string) => ({
  every: `${selected} ORDER BY v.at, v.id LIMIT ?4`,
  ofCampaign: `${selected} AND v.campaign = ?5 ORDER BY v.at, v.id LIMIT ?4`,
})
const [conversions, outcomes] = [inOrder(CONVERSIONS), inOrder(OUTCOMES)]
export const LISTS = { lead: conversions, purchase: conversions, qualified: outcomes, won: outcomes }
async function* listAgreed(
  db: D1Database,
  { kind, campaign }: FedConversions,
  since: number,
): AsyncGenerator<Agreed[]> {
  const { every, ofCampaign } = LISTS[kind]
  const read = (at: number, id: string) =>
    campaign === null
      ? all(db, storedRow, every, kind, at, id, PAGE)
      : all(db, storedRow, ofCampaign, kind, at, id, PAGE, campaign)
  let after = { at: since, id: '' }
  for (;;) {
    const rows = await retry(() => read(after.at, after.id))
    yield rows.filter((row): row is Agreed => row.sealed !== null)
    if (rows.length < PAGE) return
    after = rows.at(-1)!
  }
}

async function eventOf(dataKey: string, stored: Agreed): Promise<ConversionEvent> {
  const { id, kind, at, value_micros, currency, clicks, contact_id, sealed } = stored
  return {
    id,
    kind,
    tier: null,
    at,
    value: moneyOf(value_micros, currency),
    url: null,
    userAgent: null,
    externalId: null,
    person: await openPerson(dataKey, contact_id, sealed),
    clicks: Object.fromEntries(new URLSearchParams(clicks)),
  }
}
