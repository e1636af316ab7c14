import { type Criteria, criteriaOf } from '../audiences/criteria.ts'
import { listMembers, type Member } from '../audiences/members.ts'
import type { Audience } from '../audiences/schema.ts'
import { openPerson } from '../contacts/person.ts'
import type { Destination, Form } from '../destinations/contract.ts'
import { csvRow } from '../lib/csv.ts'
import { beginDelivery, endDelivery } from './store.ts'

export interface Order {
  audience: Audience
  destination: Destination
  form?: Form // the destination's own choice when absent
  kind: 'export' | 'feed'
  actor: string
  now: number
  head?: boolean // headers only: nobody's data leaves, so the ledger says nothing
}

/** An audience as the destination's list file, streamed as fast as its reader reads, in constant memory. */
export async function exportResponse(
  env: Env,
  ctx: Pick<ExecutionContext, 'waitUntil'>,
  order: Order,
): Promise<Response> {
  const { audience, destination, kind, actor, now } = order
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    // Not the audience's name: it may say more about these people than the file should.
    'Content-Disposition': `attachment; filename="audience-${destination.name}.csv"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  }
  if (order.head) return new Response(null, { headers })

  const criteria = await criteriaOf(env.DB, audience, now)
  const delivery = await beginDelivery(env.DB, {
    at: now,
    kind,
    destination: destination.name,
    audience: audience.id,
    actor,
  })
  const { readable, writable } = new IdentityTransformStream()
  ctx.waitUntil(
    write(env, writable, criteria, destination, order.form ?? destination.listFile.form).then(({ members, verdict }) =>
      endDelivery(env.DB, delivery, members, verdict),
    ),
  )
  return new Response(readable, { headers })
}

interface Outcome {
  members: number
  verdict: 'complete' | 'cut-short'
}

/** A failure breaks the connection off: a short file that looks whole would empty the platform's audience. */
async function write(
  env: Env,
  to: WritableStream,
  criteria: Criteria,
  destination: Destination,
  form: Form,
): Promise<Outcome> {
  const writer = to.getWriter()
  const utf8 = new TextEncoder()
  let members = 0
  try {
    await writer.write(utf8.encode(csvRow(destination.listFile.header)))
    for await (const page of listMembers(env.DB, criteria)) {
      for (let at = 0; at < page.length; at += BATCH) {
        const rows = await listRows(env.DATA_KEY, page.slice(at, at + BATCH), destination, form)
        if (rows.length === 0) continue
        await writer.write(utf8.encode(rows.join('')))
        members += rows.length
      }
    }
    await writer.close()
    return { members, verdict: 'complete' }
  } catch (error) {
    console.warn('an export was cut short:', error)
    await writer.abort(error).catch(() => {})
    return { members, verdict: 'cut-short' }
  }
}

const BATCH = 500 // people opened and hashed side by side: enough to keep WebCrypto busy, little to hold

async function listRows(dataKey: string, members: Member[], destination: Destination, form: Form): Promise<string[]> {
  const rows = await Promise.all(
    members.map(async member => destination.listFile.row(await openPerson(dataKey, member.id, member.sealed), form)),
  )
  return rows.filter(row => row !== null).map(csvRow)
}
