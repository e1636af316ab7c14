import { describe, expect, test } from 'vitest'
import { type Line, logOf } from '../src/lib/log.ts'
import { inRequest, isRay, requestId } from '../src/lib/request-id.ts'
import { scrub, toldOf } from '../src/lib/scrub.ts'

const at = Date.parse('2026-12-01T08:00:00Z')

function written() {
  const lines: Line[] = []
  const clock = { now: at }
  return {
    ...logOf(
      line => lines.push(line),
      () => clock.now,
    ),
    lines,
    clock,
  }
}

describe('what is logged', () => {
  test('is one line with its time, its level, its event, the request and what happened', () => {
    const { log, lines } = written()
    inRequest('8f1d2c3b4a596877-CDG', () => log('error', 'lead.not-stored', { page: '/spring/ad-1' }))
    expect(lines).toEqual([
      {
        at: '2026-12-01T08:00:00.000Z',
        level: 'error',
        event: 'lead.not-stored',
        request: '8f1d2c3b4a596877-CDG',
        page: '/spring/ad-1',
      },
    ])
  })

  test('says where an error came from, and neither an address, a number nor a key that it names', () => {
    const { log, lines } = written()
    const key = 'l2l_key_Zm9vYmFyYmF6cXV4MTIzNDU2'
    log('error', 'job.failed', {}, new TypeError(`no +33 6 12 34 56 78 of léa.o'neil@example.com with ${key}`))
    const [line] = lines as [Line & { error: string; where: string }]
    expect(line.error).toBe('TypeError: no [number] of [e-mail] with [key]')
    expect(line.where).toContain('log.test.ts')
    expect(JSON.stringify(line)).not.toMatch(/example\.com|12 34|Zm9v/)
  })

  test('never repeats the body that was no JSON', () => {
    const error = (() => {
      try {
        return JSON.parse('{"name": Jeanne}')
      } catch (thrown) {
        return thrown
      }
    })()
    expect(String(error)).toContain('Jeanne')
    expect(toldOf(error).error).toBe('SyntaxError: not what was expected')
  })

  test.each([
    [
      '/api/contacts/0193a8f2-1234-7567-8123-123456789012/link',
      '/api/contacts/0193a8f2-1234-7567-8123-123456789012/link',
    ],
    ['/preview/spring/ad-1/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5', '/preview/spring/ad-1/[key]'],
    ['/audit-energie-2026/maison-froide-et-humide-2', '/audit-energie-2026/maison-froide-et-humide-2'],
    ['/x/lea%40example.com', '/x/[e-mail]'],
    ['UNIQUE constraint failed: contacts.email_index', 'UNIQUE constraint failed: contacts.email_index'],
    ['0612345678', '[number]'],
    ['x'.repeat(5000), 'x'.repeat(300)],
  ])('of %s it says %s', (text, said) => expect(scrub(text)).toBe(said))

  test('takes no longer for a text made to be slow than for any other of its length', () => {
    const steps = (text: string) => scrub(text).length // 300 at most, of 1,200 that are looked at
    for (const bad of ['a'.repeat(1e6), '1 '.repeat(1e6), 'A1'.repeat(1e6), `${'a@'.repeat(1e6)}`, '0-'.repeat(1e6)])
      expect(steps(bad)).toBeLessThanOrEqual(300)
  })
})

describe('a flood', () => {
  test('writes 20 lines of an event a minute, and then how many more there were', () => {
    const { log, lines, clock } = written()
    for (let i = 0; i < 5000; i++) log('error', 'request.broke')
    log('warn', 'hosts.not-read')
    expect(lines.filter(({ event }) => event === 'request.broke')).toHaveLength(20)
    expect(lines.at(-1)!.event).toBe('hosts.not-read')
    clock.now += 60_000
    log('error', 'request.broke')
    expect(lines.slice(-2)).toMatchObject([
      { event: 'log.held-back', of: 'request.broke', times: 4980 },
      { event: 'request.broke' },
    ])
  })

  test('of refused beacons is counted: a line a minute for each reason', () => {
    const { count, tellCounts, lines, clock } = written()
    tellCounts()
    for (let i = 0; i < 3000; i++) count('beacon.refused', 'too-often')
    count('beacon.refused', 'not-json')
    tellCounts()
    expect(lines).toEqual([])
    clock.now += 60_000
    tellCounts()
    tellCounts()
    expect(lines).toMatchObject([
      { event: 'beacon.refused', what: 'too-often', times: 3000, seconds: 60 },
      { event: 'beacon.refused', what: 'not-json', times: 1, seconds: 60 },
    ])
  })
})

describe('the id of a request', () => {
  test('goes with the work through whatever it awaits, and two at once are not confused', async () => {
    const work = (id: string) =>
      inRequest(id, async () => {
        await new Promise(resolve => setTimeout(resolve, 1))
        return requestId()
      })
    expect(await Promise.all([work('a'), work('b')])).toEqual(['a', 'b'])
    expect(requestId()).toBe('')
  })

  test.each(['8f1d2c3b4a596877', '8f1d2c3b4a596877-CDG'])('is Cloudflare’s own: %s', ray =>
    expect(isRay(ray)).toBe(true),
  )

  test.each(['', 'lea@example.com', '8f1d2c3b4a596877-CDG\n{"level":"error"}', '8F1D2C3B4A596877', undefined])(
    'is not what anybody makes up: %s',
    text => expect(isRay(text)).toBe(false),
  )
})
