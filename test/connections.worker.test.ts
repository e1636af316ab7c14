import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import { listToldTiers } from '../src/deliveries/events/tiers.ts'
import { connectionEndpoints } from '../src/deliveries/platforms/connection-routes.ts'
import type { ConversionKind } from '../src/destinations/contract-conversions.ts'
import { onError } from '../src/fallbacks.ts'
import { api } from './call.ts'
import { ENDPOINTS, type Platform } from './fakes/events.ts'

const { DB } = env
const ALL: ConversionKind[] = ['lead', 'qualified', 'won', 'purchase', 'tier']
const PLATFORMS = Object.keys(ENDPOINTS) as Platform[]

const connected = (destination: Platform, settings: object, events: readonly string[], secrets = {}) =>
  api('POST', 'connections', {
    ...{ destination, name: 'Ours', events },
    settings: { ...ENDPOINTS[destination].settings, ...settings },
    secrets: { ...ENDPOINTS[destination].secrets, ...secrets },
  })

describe('a connection that is to tell of events', () => {
  test.each(PLATFORMS)('on %s warns of nothing when its settings name all that it needs', async destination => {
    const { status, json } = await connected(destination, {}, ALL)
    expect([status, json.notSetUp, json.advice]).toEqual([201, [], ''])
  })

  test('says at once, and whenever it is looked at, of which kinds nothing will leave', async () => {
    const { status, json } = await connected('google', { conversions: { lead: '101' } }, ['lead', 'won', 'tier'])
    expect([status, json.notSetUp]).toEqual([201, ['won', 'tier']])
    expect(json.advice).toMatch(/^Nothing will leave \(not-set-up\) of: won, tier\. .*settings/)
    expect((await api('GET', `connections/${json.id}`)).json).toEqual(json)
  })

  test('warns no more once the settings name what is missing, or the kind is taken out', async () => {
    const { json } = await connected('google', { conversions: {} }, ['lead', 'won'])
    const change = async (body: object) => (await api('PATCH', `connections/${json.id}`, body)).json.notSetUp
    expect(json.notSetUp).toEqual(['lead', 'won'])
    expect(await change({ events: ['won'] })).toEqual(['won'])
    const settings = { ...ENDPOINTS.google.settings, conversions: { won: '103' } }
    expect(await change({ settings })).toEqual([])
  })

  test('is content with one tier of several, as nobody has to tell of all', async () => {
    const { json } = await connected('linkedin', { conversions: { 'tier-intent': '7' } }, ['tier'])
    expect(json.notSetUp).toEqual([])
  })

  test('warns as well for want of a credential that events have to themselves, and while it is paused', async () => {
    const { uetToken: _, ...secrets } = ENDPOINTS.microsoft.secrets as Record<string, unknown>
    const { settings } = ENDPOINTS.microsoft
    const body = { destination: 'microsoft', name: 'Ours', settings, secrets, events: ['lead'] }
    const { json } = await api('POST', 'connections', body)
    expect(json.notSetUp).toEqual(['lead'])
    expect((await api('PATCH', `connections/${json.id}`, { paused: true })).json).toMatchObject({
      notSetUp: ['lead'],
      advice: expect.stringMatching(/^Paused by the team/),
    })
  })

  test('says nothing of credentials that this DATA_KEY does not open', async () => {
    const { json } = await connected('google', { conversions: {} }, ['lead'])
    await DB.prepare(`UPDATE connections SET secrets_sealed = 'k1.AAAA.AAAA' WHERE id = ?1`).bind(json.id).run()
    expect((await api('GET', `connections/${json.id}`)).json).toMatchObject({ notSetUp: [], advice: '' })
  })
})

test('GET /api/destinations says which platforms take what people of a list have brought in', async () => {
  const { items } = (await api('GET', 'destinations')).json as { items: { name: string; takesValue: boolean }[] }
  expect(items.filter(({ takesValue }) => takesValue).map(({ name }) => name)).toEqual(['meta'])
})

test('platforms are told of the tiers between a mere view and a lead', async () => {
  expect(await listToldTiers(DB)).toEqual([
    { rank: 20, slug: 'engaged' },
    { rank: 30, slug: 'considering' },
    { rank: 40, slug: 'intent' },
  ])
})

test('a database that does not answer says nothing of the credentials of a connection that is tried', async () => {
  const { json } = await connected('google', {}, ['lead'])
  const prepare = (sql: string) => {
    if (sql.includes('token_sealed')) throw new Error('D1_ERROR: Network connection lost.')
    return DB.prepare(sql)
  }
  const app = new Hono<{ Bindings: Env }>().route('/api', mount(connectionEndpoints)).onError(onError)
  const answer = await app.request(
    `/api/connections/${json.id}/test`,
    { method: 'POST', headers: { Authorization: `Bearer ${env.ADMIN_TOKEN}` } },
    { ...env, DB: { prepare } as unknown as D1Database },
  )
  expect([answer.status, (await answer.json<{ error: { code: string } }>()).error.code]).toEqual([503, 'not-now'])
})
