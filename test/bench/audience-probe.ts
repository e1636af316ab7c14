import * as z from 'zod'
import { criteriaOf } from '../../src/audiences/criteria.ts'
import { membersStatement } from '../../src/audiences/members.ts'
import { type Rule, rule } from '../../src/audiences/schema.ts'
import { audienceSize } from '../../src/audiences/size.ts'
import { PAGE } from '../../src/contacts/walk.ts'
import { all, bind } from '../../src/db/query.ts'
import { exportResponse } from '../../src/deliveries/export.ts'
import { planList } from '../../src/deliveries/sync/plan-list.ts'
import { type DestinationName, destinations } from '../../src/destinations/index.ts'
import { seal } from '../../src/lib/crypto.ts'

const KEY = 'bench-data-key'
const row = z.object({ id: z.string(), sealed: z.string() })
const RAW = `SELECT id, sealed FROM contacts WHERE id > ?1 ORDER BY id LIMIT ${PAGE}`
const RULE: Rule = { where: { named: true } }

/** A Worker that sizes an audience; and one that fills contacts, reads them raw, and exports them. */
export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const url = new URL(request.url)
    const [, what, destination] = url.pathname.split('/')
    if (what === 'size')
      return Response.json(
        await audienceSize(env.DB, rule.parse(await request.json()), Number(url.searchParams.get('now'))),
      )
    if (what === 'seal')
      return Response.json(await sealed(Number(url.searchParams.get('from')), Number(url.searchParams.get('n'))))
    if (what === 'raw') return new Response(String(await readRaw(env.DB)))
    if (what === 'plan') return Response.json(await plan(env))
    if (what === 'cost') return Response.json(await cost(env.DB))
    return exportResponse({ ...env, DATA_KEY: KEY }, ctx, {
      audience: { id: 'bench', name: 'bench', ...RULE, createdAt: 1 },
      destination: destinations[destination as DestinationName],
      actor: 'bench',
      now: Date.now(),
      form: url.searchParams.get('form') === 'plain' ? 'plain' : 'hashed',
    })
  },
}

const plan = async (env: Env) => {
  const now = Date.now()
  return planList(
    { ...env, DATA_KEY: KEY },
    { id: 'bench', withValue: false },
    destinations.google,
    await criteriaOf(env.DB, RULE, now),
    now,
  )
}

/** D1's own count of the rows that a page of members reads. */
async function cost(db: D1Database): Promise<{ members: number; rows: number }> {
  const { sql, values } = membersStatement(await criteriaOf(db, RULE, Date.now()))
  const { results, meta } = await bind(db, sql, ...values('')).all<{ members: string }>()
  return { members: results[0]!.members.split('\n').length, rows: meta.rows_read }
}

async function readRaw(db: D1Database): Promise<number> {
  let bytes = 0
  for (let after = ''; ; ) {
    const page = await all(db, row, RAW, after)
    for (const { sealed: text } of page) bytes += text.length
    if (page.length < PAGE) return bytes
    after = page.at(-1)!.id
  }
}

const NAMES = ['Anna', 'Ben', 'Chloé', 'David', 'Emma', 'Farid', 'Gaëlle', 'Hugo', 'Inès', 'Jules']

/** [id, sealed] of people who are nobody. */
function sealed(from: number, n: number): Promise<[string, string][]> {
  return Promise.all(
    Array.from({ length: n }, async (_, i): Promise<[string, string]> => {
      const k = from + i
      const hex = ((k * 2654435761) % 2 ** 32).toString(16).padStart(8, '0')
      const id = `${hex}-0000-8000-8000-${k.toString(16).padStart(12, '0')}`
      const person = {
        email: `person${k}@example.com`,
        phone: `+3319900${String(k % 10_000).padStart(4, '0')}`,
        first_name: NAMES[k % 10]!,
        last_name: `Name${k % 20_000}`,
        company: null,
        country: 'FR',
        zip: String(10_000 + (k % 80_000)),
        city: null,
      }
      return [id, await seal(KEY, `contacts.sealed.${id}`, person)]
    }),
  )
}
