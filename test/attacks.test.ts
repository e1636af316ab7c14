import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { deviceOf } from '../src/accounts/device.ts'
import { markOf } from '../src/contacts/crm/amounts.ts'
import { cleanEmail, cleanPhone } from '../src/contacts/identity.ts'
import { backTo } from '../src/dashboard/back.ts'
import { destinations } from '../src/destinations/index.ts'
import { addressOf, isLocalName } from '../src/lib/address.ts'
import { selectorOf } from '../src/lib/css.ts'
import { isFormula, withoutFormula } from '../src/lib/csv.ts'
import { beacon } from '../src/pixel/beacon.ts'
import { pagePath } from '../src/pixel/facts/page-path.ts'
import { isUtm, MAX_UTM, paramsOf } from '../src/pixel/facts/params.ts'
import { LISTS } from './fakes/lists.ts'

const ROOT = path.join(import.meta.dirname, '../src')
const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !/^local|browser\/|\.gen\.ts$/.test(name))
  .map(name => ({ name: name.split(path.sep).join('/'), text: readFileSync(path.join(ROOT, name), 'utf8') }))

describe('asking other servers (SSRF)', () => {
  test('only four files fetch: addresses that people name go through the one that judges them first', () => {
    const fetching = sources.filter(({ text }) => /(?<![\w.])fetch(?:Fn)?\(/.test(text.replace(/`[^`]*`/g, '')))
    expect(fetching.map(({ name }) => name).sort()).toEqual([
      'deliveries/platforms/exchange.ts', // an ad platform's own address: the next test
      'lib/safe-fetch.ts',
      'pages/form/turnstile.ts', // Cloudflare's own
    ])
  })

  test('no setting of a connection decides which host is asked', () => {
    const chosen = sources.filter(({ name, text }) => name.startsWith('destinations/') && /https:\/\/\$\{/.test(text))
    expect(chosen.map(({ name }) => name)).toEqual([])
    for (const [name, { settings }] of Object.entries(destinations)) {
      const { settings: good } = LISTS[name as keyof typeof LISTS]
      for (const key of Object.keys(good))
        for (const odd of ['../../evil', 'x@evil.example', 'a/b', '1?x=1', '1#x', '\r\nHost: evil.example'])
          expect([name, key, odd, settings.safeParse({ ...good, [key]: odd }).success]).toEqual([name, key, odd, false])
    }
  })
})

describe('guessing (timing)', () => {
  test('what is secret is compared by sameSecret, or looked up by its hash, and never by ===', () => {
    const secret =
      /\b\w*(?:token|secret|signature|password|mac)\w*\s*[!=]==\s*(?!undefined|null|''|'wOF)[\w(`]|[\w)\]]\s*[!=]==\s*\w*(?:token|secret|signature|password)\b/i
    const lines = sources.flatMap(({ name, text }) =>
      text.split('\n').flatMap(line => (secret.test(line) ? [`${name}: ${line.trim()}`] : [])),
    )
    const known = [/secret === '(DATA|SIGNING)_KEY'/, /secret === name && key_id/] // names of secrets
    expect(lines.filter(line => !known.some(each => each.test(line)))).toEqual([])
  })
})

describe('leading away (open redirect, header injection)', () => {
  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/app/../../evil',
    '/app//evil.example',
    '/app\r\nSet-Cookie: a=b',
    '/app?x=\r\nLocation: //evil.example',
    '/app%2f..%2f..%2f',
    '/apple',
    ' /app',
    '/app/@evil.example',
    '/app;//evil.example',
  ])('the dashboard leads back to no %j', asked => {
    const to = backTo(asked)
    if (to === null) return
    expect(new URL(to, 'https://l2l.example').origin).toBe('https://l2l.example')
    expect(new URL(to, 'https://l2l.example').pathname).toMatch(/^\/app(\/|$)/)
    expect(to).not.toMatch(/[\r\n\\]/)
  })
})

describe('long texts (ReDoS)', () => {
  /** Whoever takes the square of the length takes minutes for these, and whoever reads them once a few milliseconds. */
  const LONG = 200_000
  const UNITS = [
    'a',
    '0',
    ' ',
    '-',
    '.',
    '@',
    '%',
    '=',
    '(',
    ';q=',
    '\t',
    'a.',
    'a@',
    '0 ',
    'a ',
    '> ',
    '::',
    ',',
    '{{',
    '[[',
    '__A',
    '/a',
    '+3',
    '%40',
    '\u00a0',
    'é',
  ]
  const READERS: Record<string, (text: string) => unknown> = {
    'an e-mail': cleanEmail,
    'a phone': text => cleanPhone(text, 'FR'),
    'a link that brought somebody': text => paramsOf(`utm_source=${text}&utm_${text}=1`, isUtm, MAX_UTM),
    'the path of a page': pagePath,
    'a beacon': text =>
      beacon.safeParse({ v: text, c: text, q: text, r: text, L: text, E: [[text, 1, { [text]: text }]], F: [text] }),
    'a User-Agent': deviceOf,
    'where to lead back': backTo,
    'a host': text => [addressOf(text), isLocalName(text)],
    'a cell': text => [isFormula(text), withoutFormula(text)],
    'an amount': text => markOf([text]),
    'a selector of a page that is judged': selectorOf,
  }
  test.each(Object.entries(READERS))('%s of 200,000 characters is read, or refused, at once', (_, read) => {
    for (const unit of UNITS) {
      const text = unit.repeat(LONG / unit.length)
      const began = performance.now()
      for (const hostile of [text, `a${text}!`]) read(hostile)
      expect([unit, performance.now() - began < 3000]).toEqual([unit, true])
    }
  })
})
