import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { mount } from '../src/accounts/endpoint.ts'
import type { Role } from '../src/accounts/roles.ts'
import { addKey } from '../src/accounts/store.ts'
import { audienceEndpoints } from '../src/audiences/routes.ts'
import { type Person, sealPerson } from '../src/contacts/person.ts'
import { jsonChunks } from '../src/db/query.ts'
import { feeds } from '../src/deliveries/feeds.ts'
import { deliveryEndpoints } from '../src/deliveries/routes.ts'
import type { Delivery } from '../src/deliveries/schema.ts'
import { onError } from '../src/fallbacks.ts'
import { sha256Hex } from '../src/lib/crypto.ts'

const { DB } = env

const app = new Hono<{ Bindings: Env }>()
  .route('/api', mount([...audienceEndpoints, ...deliveryEndpoints]))
  .route('/', feeds)
  .onError(onError)

/** Answers once everything that the request left running is over, when there is no body that somebody has to read. */
export async function call(path: string, init: RequestInit = {}) {
  const ctx = createExecutionContext()
  const response = await app.request(path, init, env, ctx)
  return { response, settled: () => waitOnExecutionContext(ctx) }
}

export async function download(path: string, init: RequestInit) {
  const { response, settled } = await call(path, init)
  const text = await response.text()
  await settled()
  return { response, text, lines: text.split('\r\n').slice(0, -1) }
}

export const as = (role: Role, init: RequestInit = {}) => ({
  ...init,
  headers: { Authorization: `Bearer token-${role}` },
})

export const ask = async (method: string, path: string, body?: unknown, role: Role = 'editor') =>
  (await call(path, { ...as(role, { method }), ...(body !== undefined && { body: JSON.stringify(body) }) })).response

export const ledger = async () => (await DB.prepare('SELECT * FROM deliveries ORDER BY id').all<Delivery>()).results

/** A key for each role, and these campaigns. */
export async function setUp(...campaigns: string[]): Promise<void> {
  for (const role of ['editor', 'analyst', 'viewer'] as const)
    await addKey(DB, { name: role, role, tokenHash: await sha256Hex(`token-${role}`) }, 0)
  await DB.batch([
    DB.prepare(
      `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('b', 'B', '{}', '{"company":"B","email":"privacy@example.com"}', 0, 0)`,
    ),
    ...campaigns.map(slug =>
      DB.prepare(`INSERT INTO campaigns VALUES (?1, 'b', 'C', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`).bind(slug),
    ),
  ])
}

export const person = (n: number): Person => ({
  email: `p${n}@example.com`,
  phone: null,
  first_name: 'Zoé',
  last_name: n % 2 ? 'Durand, "fils"' : null,
  company: null,
  country: 'FR',
})

const ADD_CONTACTS = `
  INSERT INTO contacts (id, sealed, created_at, updated_at, ads_consent_at)
  SELECT j.value ->> 0, j.value ->> 1, 0, 0, 0 FROM json_each(?1) j`
const ADD_LEADS = `
  INSERT INTO conversions (id, kind, campaign, at, contact_id)
  SELECT id, 'lead', ?1, ?2, id FROM contacts WHERE id LIKE ?3`

/** `count` leads of a campaign whose ids, like a contact's, come in no order of time. */
export async function addLeads(campaign: string, count: number, prefix: string, who = person): Promise<void> {
  const rows = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const id = `${prefix}-${(await sha256Hex(`${n}`)).slice(0, 35 - prefix.length)}`
      return [id, await sealPerson(env.DATA_KEY, id, who(n))]
    }),
  )
  for (const chunk of jsonChunks(rows)) await DB.prepare(ADD_CONTACTS).bind(chunk).run()
  await DB.prepare(ADD_LEADS).bind(campaign, Date.now(), `${prefix}-%`).run()
}

export async function audienceOf(campaign: string): Promise<string> {
  const body = { name: `Leads of ${campaign}`, campaigns: [campaign], tiers: { min: 50 }, windowDays: 30 }
  return (await (await ask('POST', '/api/audiences', body)).json<{ id: string }>()).id
}
