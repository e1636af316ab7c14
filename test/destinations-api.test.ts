import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Answer, Call, Destination, Judgement, OutboundRequest } from '../src/destinations/contract.ts'
import type { ConversionEvent } from '../src/destinations/contract-conversions.ts'
import type { Listed, ListRow } from '../src/destinations/contract-lists.ts'
import { destinations } from '../src/destinations/index.ts'

const DIR = path.join(import.meta.dirname, 'fixtures/destinations')
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(DIR, name), 'utf8'))

const people = read('people.json') as Listed[]
const events = read('events.json') as { what: string; event: ConversionEvent }[]

const request = z.strictObject({
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(), // parsed, when it is JSON
})
const TO = ['create', 'publish', 'change', 'look', 'replace', 'status', 'conversions', 'oauth'] as const
const fixture = z.strictObject({
  call: z.strictObject({
    settings: z.record(z.string(), z.unknown()),
    secrets: z.record(z.string(), z.unknown()),
    token: z.string(),
    now: z.int(),
    nonce: z.string(),
  }),
  oauth: request.optional(),
  create: request,
  publish: request.optional(),
  /** A list that takes what people have brought in, and the first two of people.json on it: 1,249.90 and nothing. */
  byValue: z.strictObject({ create: request, add: request }).optional(),
  /** One request for each kind of row: everybody in people.json. */
  add: z.array(request).min(1),
  remove: z.array(request).min(1),
  replace: z.array(request).optional(),
  /** Whether a list is there. */
  look: request.optional(),
  status: request.optional(),
  /** Of each event in events.json: what keeps it from being sent, or what would help to recognise its person. */
  prepared: z.array(z.union([z.string(), z.array(z.string())])).length(events.length),
  /** All events that can be sent, in one request. */
  conversions: request,
  /** What the platform is known to answer, and what it means. */
  answers: z
    .array(
      z.strictObject({
        what: z.string(),
        to: z.enum(TO),
        sent: z.int().default(1),
        answer: z.strictObject({
          status: z.int(),
          headers: z.record(z.string(), z.string()).default({}),
          body: z.unknown(),
        }),
        means: z.unknown(),
      }),
    )
    .min(5),
})

const LIST = 'list-1'
const SESSION = '9778993'
const RECEIPT = 'receipt-1'

const shown = (made: OutboundRequest) => ({ ...made, headers: { ...made.headers }, body: bodyOf(made.body) })

function bodyOf(body: OutboundRequest['body']): unknown {
  const text = typeof body === 'string' || body === null ? body : new TextDecoder().decode(body)
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return text
  }
}

async function rowsByKind(destination: Destination): Promise<Map<string, ListRow[]>> {
  const rows = (await Promise.all(people.map(who => destination.lists.rows(who)))).flat()
  return Map.groupBy(rows, row => row.kind)
}

function judge(destination: Destination, to: (typeof TO)[number], answer: Answer, sent: number): unknown {
  switch (to) {
    case 'create':
      return destination.lists.created(answer)
    case 'publish':
      return destination.lists.publish!.judge(answer)
    case 'change':
      return destination.lists.judge(answer, sent)
    case 'look':
      return destination.lists.look!.judge(answer)
    case 'replace':
      return destination.lists.replace!.judge(answer, sent)
    case 'status':
      return destination.lists.status!.judge(answer)
    case 'conversions':
      return destination.conversions.judge(answer, sent)
    case 'oauth':
      return destination.oauth!.token(answer)
  }
}

describe.each(Object.values(destinations) as Destination[])('$label', destination => {
  const file = `${destination.name}.json`
  if (!existsSync(path.join(DIR, file))) {
    test('has a fixture', () =>
      expect.fail(`add test/fixtures/destinations/${file}: see test/destinations-api.test.ts`))
    return
  }
  const f = fixture.parse(read(file))
  const call = f.call as unknown as Call<Record<string, unknown>, Record<string, unknown>>

  test('takes the settings and the secrets of its fixture, and no others', () => {
    expect(destination.settings.parse(f.call.settings)).toEqual(f.call.settings)
    expect(destination.secrets.parse(f.call.secrets)).toEqual(f.call.secrets)
    expect(() => destination.settings.parse({ ...f.call.settings, mistyped: '1' })).toThrow()
    expect(() => destination.secrets.parse({})).toThrow()
  })

  test.runIf(f.oauth || destination.oauth)('asks for an access token as recorded', () =>
    expect(shown(destination.oauth!.request(f.call.secrets))).toEqual(f.oauth),
  )

  test('makes a list as recorded', async () => {
    const made = await destination.lists.create({ name: 'L2L 7f3a', key: 'audience-1', withValue: false }, call)
    expect(shown(made)).toEqual(f.create)
  })

  test.runIf(f.publish || destination.lists.publish)('makes a list an audience as recorded', async () =>
    expect(shown(await destination.lists.publish!.request({ id: LIST, name: 'L2L 7f3a' }, call))).toEqual(f.publish),
  )

  test.runIf(f.byValue || destination.lists.takesValue)('makes and fills a list by value as recorded', async () => {
    const { create, change, rows } = destination.lists
    expect(shown(await create({ name: 'L2L 7f3a', key: 'audience-1', withValue: true }, call))).toEqual(
      f.byValue?.create,
    )
    const values = [1_249_900_000, 0].map(micros => ({ micros, currency: 'EUR' }))
    const told = await Promise.all(values.map((value, i) => rows({ ...people[i]!, value })))
    const [{ kind } = { kind: '' }] = told.flat()
    const added = await change({ list: LIST, act: 'add', kind, rows: told.flat().map(row => row.cells) }, call)
    expect(shown(added)).toEqual(f.byValue?.add)
  })

  test.each(['add', 'remove'] as const)('%ss everybody as recorded', async act => {
    const kinds = await rowsByKind(destination)
    const made = [...kinds].map(([kind, rows]) =>
      destination.lists.change({ list: LIST, act, kind, rows: rows.map(row => row.cells) }, call),
    )
    expect((await Promise.all(made)).map(shown)).toEqual(f[act])
  })

  test('never sends a person of whom nothing could be matched', async () => {
    const nobody: Listed = { email: null, phone: ' ', first_name: null, last_name: null, country: 'FR' }
    expect(await destination.lists.rows(nobody)).toEqual([])
  })

  test.runIf(f.replace || destination.lists.replace)('replaces a list as recorded', async () => {
    const [first] = await rowsByKind(destination)
    const [kind, rows] = first!
    const cells = rows.map(row => row.cells)
    const batches = [
      { list: LIST, kind, rows: cells.slice(0, 2), session: SESSION, seq: 1, last: false, total: cells.length },
      { list: LIST, kind, rows: cells.slice(2), session: SESSION, seq: 2, last: true, total: cells.length },
    ]
    const made = await Promise.all(batches.map(batch => destination.lists.replace!.request(batch, call)))
    expect(made.map(shown)).toEqual(f.replace)
  })

  test.runIf(f.look || destination.lists.look)('asks whether a list is there as recorded', async () =>
    expect(shown(await destination.lists.look!.request(LIST, call))).toEqual(f.look),
  )

  test.runIf(f.status || destination.lists.status)('asks what came of a receipt as recorded', async () =>
    expect(shown(await destination.lists.status!.request(RECEIPT, call))).toEqual(f.status),
  )

  test.each(events.map(({ what, event }, i) => ({ what, event, wanted: f.prepared[i] })))(
    '$what',
    async ({ event, wanted }) => {
      const prepared = await destination.conversions.prepare(event, call)
      expect(prepared.ok ? [...prepared.missing].sort() : prepared.reason).toEqual(
        Array.isArray(wanted) ? wanted.toSorted() : wanted,
      )
    },
  )

  test('sends conversions as recorded', async () => {
    const prepared = await Promise.all(events.map(({ event }) => destination.conversions.prepare(event, call)))
    const sendable = prepared.flatMap(p => (p.ok ? [p.event] : []))
    expect(shown(await destination.conversions.request(sendable, call))).toEqual(f.conversions)
  })

  test.each(f.answers)('$what', ({ to, answer, sent, means }) =>
    expect(judge(destination, to, answer as Answer, sent)).toEqual(means),
  )

  test.each(TO.filter(to => applies(destination, to)))('never takes nonsense in answer to %s for success', to => {
    for (const body of ['', '<html>', null, [], 'ok', { error: {} }]) {
      const means = judge(destination, to, { status: 500, headers: {}, body }, 3) as Judgement
      expect(means.kind).toBe('later')
    }
    for (const body of ['', '<html>', null]) {
      const means = judge(destination, to, { status: 400, headers: {}, body }, 3) as Judgement
      expect(['split', 'refused', 'halted']).toContain(means.kind)
    }
  })

  test('is told to wait, and waits, when it was too much at once', () => {
    for (const to of TO.filter(t => t !== 'oauth' && applies(destination, t))) {
      const means = judge(destination, to, { status: 429, headers: { 'retry-after': '17' }, body: {} }, 1)
      expect(means).toMatchObject({ kind: 'later', waitMs: 17_000 })
    }
  })
})

const MAY_LACK = ['publish', 'look', 'replace', 'status'] as const

const applies = (d: Destination, to: (typeof TO)[number]): boolean =>
  to === 'oauth' ? !!d.oauth : !MAY_LACK.some(call => call === to && !d.lists[call])
