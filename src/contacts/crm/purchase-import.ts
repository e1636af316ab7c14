import { orderKey, orderName } from '../../conversions/order.ts'
import { type Conversion, findOrders, type Order, purchaseStatements } from '../../conversions/store.ts'
import { retry } from '../../db/query.ts'
import { newId } from '../../lib/ids.ts'
import type { Money } from '../../lib/money.ts'
import { line as lineOf } from '../../lib/text.ts'
import { DAY_MS } from '../../lib/time.ts'
import { PURCHASES, type PurchaseField } from './columns.ts'
import type { Options, Place } from './import.ts'
import { importStatement } from './imports.ts'
import { knownLead, type LeadLines, noteAt, readLeadLines } from './lead-lines.ts'
import { type Lead, leadsOf } from './leads.ts'
import { tooLarge } from './refund-lines.ts'
import { sums } from './summary.ts'
import { readTable } from './table.ts'

interface Own {
  order: string
}

const ORDER = lineOf(100)

/** Reads a file of what leads bought. An order told twice is one; an amount below zero is given back, and a row of its own. */
export async function importPurchases(place: Place, bytes: Uint8Array, options: Options<PurchaseField>) {
  const { db, dataKey, now, actor } = place
  const read = readTable(bytes, PURCHASES, options.mapping)
  if (!read.ok) return read
  const file = readLeadLines<PurchaseField, Own>(read.table, options, ({ order, value }, note) => {
    const name = ORDER.safeParse(order)
    if (!name.success) return note('order', 'not-order')
    return value === '' ? note('value', 'no-amount') : { order: name.data }
  })
  const leads = await leadsOf(db, dataKey, file.lines, () => null, now)
  const { sales: told, twice } = await salesIn(dataKey, file, { leads, currency: options.currency }, now)
  const large = await tooLarge(db, told)
  for (const { line } of large) noteAt(file.issues, line)('value', 'refund-too-large')
  const sales = told.filter(sale => !large.has(sale))
  const { fresh, seen, known } = placed(sales, await findOrders(db, sales), file)

  const { columns, unmapped, lines } = read.table
  const counts = { rows: lines.length, added: fresh.length, changed: seen.length }
  const refused = lines.length - twice - fresh.length - seen.length - known.length
  const report = {
    ...{ dryRun: !options.write, rows: lines.length },
    purchases: { new: fresh.length, seen: seen.length, known: known.length },
    value: sums([...fresh, ...seen, ...known]),
    ...{ duplicates: twice, refused, issues: file.issues, columns, unmapped },
  }
  if (!options.write) return { ok: true as const, report }
  const id = newId()
  const register = importStatement(db, { id, kind: 'purchases', at: now, actor, ...counts, refused })
  await retry(() => db.batch([register, ...purchaseStatements(db, [...fresh, ...seen])]))
  return { ok: true as const, report: { id, ...report } }
}

interface Sale extends Conversion, Money {
  order: string // its number
  key: string
  whole: string // of a refund the key of its order, else the same
  line: number
  currency: string
}

interface Known {
  leads: ReadonlyMap<number, Lead>
  currency: string | null
}

async function salesIn(dataKey: string, { lines, mark, issues }: LeadLines<Own>, by: Known, now: number) {
  const told = new Map<string, Sale>()
  let twice = 0
  for (const one of lines) {
    const note = noteAt(issues, one.line)
    const known = knownLead(one, by.leads, { mark, otherwise: by.currency }, note)
    if (!known?.value) continue
    const { lead, value } = known
    const [at, key] = [one.at?.at ?? now, await orderKey(dataKey, one.order, value.micros)]
    const before = told.get(key)
    if (at > now + DAY_MS) note('date', 'in-the-future')
    else if (before && before.micros !== value.micros) note('value', 'other-amount', { line: before.line })
    else if (before) twice++
    else {
      const { wanted: line, own_currency, ...of } = lead
      const id = orderName(one.order, value.micros)
      const whole = value.micros < 0 ? await orderKey(dataKey, one.order, 0) : key
      const sale = { ...of, id, kind: 'purchase' as const, at, value_micros: value.micros, ...value, key, line }
      told.set(key, { ...sale, order: one.order, whole })
    }
  }
  return { sales: [...told.values()], twice }
}

/** `seen`: by the pixel, and corrected by this file. `known`: told by the team before; what was told first stays. */
function placed(sales: readonly Sale[], stored: readonly Order[], { issues }: LeadLines<Own>) {
  const byKey = new Map(stored.map(order => [order.order_key, order]))
  const byId = new Map(stored.filter(order => !order.by_pixel).map(order => [order.id, order]))
  const places = { fresh: [] as Sale[], seen: [] as Sale[], known: [] as Sale[] }
  for (const sale of sales) {
    const order = byKey.get(sale.key) ?? byId.get(sale.id)
    if (!order) places.fresh.push(sale)
    else if (order.by_pixel) places.seen.push(sale)
    else if (order.value_micros === sale.micros && order.currency === sale.currency) places.known.push(sale)
    else noteAt(issues, sale.line)('value', 'told-before')
  }
  return places
}
