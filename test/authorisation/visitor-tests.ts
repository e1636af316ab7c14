import { describe, expect, test } from 'vitest'
import type { Names } from '../api-world.ts'
import { call } from '../call.ts'
import { REFUSED, wrong } from './asked.ts'
import { unseen, visitorRoutes } from './mounted.ts'
import { partsOf, rulesIn } from './rules.ts'
import { VISITORS } from './visitors.ts'
import { cookie } from './world.ts'

const visitors = rulesIn(VISITORS)

export const visitorTests = (names: () => Names): unknown =>
  describe('what visitors, mails and platforms open', () => {
    test('has a rule for every route, and no router is left out', () => {
      expect(visitorRoutes().sort()).toEqual([...visitors.keys()].sort())
      expect(unseen()).toEqual([])
    })

    const OF_ONE = '/audit-energie/maison-froide'
    const of = (rule: string) => [...visitors].filter(([, is]) => is === rule).map(([name]) => partsOf(name))
    const at = (path: string) =>
      path
        .replace(':campaign/:ad', OF_ONE.slice(1))
        .replace(':campaign', 'audit-energie')
        .replace(/:feed\/:file/, `${names().feed}/google.csv`)
        .replace(/:brand\/:page/, 'maison-demo/privacy')
        .replace(/:\w+(\{[^}]*\})?/g, 'made-up')

    test('what visitors open asks for no credential', async () => {
      const { bad } = await wrong(
        of('anybody').filter(([method]) => method === 'GET'),
        status => status < 500 && status !== 401 && status !== 403,
        ([method, path]) => call(method, at(path), { token: null }),
      )
      expect(bad).toEqual([])
    })

    test('a link that we did not sign, a feed without its password and a choice that another site sent change nothing', async () => {
      const told = await wrong(
        ['signed link', 'password', 'own page'].flatMap(rule =>
          of(rule).map(([method, path]) => ({ rule, method, path })),
        ),
        (status, { rule }) => status === { 'signed link': 404, password: 401, 'own page': 403 }[rule],
        ({ method, path }) =>
          call(method, `${at(path)}?t=made-up&token=made-up&c=made-up`, {
            token: 'key-owner',
            headers: { ...cookie('session-owner'), Origin: 'https://evil.example' },
            ...(method === 'POST' && {
              raw: new URLSearchParams({ t: 'made-up', token: 'made-up', choice: 'granted' }),
            }),
          }),
      )
      expect(told).toMatchObject(REFUSED)
    })
  })
