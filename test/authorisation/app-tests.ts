import { describe, expect, test } from 'vitest'
import type { Names } from '../api-world.ts'
import { call } from '../call.ts'
import { APP } from './app.ts'
import { lesser, REFUSED, wrong } from './asked.ts'
import { dashboardRoutes } from './mounted.ts'
import { partsOf, rulesIn } from './rules.ts'
import { addressOf, cookie } from './world.ts'

const app = rulesIn(APP)
const DOORS = ['GET /sign-in', 'POST /sign-in', 'POST /sign-out', 'GET /:file{desk-[0-9a-f]{8}\\.(?:css|js)}']
/** Forms whose address, opened, leads to the page above it. */
const FORMS = dashboardRoutes().filter(name => name.startsWith('GET') && !app.has(name) && !DOORS.includes(name))

export const appTests = (names: () => Names): unknown =>
  describe('/app', () => {
    test('has a rule for every page and every form, and one of them for every rule', () => {
      const shown = dashboardRoutes().filter(name => !FORMS.includes(name))
      expect(shown.sort()).toEqual([...app.keys(), ...DOORS].sort())
      expect(FORMS.filter(name => !app.has(name.replace('GET', 'POST')))).toEqual([])
    })

    const all = [...app].map(([name, role]) => {
      const [method, path] = partsOf(name)
      return { name, method, path, role }
    })
    const send = (method: string, path: string, headers: Record<string, string>, change = (url: string) => url) =>
      call(method, change(addressOf(path, names())), {
        token: null,
        headers,
        ...(method === 'POST' && { raw: new URLSearchParams() }),
      })
    const DOOR = /^\/app\/sign-in(\?(back=|ended)|$)/
    /** 401 is what leads to the door. */
    const door = async (asked: ReturnType<typeof call>) => {
      const { status, headers } = await asked
      return { status: status === 303 && DOOR.test(headers.get('location') ?? '') ? 401 : status }
    }

    /** 0 is a refusal that does not say in the viewer's language which role it takes. */
    const inFrench = async (asked: ReturnType<typeof call>) => {
      const { status, text } = await asked
      return { status: status === 403 && !text.includes('Il faut au moins le rôle') ? 0 : status }
    }

    test('leads to the door whoever has no session, or one that is over, made up or of somebody who was removed', async () => {
      const dead: Record<string, string>[] = [
        cookie('session-expired'),
        cookie('session-removed'),
        { ...cookie('made-up'), Authorization: 'Bearer key-owner' },
      ]
      const told = await wrong(
        all.flatMap(({ method, path }, i) => [{}, dead[i % dead.length]!].map(headers => ({ method, path, headers }))),
        status => status === 401,
        ({ method, path, headers }) => door(send(method, path, headers)),
      )
      expect(told).toEqual({ ...REFUSED, asked: all.length * 2 })
    })

    test('is closed to each role below the one of the page', async () => {
      const told = await wrong(
        all.flatMap(each => lesser(each.role).map(as => ({ ...each, as }))),
        (status, { name }) => status === (name === 'GET /team' ? 302 : 403), // others are led to their own account
        ({ method, path, as }) => inFrench(send(method, path, { ...cookie(`session-${as}`), 'Accept-Language': 'fr' })),
      )
      expect(told).toMatchObject(REFUSED)
      expect(told.asked).toBeGreaterThan(200)
    })

    test('takes no form that another site sent, whoever is signed in', async () => {
      const ELSEWHERE: Record<string, string>[] = [
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { 'Sec-Fetch-Site': 'none', Origin: 'https://l2l.example' },
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { Origin: 'https://l2l.example.evil.example' },
        { Origin: 'http://l2l.example' },
      ]
      const forms = dashboardRoutes().filter(name => name.startsWith('POST '))
      const told = await wrong(
        forms.flatMap((name, i) =>
          [0, 1].map(n => ({ path: partsOf(name)[1], from: ELSEWHERE[(i * 2 + n) % ELSEWHERE.length]! })),
        ),
        status => status === 403,
        ({ path, from }) => send('POST', path, { ...cookie('session-owner'), ...from }),
      )
      expect(told).toEqual({ ...REFUSED, asked: forms.length * 2 })
    })

    test('opening the address of a form does nothing but lead to the page above it', async () => {
      const told = await wrong(
        FORMS,
        status => status === 302,
        name => send('GET', partsOf(name)[1], cookie('session-owner')),
      )
      expect(told).toMatchObject(REFUSED)
      expect(told.asked).toBeGreaterThan(50)
    })

    test('no other way to write an address and no other method opens it to a viewer', async () => {
      const WAYS: [(method: string) => string, (url: string) => string, object?][] = [
        [method => method, url => `${url}/`],
        [method => method, url => url.replace('/app/', '/app//')],
        [method => method, url => url.replace('/app/', '/APP/')],
        [method => method, url => url.replace('/app/', '/%61pp/')],
        [method => (method === 'GET' ? 'HEAD' : 'PUT'), url => url],
        [() => 'OPTIONS', url => url],
        [() => 'GET', url => `${url}?_method=POST`, { 'X-HTTP-Method-Override': 'POST' }],
      ]
      const told = await wrong(
        all
          .filter(({ role, name }) => role !== 'viewer' && name !== 'GET /team')
          .flatMap((each, i) => [0, 1].map(n => ({ ...each, way: WAYS[(i * 2 + n) % WAYS.length]! }))),
        status => status >= 300 && status < 500,
        ({ method, path, way: [how, change, headers = {}] }) =>
          send(how(method), path, { ...cookie('session-viewer'), ...headers }, change),
      )
      expect(told).toMatchObject(REFUSED)
    })

    // Last: here things happen.
    test('is open to the role of the page', async () => {
      const { bad } = await wrong(
        all.toSorted((a, b) => a.method.localeCompare(b.method)),
        status => status < 500 && status !== 401 && status !== 403,
        ({ method, path, role }) => door(send(method, path, cookie(`session-${role}`))),
      )
      expect(bad).toEqual([])
    }, 60_000)
  })
