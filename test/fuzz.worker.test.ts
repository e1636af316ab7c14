import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { callsOf, runExamples } from './api-examples.ts'
import { network } from './api-world.ts'
import { credentials } from './authorisation/world.ts'
import { call } from './call.ts'
import { aged, hidden } from './form.ts'
import type { World } from './fuzz/ask.ts'
import { formsIn } from './fuzz/forms.ts'
import { faultsOf } from './fuzz/judge.ts'
import { fuzz, type Summary } from './fuzz/run.ts'

declare module 'vitest' {
  interface ProvidedContext {
    fuzz: { seed: number; minutes?: number }
  }
}

const PAGE = '/audit-energie/maison-froide'
const { seed, minutes } = inject('fuzz')

let world: World
beforeAll(async () => {
  const now = Date.now()
  const { names } = await runExamples(now, { without: minutes ? ['delete'] : ['get', 'delete'] })
  await credentials(now)
  vi.spyOn(globalThis, 'fetch').mockImplementation(network)
  const token = hidden((await call('GET', PAGE, { token: null })).text, 'token') ?? ''
  const texts = /~([^~]*)\.[^.]*$/.exec(token)?.[1] ?? expect.fail(`no texts in ${token}`)
  world = {
    ...{ names, token: env.ADMIN_TOKEN, session: 'session-owner', page: PAGE, texts },
    proof: () => aged(PAGE, { texts }),
    formsOn: async path => {
      const headers = { Cookie: '__Host-l2l_session=session-owner' }
      return formsIn(new Response((await call('GET', path, { token: null, headers })).text))
    },
  }
}, 120_000)
afterAll(() => vi.restoreAllMocks())

/** The few of every test run, always the same; `npm run test:fuzz` tries as many as there is time for. */
const FEW = 250

test(
  'whatever is sent is answered: never a 5xx, always with a reason, nothing unescaped, and no refusal writes',
  async () => {
    const before = Date.now()
    const isOver = (asked: number) => (minutes ? Date.now() - before > minutes * 60_000 : asked >= FEW)
    const summary = await fuzz(seed, world, isOver)
    if (minutes) console.info(reportOf(summary))
    expect(summary.failures).toEqual([])
    expect(summary.asked).toBeGreaterThan(FEW - 1)
  },
  60_000 + (minutes ?? 0) * 61_000,
)

test('a call about what is not there is refused with a code that is described', async () => {
  const faults: string[] = []
  for (const [name, { method, body }] of callsOf(world.names)) {
    const [, path = ''] = name.split(' ')
    if (!path.includes(':')) continue
    const at = `/api${path.replace(/:\w+/g, 'made-up')}`
    const told = await call(method, at, { body })
    const ask = {
      surface: 'api',
      name: `${method} /api${path.replace(/:(\w+)/g, '{$1}')}`,
      method,
      path: at,
      headers: {},
    } as const
    faults.push(...faultsOf(ask, told).map(fault => `${name} ${fault}`))
  }
  expect(faults).toEqual([])
})

/** What was tried, and each failure with what it takes to see it again. */
const reportOf = ({ asked, routes, statuses, failures }: Summary): string =>
  [
    `seed ${seed}: ${asked} requests to ${routes} routes and forms`,
    ...Object.entries(statuses).map(([status, n]) => `  ${status}: ${n}`),
    ...failures,
    `${failures.length} failures`,
  ].join('\n')
