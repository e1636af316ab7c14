import { env, exports } from 'cloudflare:workers'
import { vi } from 'vitest'
import { sha256Hex } from '../../src/lib/crypto.ts'
import { ORIGIN } from '../call.ts'
import { apiAsk } from './api-asks.ts'
import { appAsk } from './app-asks.ts'
import type { Ask, Make, World } from './ask.ts'
import { diceOf } from './dice.ts'
import { faultsOf, type Told } from './judge.ts'
import { beaconAsk, formAsk, visitorAsk } from './visitor-asks.ts'

export interface Summary {
  asked: number
  routes: number
  statuses: Record<string, number>
  failures: string[]
}

/** The dashboard and the API are the widest. */
const nextAsk: Make = (dice, world) =>
  dice.pick([apiAsk, apiAsk, apiAsk, apiAsk, appAsk, appAsk, appAsk, beaconAsk, visitorAsk, formAsk])(dice, world)

const HANGS_MS = 20_000
const MOST_FAILURES = 200

/** Sends one odd request after the other until it is over. Each is made from the seed and its number. */
export async function fuzz(seed: number, world: World, isOver: (asked: number) => boolean): Promise<Summary> {
  const failures = new Map<string, string>()
  const routes = new Set<string>()
  const statuses: Record<string, number> = {}
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const others = (['warn', 'info', 'log'] as const).map(level => vi.spyOn(console, level).mockImplementation(() => {}))
  const count = await counter()
  let asked = 0
  for (; !isOver(asked) && failures.size < MOST_FAILURES; asked++) {
    await keepSession(world.session)
    errors.mockClear()
    const dice = diceOf(seed * 1_000_003 + asked)
    const ask = await nextAsk(dice, world)
    const rows = await count()
    const told = await send(ask)
    const now = await count()
    const wrote =
      told.status >= 400 && told.status < 500 ? changed(rows, now).filter(table => !mayWrite(ask, table)) : []
    routes.add(ask.name)
    const group = `${ask.surface} ${told.status}`
    statuses[group] = (statuses[group] ?? 0) + 1
    const faults = [...faultsOf(ask, told), ...wrote.map(table => `is refused and writes ${table}`)]
    for (const fault of faults) {
      const what = `${ask.name} ${fault}`
      const why = errors.mock.calls.map(call => call.map(stack).join(' ')).join('\n')
      if (!failures.has(what))
        failures.set(
          what,
          `--seed ${seed}, request ${asked}: ${what}\n${shown(ask)}\n${told.text.slice(0, 300)}\n${why}`,
        )
    }
  }
  for (const spy of [errors, ...others]) spy.mockRestore()
  return { asked, routes: routes.size, statuses: sorted(statuses), failures: [...failures.values()] }
}

const stack = (value: unknown): string =>
  value instanceof Error ? `${value.stack}`.slice(0, 1200) : `${value}`.slice(0, 300)
const sorted = (of: Record<string, number>) =>
  Object.fromEntries(Object.entries(of).sort(([a], [b]) => a.localeCompare(b)))

const shown = ({ method, path, headers, body }: Ask): string =>
  `  ${method} ${path.slice(0, 400)} ${JSON.stringify(headers).slice(0, 400)}\n  ${bodyShown(body).slice(0, 1500)}`

const bodyShown = (body: Ask['body']): string =>
  typeof body === 'string' || body instanceof URLSearchParams
    ? JSON.stringify(`${body}`)
    : body
      ? String(body)
      : '(no body)'

async function send({ method, path, headers, body }: Ask): Promise<Told> {
  let request: Request
  try {
    request = new Request(ORIGIN + path, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) })
  } catch {
    return { status: 0, headers: new Headers({ 'x-content-type-options': 'nosniff' }), text: '' } // no client can send it
  }
  const hung: Promise<Told> = new Promise(resolve =>
    setTimeout(resolve, HANGS_MS, { status: 599, headers: new Headers(), text: `no answer in ${HANGS_MS} ms` }),
  )
  const answered = exports.default.fetch(request).then(async answer => ({
    status: answer.status,
    headers: answer.headers,
    text: /text|json|xml|script/.test(answer.headers.get('content-type') ?? '')
      ? await answer.text()
      : `${(await answer.arrayBuffer()).byteLength || ''}`,
  }))
  return Promise.race([
    answered.catch((error: unknown) => ({ status: 599, headers: new Headers(), text: `threw ${stack(error)}` })),
    hung,
  ])
}

const TABLES = `
  SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY name`

/** How many rows each table has. */
async function counter(): Promise<() => Promise<Record<string, number>>> {
  const names = (await env.DB.prepare(TABLES).all<{ name: string }>()).results.map(({ name }) => name)
  const sql = `SELECT json_array(${names.map(name => `(SELECT count(*) FROM ${name})`).join(', ')}) AS counts`
  return async () => {
    const counts: number[] = JSON.parse((await env.DB.prepare(sql).first<string>('counts'))!)
    return Object.fromEntries(names.map((name, i) => [name, counts[i]!]))
  }
}

const changed = (before: Record<string, number>, now: Record<string, number>): string[] =>
  Object.keys(now).filter(name => before[name] !== now[name])

/** A try at the door is in the audit trail. */
const mayWrite = ({ path }: Ask, table: string): boolean => path.startsWith('/app/sign-in') && table === 'audit'

const SESSION = `
  INSERT INTO sessions (token_hash, user_id, created_at, expires_at, device)
  SELECT ?1, id, 0, 8640000000000000, '' FROM users WHERE role = 'owner' AND disabled_at IS NULL AND pending_since IS NULL LIMIT 1
  ON CONFLICT DO NOTHING`
/** A form may have ended it. */
async function keepSession(token: string): Promise<void> {
  await env.DB.prepare(SESSION)
    .bind(await sha256Hex(token))
    .run()
}
