import { beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../src/endpoints.ts'
import { callsOf } from '../api-examples.ts'
import type { Names } from '../api-world.ts'
import { call } from '../call.ts'
import { API } from './api.ts'
import { lesser, REFUSED, wrong } from './asked.ts'
import { partsOf, rulesIn } from './rules.ts'
import { cookie } from './world.ts'

const api = rulesIn(API)

export const apiTests = (names: () => Names): unknown =>
  describe('/api', () => {
    test('has a rule for every call, and a call for every rule', () =>
      expect(endpoints.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...api.keys()].sort()))

    const all = [...api].map(([name, rule]) => {
      const [scope = '', role = ''] = rule.split(' ')
      return { name, scope, role }
    })
    const DEAD = ['wrong', 'key-expired', 'key-revoked']
    let calls: ReturnType<typeof callsOf>
    beforeAll(() => {
      calls = callsOf(names())
    })
    const send = (name: string, token: string | null, headers = {}, change = (url: string) => url) => {
      const { method, url, body } = calls.get(name)!
      return call(method, change(url), { token, body, headers })
    }
    const pairs = <T>(of: (each: (typeof all)[number]) => readonly T[]) =>
      all.flatMap(each => of(each).map(as => ({ ...each, as })))

    test('is closed without a key, to a wrong, an expired and a revoked one, to a session and to what is said to be Access', async () => {
      const headers = { ...cookie('session-owner'), 'Cf-Access-Jwt-Assertion': 'e30.e30.' }
      const these = all.flatMap(({ name }, i) => [null, DEAD[i % DEAD.length]!].map(as => ({ name, as })))
      const told = await wrong(
        these,
        status => status === 401,
        ({ name, as }) => send(name, as, headers),
      )
      expect(told).toEqual({ ...REFUSED, asked: all.length * 2 })
    })

    test('is closed to each role below the one of the call', async () => {
      const these = pairs(({ role }) => lesser(role).map(as => `key-${as}`))
      const told = await wrong(
        these,
        status => status === 403,
        ({ name, as }) => send(name, as),
      )
      expect(told).toMatchObject(REFUSED)
      expect(told.asked).toBeGreaterThan(250)
    })

    test('is closed to an owner’s key that is for everything but this', async () => {
      const told = await wrong(
        all,
        status => status === 403,
        ({ name, scope }) => send(name, `key-not-${scope}`),
      )
      expect(told).toMatchObject(REFUSED)
    })

    test('no other way to write an address, no other method and no header opens it', async () => {
      const WAYS: [string, (url: string) => string, object?][] = [
        ['a slash after it', url => url.replace(/(?=\?|$)/, '/')],
        ['two slashes', url => url.replace('/api/', '//api//')],
        ['upper case', url => url.replace('/api/', '/API/')],
        ['an escaped letter', url => url.replace('/api/', '/%61pi/')],
        ['an escaped slash', url => url.replace('/api/', '/api%2f')],
        ['dots', url => url.replace('/api/', '/app/%2e%2e/api/%2e/')],
        ['a session', url => url, cookie('session-owner')],
        ['a key in the address', url => `${url}${url.includes('?') ? '&' : '?'}token=key-owner&access_token=key-owner`],
        ['another method in a header', url => url, { 'X-HTTP-Method-Override': 'GET', 'X-Method-Override': 'GET' }],
        ['another address in a header', url => url, { 'X-Original-URL': '/health', 'X-Rewrite-URL': '/health' }],
      ]
      const told = await wrong(
        all.flatMap(({ name }, i) => [0, 1, 2].map(n => ({ name, way: WAYS[(i * 3 + n) % WAYS.length]! }))),
        status => status === 401 || status === 404 || status === 405,
        ({ name, way: [, change, headers = {}] }) => send(name, null, headers, change),
      )
      expect(told).toMatchObject(REFUSED)
    })

    test('HEAD is refused as GET is, OPTIONS tells nothing, and a method that is not there does nothing', async () => {
      const paths = [...new Set([...calls.values()].map(({ url }) => url))]
      const told = await wrong(
        paths.flatMap(url => ['HEAD', 'OPTIONS', 'PROPFIND'].map(method => ({ url, method }))),
        status => status === 401 || status === 404,
        ({ url, method }) => call(method, url, { token: null }),
      )
      expect(told).toMatchObject(REFUSED)
    })

    // Last: here things happen.
    test('is open to a key of the role and the scope of the call, and to nothing more', async () => {
      const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
      const sorted = all.toSorted((a, b) => order.indexOf(partsOf(a.name)[0]) - order.indexOf(partsOf(b.name)[0]))
      const { bad } = await wrong(
        sorted,
        status => status < 500 && status !== 401 && status !== 403,
        ({ name, role, scope }) => call(partsOf(name)[0], calls.get(name)!.url, { token: `key-${role}-${scope}` }),
      )
      expect(bad).toEqual([])
    }, 60_000)
  })
