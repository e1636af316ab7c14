import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { fromBase64url, toBase64url, toHex } from '../src/lib/bytes.ts'
import { blindIndex, open, sameSecret, seal, sign, verify } from '../src/lib/crypto.ts'
import { csvRow, isFormula, withoutFormula } from '../src/lib/csv.ts'
import { currencyCode } from '../src/lib/currency.ts'
import { everyAnswerHas } from '../src/lib/every-answer.ts'
import { issuesOf } from '../src/lib/http.ts'
import { isUuidV7, mintedAt, newId } from '../src/lib/ids.ts'
import { httpsUrl, line, paragraph, slug } from '../src/lib/text.ts'
import { TimeoutError, within } from '../src/lib/time.ts'

const KEY = 'a key of this test'

describe('sealing', () => {
  test('whatever is sealed opens again, for the same place and key only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.string(), async (value, place) => {
        const sealed = await seal(KEY, place, value)
        expect(await open(KEY, place, sealed)).toEqual(JSON.parse(JSON.stringify(value)))
        await expect(open(KEY, `${place}!`, sealed)).rejects.toThrow()
        await expect(open('another key', place, sealed)).rejects.toThrow()
      }),
      { numRuns: 30 },
    )
  })

  test('the same value sealed twice looks different, and does not show what it holds', async () => {
    const [one, two] = await Promise.all([seal(KEY, 'p', 'camille@example.com'), seal(KEY, 'p', 'camille@example.com')])
    expect(one).not.toBe(two)
    expect(atob(one.split('.')[2]!.replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('camille')
  })

  test('a text that was never sealed here is refused', async () => {
    for (const text of ['', 'k1', 'k1..', 'k9.AAAA.AAAA', 'hello']) await expect(open(KEY, 'p', text)).rejects.toThrow()
  })

  test('a blind index is the same for the same value, and another for another kind, value or key', async () => {
    const index = await blindIndex(KEY, 'email', 'a@example.com')
    expect(await blindIndex(KEY, 'email', 'a@example.com')).toBe(index)
    const others = [
      blindIndex(KEY, 'phone', 'a@example.com'),
      blindIndex(KEY, 'email', 'b@example.com'),
      blindIndex('other', 'email', 'a@example.com'),
    ]
    expect(await Promise.all(others)).not.toContain(index)
  })
})

describe('signing', () => {
  test('a signed text is read back for its purpose, and never after one character changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), fc.nat(), async (text, at) => {
        const signed = await sign(KEY, 'form', text)
        expect(await verify(KEY, 'form', signed)).toBe(text)
        expect(await verify(KEY, 'preview', signed)).toBeNull()
        const i = at % signed.length
        const changed = signed.slice(0, i) + (signed[i] === 'A' ? 'B' : 'A') + signed.slice(i + 1)
        expect(await verify(KEY, 'form', changed)).not.toBe(text)
      }),
      { numRuns: 30 },
    )
  })

  test('keys of purposes that visitors make up are not remembered for ever', async () => {
    const derive = vi.spyOn(crypto.subtle, 'deriveKey')
    await sign(KEY, 'visitor 0', 'text')
    for (let i = 1; i <= 500; i++) await sign(KEY, `visitor ${i}`, 'text')
    await sign(KEY, 'visitor 500', 'text')
    expect(derive).toHaveBeenCalledTimes(501)
    await sign(KEY, 'visitor 0', 'text')
    expect(derive).toHaveBeenCalledTimes(502)
    derive.mockRestore()
  })

  test('secrets of any length are compared without throwing', async () => {
    expect(await sameSecret('', 'x')).toBe(false)
    expect(await sameSecret('same', 'same')).toBe(true)
    expect(await sameSecret('same', 'sama')).toBe(false)
  })
})

test('bytes survive base64url and hex', () => {
  fc.assert(
    fc.property(fc.uint8Array(), bytes => {
      expect([...fromBase64url(toBase64url(bytes))]).toEqual([...bytes])
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
    }),
  )
})

test('ids are UUIDv7 that tell when they were minted', () => {
  const id = newId()
  expect(isUuidV7(id)).toBe(true)
  expect(Math.abs(Date.now() - mintedAt(id))).toBeLessThan(5000)
  for (const not of ['', id.toUpperCase(), id.replace(/-7(?=...-[89ab])/, '-4'), `${id} `, 'x'.repeat(36)])
    expect(isUuidV7(not)).toBe(false)
})

test.each([
  [['a', 'b'], 'a,b\r\n'],
  [['a,b', 'say "hi"', 'two\nlines'], '"a,b","say ""hi""","two\nlines"\r\n'],
  [['', ''], ',\r\n'],
])('the cells %j are the line %j', (cells, text) => expect(csvRow(cells)).toBe(text))

test.each(['=cmd|calc', '+1', '-2', '@SUM(1)', '\t=1', '\r=1', '=+-@x', ' =1', '＝1'])(
  'the cell %j would be a formula, and is none without its sign',
  cell => {
    expect(isFormula(cell)).toBe(true)
    expect(isFormula(withoutFormula(cell))).toBe(false)
  },
)

test.each(['Zoé', 'Jean-Pierre', "O'Neil", 'A+B', '75011', ''])('the cell %j is no formula, and stays', cell => {
  expect(isFormula(cell)).toBe(false)
  expect(withoutFormula(cell)).toBe(cell)
})

describe('text that people type', () => {
  test.each([
    ['  café  ', 'café'],
    ['cafe\u0301', 'café'],
    ['30 % offerts ! 🎉', '30 % offerts ! 🎉'],
  ])('%j is kept as %j', (typed, kept) => expect(line(50).parse(typed)).toBe(kept))

  test.each([
    '',
    '   ',
    'two\nlines',
    'tab\there',
    'bell\u0007',
    'slot\ue000',
    'lone \ud800 surrogate',
    'x'.repeat(51),
  ])('%j is refused as a line', text => expect(line(50).safeParse(text).success).toBe(false))

  test('a paragraph may break lines, and may be empty', () => {
    expect(paragraph(50).parse('a\nb')).toBe('a\nb')
    expect(paragraph(50).parse('')).toBe('')
  })

  test('a megabyte becomes text and comes back as it was', () => {
    const bytes = Uint8Array.from({ length: 1024 * 1024 }, (_, at) => (at * 31) % 256)
    expect(Buffer.compare(fromBase64url(toBase64url(bytes)), bytes)).toBe(0)
  })

  test.each(['javascript:alert(1)', 'http://example.com', 'data:text/html,x', '//example.com', 'https://'])(
    '%s is not an https address',
    url => expect(httpsUrl.safeParse(url).success).toBe(false),
  )

  test.each(['a', 'spring-2027', '0', 'x'.repeat(64)])('%s is a slug', text =>
    expect(slug.safeParse(text).success).toBe(true),
  )
  test.each(['', '-a', 'a-', 'é', 'a b', 'a/b', 'A', 'x'.repeat(65), '..'])('%j is not a slug', text =>
    expect(slug.safeParse(text).success).toBe(false),
  )
})

test('work that takes too long is given up with what it was', async () => {
  await expect(within(10, 'reading a page', new Promise(() => {}))).rejects.toThrow(
    new TimeoutError('reading a page took more than 10 ms'),
  )
  expect(await within(1000, 'nothing', Promise.resolve(7))).toBe(7)
})

describe('what is wrong with a field is said so that a person can mend it', () => {
  test.each([
    [line(255), undefined, 'is missing'],
    [line(255), null, 'expected text'],
    [line(255), ' ', 'may not be empty'],
    [line(255), 'x'.repeat(256), 'at most 255 characters; these are 256'],
    [line(255), 'x'.repeat(2000), 'at most 255 characters; these are 2000'],
    [z.string().min(8), 'x', 'at least 8 characters'],
    [z.int().min(1).max(9), 12, 'at most 9'],
    [z.int().min(1).max(9), 0, 'at least 1'],
    [z.int(), 'x', 'expected a number'],
    [z.array(z.string()).min(1), [], 'may not be empty'],
    [z.array(z.string()).max(1), ['a', 'b'], 'at most 1 of them; these are 2'],
    [z.array(z.string()), {}, 'expected a list'],
    [z.strictObject({ a: z.string() }), { a: 'x', b: 1 }, 'unknown field'],
    [z.enum(['fr', 'en']), 'de', 'one of fr, en'],
    [httpsUrl, 'javascript:alert(1)', 'an https address: https://example.com/page'],
    [z.email(), 'x', 'an e-mail address'],
    [currencyCode, 'XYZ', 'ISO 4217: "EUR"'],
    [currencyCode, 'eur', 'ISO 4217: "EUR"'],
    [slug, 'A b', 'lower-case letters, digits and inner hyphens, 1 to 64'],
  ])('%#', (schema: z.ZodType, value, message) => {
    const { error } = z.object({ field: schema }).safeParse({ field: value })
    expect(issuesOf(error!)[0]?.message).toBe(message)
  })
})

describe('a header of every answer', () => {
  let made: Response | undefined
  const app = new Hono()
    .use((c, next) => everyAnswerHas(c, 'X-Always', 'yes', next))
    .get('/usual', c => (made = c.body('page', 200, { ETag: '"1"' })))
    .get('/own', () => new Response('file', { headers: { ETag: '"2"' } }))
    .get('/broken', () => Promise.reject(new Error('on purpose')))
  app.onError((_, c) => c.json({}, 500))

  test('is on the usual one, which is handed out as it was made', async () => {
    const answer = await app.request('/usual')
    expect(answer).toBe(made)
    expect([...answer.headers]).toEqual([
      ['content-type', 'text/plain;charset=UTF-8'],
      ['etag', '"1"'],
      ['x-always', 'yes'],
    ])
  })

  test('is on one that a handler made by itself, on a failure and on what is not there', async () => {
    const answers = await Promise.all(['/own', '/broken', '/nowhere'].map(path => app.request(path)))
    expect(answers.map(({ status, headers }) => [status, headers.get('x-always')])).toEqual([
      [200, 'yes'],
      [500, 'yes'],
      [404, 'yes'],
    ])
    expect(answers[0]!.headers.get('etag')).toBe('"2"')
    expect(await answers[0]!.text()).toBe('file')
  })
})
