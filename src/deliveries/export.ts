import type { Form } from '../destinations/contract-lists.ts'
import { csvHeaders } from '../lib/csv.ts'
import { log } from '../lib/log.ts'
import { type AudienceOrder, audienceFile } from './export-audience.ts'
import { type Columns, everyColumn } from './export-columns.ts'
import { headText, type OutFile } from './export-file.ts'
import { privacyIncomplete } from './privacy-clause.ts'
import type { Delivery } from './schema.ts'
import { beginDelivery, endDelivery } from './store.ts'

interface Order extends Omit<AudienceOrder, 'form' | 'columns'> {
  form?: Form // the destination's own choice when absent
  columns?: Columns // all of them when absent
  actor: string
  head?: boolean // headers only: nobody's data leaves, so the ledger says nothing
}

/** Of an order by hand: what the destination prefers where nothing else is asked. */
export const orderedFile = (env: Env, { form, columns, ...order }: Order): Promise<OutFile> => {
  const { listFile } = order.destination
  return audienceFile(env, {
    ...order,
    form: form ?? listFile.forms[0],
    columns: columns ?? everyColumn(listFile.header),
  })
}

/** An audience as the destination's list file, streamed as fast as its reader reads, in constant memory. */
export async function exportResponse(
  env: Env,
  ctx: Pick<ExecutionContext, 'waitUntil'>,
  order: Order,
): Promise<Response> {
  const file = await orderedFile(env, order)
  if (file.gaps.length > 0) throw privacyIncomplete(file.gaps)
  if (order.head) return new Response(null, { headers: csvHeaders(file.name) })
  const { audience, destination, actor, now: at } = order
  const delivery = { at, kind: 'export', destination: destination.name, audience: audience.id, actor } as const
  return sendFile(env, ctx, { file, delivery: { ...delivery, conversions: null }, headers: csvHeaders(file.name) })
}

interface Outcome {
  members: number
  verdict: Delivery['verdict']
}

interface Shipment {
  file: OutFile
  delivery: Omit<Delivery, 'id' | 'members' | 'verdict'> // its line in the ledger
  headers: Record<string, string>
  ended?: (outcome: Outcome) => Promise<unknown>
}

export async function sendFile(
  env: Pick<Env, 'DB'>,
  ctx: Pick<ExecutionContext, 'waitUntil'>,
  { file, delivery, headers, ended }: Shipment,
): Promise<Response> {
  const id = await beginDelivery(env.DB, delivery)
  const { readable, writable } = new IdentityTransformStream()
  const written = write(writable, file).then(async outcome => {
    await endDelivery(env.DB, id, outcome.members, outcome.verdict)
    await ended?.(outcome)
  })
  ctx.waitUntil(written)
  return new Response(readable, { headers })
}

/** A failure breaks the connection off: a short file that looks whole would empty the platform's audience. */
async function write(to: WritableStream, file: OutFile): Promise<Outcome> {
  const writer = to.getWriter()
  const utf8 = new TextEncoder()
  let members = 0
  try {
    await writer.write(utf8.encode(headText(file)))
    for await (const batch of file.lines()) {
      const rows = batch.filter(line => line !== null)
      if (rows.length === 0) continue
      await writer.write(utf8.encode(rows.join('')))
      members += rows.length
    }
    await writer.close()
    return { members, verdict: 'complete' }
  } catch (error) {
    log('warn', 'export.cut-short', {}, error)
    await writer.abort(error).catch(() => {})
    return { members, verdict: 'cut-short' }
  }
}
