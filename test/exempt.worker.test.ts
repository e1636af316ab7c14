import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { addCatalogue, count, ORIGIN } from './call.ts'

/** What the self-assessment for the CNIL promises of visitors who were asked nothing (dashboard/measure/criteria.ts). */

const ADDRESS = '203.0.113.77'
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1'
const PLACE = { country: 'FR', city: 'Villeurbanne', postalCode: '69100', latitude: '45.7719', longitude: '4.8902' }
const SEARCH = '?utm_source=meta&fbclid=click-42'

const ask = (path: string, init: RequestInit = {}) =>
  exports.default.fetch(
    new Request(ORIGIN + path, {
      ...init,
      headers: {
        'user-agent': PHONE,
        'cf-connecting-ip': ADDRESS,
        'x-forwarded-for': ADDRESS,
        referer: `${ORIGIN}/spring/ad-1${SEARCH}`,
      },
      cf: PLACE as unknown as CfProperties,
    }),
  )
const visit = (more: object = {}) =>
  ask('/e', {
    method: 'POST',
    body: JSON.stringify({ v: newId(), c: 'spring', a: 'ad-1', r: 'news.example', ...more }),
  })

const tables = async () =>
  (
    await env.DB.prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'd1%' AND name NOT LIKE 'sqlite%'`,
    ).all<{ name: string }>()
  ).results.map(({ name }) => name)
const everything = async () =>
  JSON.stringify(
    await Promise.all(
      (await tables()).map(async name => (await env.DB.prepare(`SELECT * FROM "${name}"`).all()).results),
    ),
  )
const lastTwo = async () => (await env.DB.prepare('SELECT * FROM views ORDER BY id DESC LIMIT 2').all()).results

beforeAll(addCatalogue)

describe('a visit without consent', () => {
  test('sets no cookie, with scripts or without', async () => {
    for (const answer of [await visit(), await ask('/p.gif?c=spring&a=ad-1')]) {
      expect(answer.headers.get('x-pixel')).toMatch(/^stored/)
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
  })

  test('makes no visitor, no touch and no engagement', async () => {
    await visit({ i: 'fbclid=click-42' })
    expect(await Promise.all(['visitors', 'touches', 'engagements', 'contacts'].map(count))).toEqual([0, 0, 0, 0])
    expect(await count('views')).toBeGreaterThan(0)
  })

  test('leaves no address and no user agent in any table', async () => {
    await visit()
    const stored = await everything()
    expect(stored).toContain('news.example') // the visit itself is there
    for (const trace of [ADDRESS, '203.0.113', 'iPhone', 'AppleWebKit', 'click-42']) expect(stored).not.toContain(trace)
  })

  test('keeps the country and nothing closer', async () => {
    await visit()
    const stored = await everything()
    expect(stored).toContain('"country":"FR"')
    for (const place of ['Villeurbanne', '69100', '45.77', '4.89']) expect(stored).not.toContain(place)
  })

  test('tells the host of the page that led here, and nothing more', async () => {
    await visit({ r: 'https://news.example/article?reader=7' })
    await visit({ r: 'news.example/article?reader=7' })
    expect(await everything()).not.toMatch(/reader=7|news\.example\/article/)
  })

  test('has nothing in common with the next of the same browser', async () => {
    await visit()
    await visit()
    const [one, other] = (await lastTwo()) as [Record<string, unknown>, Record<string, unknown>]
    expect(one.id).not.toBe(other.id)
    const known = ['', 0, null, 'spring', 'ad-1', 'news.example', 'FR']
    const shared = Object.keys(one).filter(key => one[key] === other[key] && !known.includes(one[key] as never))
    // What a thousand other visits of the same ad and kind of device share too.
    expect(shared.filter(key => !['source', 'device'].includes(key))).toEqual([])
  })
})
