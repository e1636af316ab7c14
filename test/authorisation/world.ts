import { env } from 'cloudflare:workers'
import { addPerson } from '../../src/accounts/people-store.ts'
import { ROLES, type Role } from '../../src/accounts/roles.ts'
import { SCOPES, type Scope } from '../../src/accounts/scopes.ts'
import { addKey, addSession } from '../../src/accounts/store.ts'
import { sha256Hex } from '../../src/lib/crypto.ts'
import { DAY_MS } from '../../src/lib/time.ts'
import type { Names } from '../api-world.ts'
import { call } from '../call.ts'

const { DB } = env
export const cookie = (session: string) => ({ Cookie: `__Host-l2l_session=${session}` })

const CAME = 'UPDATE users SET pending_since = NULL'

/** A key and a session of each role, by the role's name; keys that lack one scope or have only one; and what is no good any more. */
export async function credentials(now: number): Promise<void> {
  for (const role of ROLES) {
    await key(`key-${role}`, role, now)
    for (const scope of SCOPES) await key(`key-${role}-${scope}`, role, now, [scope])
    await session(`session-${role}`, await person(role, now), now, DAY_MS)
  }
  for (const scope of SCOPES)
    await key(
      `key-not-${scope}`,
      'owner',
      now,
      SCOPES.filter(each => each !== scope),
    )
  await addKey(DB, { name: 'old', role: 'owner', tokenHash: await sha256Hex('key-expired'), expiresAt: now - 1 }, now)
  await key('key-revoked', 'owner', now)
  await DB.prepare(`UPDATE api_keys SET revoked_at = ?1 WHERE name = 'key-revoked'`).bind(now).run()
  await session('session-expired', await person('owner', now), now - 2 * DAY_MS, DAY_MS)
  const removed = await person('owner', now)
  await session('session-removed', removed, now, DAY_MS)
  await DB.prepare('UPDATE users SET disabled_at = ?2 WHERE id = ?1').bind(removed, now).run()
}

async function key(token: string, role: Role, now: number, scopes: Scope[] | null = null): Promise<void> {
  await addKey(DB, { name: token, role, scopes, tokenHash: await sha256Hex(token) }, now)
  await call('GET', '/api/me', { token }) // the day of its first use is kept
}

async function person(role: Role, now: number): Promise<string> {
  const id = (await addPerson(env, { name: role, email: null, role }, now))!
  await DB.prepare(CAME).run() // all have
  return id
}

async function session(token: string, user: string, from: number, lastsMs: number): Promise<void> {
  await addSession(DB, await sha256Hex(token), user, from, from + lastsMs, 'firefox mac')
  await call('GET', '/app/team/rights', { token: null, headers: cookie(token) }) // the same
}

/** What an ':id' of /app is the id of, by the segment before it. */
const IDS: Record<string, string> = {
  ...{ alerts: 'alert', leads: 'lead', webhooks: 'webhook', requests: 'request', brands: 'brand', keys: 'key' },
  ...{ people: 'user', aside: 'letter', platforms: 'connection', feeds: 'feed', imports: 'spendImport' },
  ...{ mappings: 'mapping', recipients: 'recipient', notices: 'notice', audiences: 'audience', domain: 'brand' },
}
const PLAIN: Record<string, string> = {
  ...{ slug: 'audit-energie', ad: 'maison-froide', destination: 'google', rule: 'scripted', host: 'www.shop.example' },
  ...{ session: '0123456789abcdef', name: 'record', kind: 'customers', file: 'google.csv', action: 'publish' },
}

/** The address of a page or a form of /app about what there is. */
export const addressOf = (path: string, names: Names): string =>
  `/app${path.replace(/\/([\w-]+)\/:(\w+)/g, (_, before: string, name: string) => `/${before}/${idFor(before, name, names)}`)}`
    .replace(/:(\w+)/g, (_, name: string) => `${names[name] ?? PLAIN[name]}`)
    .replace(/\/$/, '')

const idFor = (before: string, name: string, names: Names): string =>
  `${PLAIN[name] ?? names[name === 'id' ? IDS[before]! : name]}`
