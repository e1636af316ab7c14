// Long on purpose: the tables of cases of one subject, to be read side by side.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, isLocalName, isPublicAddress } from '../src/lib/address.ts'
import { networkOf } from '../src/lib/rate.ts'
import { type FetchOptions, fetchPublic, refusalOf } from '../src/lib/safe-fetch.ts'

test.each([
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  '0x',
  '0.0.0.0',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '100.127.255.255',
  '168.63.129.16',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.168.1.1',
  '192.168.257',
  '198.18.0.1',
  '198.19.255.255',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '127.0.0.1.',
  '１２７.0.0.1',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  '::',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::808:808',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:2::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
])('%s is not on the public internet', host => {
  expect(isPublicAddress(addressOf(host)!)).toBe(false)
})

test.each([
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '134744072',
  '2606:4700:4700::1111',
  '2a00:1450:4007::2003',
  '2001:4860:4860::8888',
  '2400:cb00:2048:1::c629:d7a2',
])('%s is on the public internet', host => {
  expect(isPublicAddress(addressOf(host)!)).toBe(true)
})

test.each(['example.com', '256.0.0.1', '1.2.3.4.5', '0xg', '::g', '1::2::3', '', 'a.1.2.3.4x', '::1%eth0', '[]'])(
  '"%s" is no address',
  host => {
    expect(addressOf(host)).toBe(null)
  },
)

test('however an IPv4 address is written, it is judged alike', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), n => {
      const bytes = [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]
      const writings = [
        bytes.join('.'),
        `${n}`,
        `0x${n.toString(16)}`,
        `0${n.toString(8)}`,
        bytes.map(byte => `0x${byte.toString(16)}`).join('.'),
        bytes.map(byte => `0${byte.toString(8)}`).join('.'),
        `${bytes[0]}.${n & 0xffffff}`,
      ]
      for (const writing of writings) expect([...addressOf(writing)!], writing).toEqual(bytes)
      const hex = `${(n >>> 16).toString(16)}:${(n & 0xffff).toString(16)}`
      for (const inside of [`::ffff:${hex}`, `::${hex}`, `64:ff9b::${hex}`, `2002:${hex}::`, `::ffff:0:${hex}`])
        expect(isPublicAddress(addressOf(inside)!), inside).toBe(false)
    }),
  )
})

test('however an IPv6 address is written, its sixteen bytes are read', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), groups => {
      const bytes = groups.flatMap(group => [group >> 8, group & 255])
      const long = groups.map(group => group.toString(16).padStart(4, '0').toUpperCase()).join(':')
      expect([...addressOf(`[${long}]`)!]).toEqual(bytes)
      const canonical = new URL(`https://[${long}]/`).hostname
      expect([...addressOf(canonical)!]).toEqual(bytes)
    }),
  )
})

test.each([
  'localhost',
  'LOCALHOST.',
  'printer',
  'a.localhost',
  'nas.local',
  'x.internal',
  'router.home.arpa',
  'db.lan',
])('%s is a name of the local network', name => expect(isLocalName(name)).toBe(true))

test('a limit counts an IPv6 subscriber once, whatever address of theirs is used, and an IPv4 address as it is', () => {
  expect(networkOf('2A01:E0A:1:2::1')).toBe('2a010e0a00010002/64')
  expect(networkOf('2a01:e0a:1:2:ffff:ffff:ffff:ffff')).toBe(networkOf('2a01:e0a:1:2::'))
  expect(networkOf('2a01:e0a:1:3::1')).not.toBe(networkOf('2a01:e0a:1:2::1'))
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
})

test.each(['example.com', 'local.example.com', 'localhost.example.com', 'internal.fr.'])(
  '%s may be a name of the public internet',
  name => expect(isLocalName(name)).toBe(false),
)

interface Asked {
  url: string
  init: RequestInit
}

/** A network: what each name resolves to, and what each URL answers. */
function network(names: Record<string, string[]>, pages: Record<string, (signal: AbortSignal) => unknown> = {}) {
  const asked: Asked[] = []
  const fetchFn = (async (url: string, init: RequestInit) => {
    const at = new URL(url)
    if (at.hostname === 'cloudflare-dns.com') return dns(names, at)
    asked.push({ url, init })
    const page = pages[url]
    if (!page) throw new TypeError('fetch failed')
    return page(init.signal!)
  }) as typeof fetch
  return { fetchFn, asked }
}

function dns(names: Record<string, string[]>, at: URL): Response {
  const found = names[at.searchParams.get('name')!]
  if (!found) return Response.json({ Status: 3, Authority: [] })
  const type = at.searchParams.get('type') === 'A' ? 1 : 28
  const records = found.filter(address => address.includes(':') === (type === 28))
  const alias = { name: 'x', type: 5, TTL: 1, data: 'elsewhere.example.' }
  return Response.json({ Status: 0, Answer: [alias, ...records.map(data => ({ name: 'x', type, TTL: 1, data }))] })
}

const LIMITS: FetchOptions = { maxBytes: 1000, timeoutMs: 1000 }
const NAMES = {
  'shop.example': ['198.41.0.4', '2606:4700::1'],
  'other.example': ['8.8.8.8'],
  'inside.example': ['10.0.0.8'],
  'half.example': ['8.8.8.8', 'fd00::1'],
  'empty.example': [],
}
const textOf = async (answer: ReturnType<typeof fetchPublic>) => {
  const fetched = await answer
  return fetched.ok ? `${fetched.status} ${fetched.url} ${new TextDecoder().decode(fetched.body)}` : fetched.reason
}

test('a public page is fetched, with no header but ours', async () => {
  const { fetchFn, asked } = network(NAMES, { 'https://shop.example/': () => new Response('Hello') })
  expect(await textOf(fetchPublic('https://shop.example', LIMITS, fetchFn))).toBe('200 https://shop.example/ Hello')
  expect(asked).toEqual([
    {
      url: 'https://shop.example/',
      init: {
        method: 'GET',
        headers: { 'User-Agent': 'Like2Lead', Accept: '*/*' },
        redirect: 'manual',
        signal: expect.any(AbortSignal),
      },
    },
  ])
})

test.each([
  ['http://shop.example/', 'not-https'],
  ['ftp://shop.example/', 'not-https'],
  ['javascript:alert(1)', 'not-https'],
  ['/just/a/path', 'not-https'],
  ['https://shop.example:8443/', 'not-https'],
  ['https://shop.example:22/', 'not-https'],
  ['https://user@shop.example/', 'not-https'],
  ['https://:secret@shop.example/', 'not-https'],
  ['https://127.0.0.1/', 'private-address'],
  ['https://0x7f.1/', 'private-address'],
  ['https://2852039166/', 'private-address'],
  ['https://[::1]/', 'private-address'],
  ['https://[::ffff:10.0.0.1]/', 'private-address'],
  ['https://localhost/', 'private-address'],
  ['https://localhost./', 'private-address'],
  ['https://intranet/', 'private-address'],
  ['https://metadata.google.internal/', 'private-address'],
  ['https://inside.example/', 'private-address'],
  ['https://half.example/', 'private-address'],
  ['https://empty.example/', 'unresolvable'],
  ['https://unknown.example/', 'unresolvable'],
] as const)('%s is refused as %s, and nothing is asked of it', async (url, reason) => {
  const { fetchFn, asked } = network(NAMES)
  expect(await fetchPublic(url, LIMITS, fetchFn)).toEqual({ ok: false, reason })
  expect(await refusalOf(url, 1000, fetchFn)).toBe(reason)
  expect(asked).toEqual([])
})

test.each([
  ['no network', () => Promise.reject(new TypeError('fetch failed'))],
  ['an error page', () => Promise.resolve(new Response('busy', { status: 503 }))],
  ['no JSON', () => Promise.resolve(new Response('<html>'))],
  ['a failed lookup', () => Promise.resolve(Response.json({ Status: 2 }))],
  ['an address that is none', () => Promise.resolve(Response.json({ Status: 0, Answer: [{ type: 1, data: 'x.y' }] }))],
  ['an answer without end', () => Promise.resolve(new Response(' '.repeat(70_000)))],
])('a resolver that gives %s makes the name unresolvable', async (_, resolver) => {
  expect(await refusalOf('https://shop.example/', 1000, resolver as typeof fetch)).toBe('unresolvable')
})

test('an address that is public for IPv4 only is not fetched while its IPv6 is unknown', async () => {
  const { fetchFn } = network(NAMES, { 'https://shop.example/': () => new Response('Hello') })
  const half = (async (url: string, init: RequestInit) => {
    return url.endsWith('type=AAAA') ? new Response('', { status: 500 }) : fetchFn(url, init)
  }) as typeof fetch
  expect(await textOf(fetchPublic('https://shop.example/', LIMITS, half))).toBe('unresolvable')
})

const redirect =
  (to: string, status = 302) =>
  () =>
    new Response(null, { status, headers: { Location: to } })

test('a redirect is followed, and another site is not told the headers meant for the first', async () => {
  const { fetchFn, asked } = network(NAMES, {
    'https://shop.example/a': redirect('/b', 301),
    'https://shop.example/b': redirect('https://other.example/c'),
    'https://other.example/c': () => new Response('there'),
  })
  const options = { ...LIMITS, headers: { 'X-Key': 'k' }, accept: 'text/html' }
  expect(await textOf(fetchPublic('https://shop.example/a', options, fetchFn))).toBe(
    '200 https://other.example/c there',
  )
  expect(asked.map(({ init }) => init.headers)).toEqual([
    { 'User-Agent': 'Like2Lead', Accept: 'text/html', 'X-Key': 'k' },
    { 'User-Agent': 'Like2Lead', Accept: 'text/html', 'X-Key': 'k' },
    { 'User-Agent': 'Like2Lead', Accept: 'text/html' },
  ])
})

test.each([
  ['https://10.0.0.1/', 'private-address'],
  ['http://other.example/', 'not-https'],
  ['//inside.example/', 'private-address'],
  ['https://nowhere.example/', 'unresolvable'],
  ['https://', 'not-https'],
  ['https://shop.example/a', 'too-many-redirects'],
] as const)('a redirect to %s ends in %s', async (to, reason) => {
  const { fetchFn, asked } = network(NAMES, { 'https://shop.example/a': redirect(to) })
  expect(await textOf(fetchPublic('https://shop.example/a', LIMITS, fetchFn))).toBe(reason)
  expect(new Set(asked.map(({ url }) => url))).toEqual(new Set(['https://shop.example/a']))
  expect(asked.length).toBe(reason === 'too-many-redirects' ? 4 : 1)
})

test('what is posted is never sent on to where a redirect points', async () => {
  const { fetchFn, asked } = network(NAMES, { 'https://shop.example/a': redirect('https://other.example/', 307) })
  const options = { ...LIMITS, method: 'POST' as const, body: 'secret' }
  expect(await textOf(fetchPublic('https://shop.example/a', options, fetchFn))).toBe('307 https://shop.example/a ')
  expect(asked.map(({ url, init }) => [url, init.method, init.body])).toEqual([
    ['https://shop.example/a', 'POST', 'secret'],
  ])
})

test('a body over the limit is refused, or cut when asked, and the rest of it is not read', async () => {
  let pulled = 0
  const endless = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        pull: controller => {
          pulled++
          controller.enqueue(new Uint8Array(300).fill(97))
        },
      }),
    )
  const { fetchFn } = network(NAMES, { 'https://shop.example/': endless })
  expect(await textOf(fetchPublic('https://shop.example/', LIMITS, fetchFn))).toBe('too-large')
  const cut = await fetchPublic('https://shop.example/', { ...LIMITS, cut: true }, fetchFn)
  expect(cut.ok && cut.body.length).toBe(1000)
  expect(pulled).toBeLessThan(20)
})

test('a body of exactly the limit is whole', async () => {
  const { fetchFn } = network(NAMES, { 'https://shop.example/': () => new Response('a'.repeat(1000)) })
  const fetched = await fetchPublic('https://shop.example/', LIMITS, fetchFn)
  expect(fetched.ok && fetched.body.length).toBe(1000)
})

test('one time-out covers the answer and its body', async () => {
  const never = () => new Promise(() => {})
  const stalls = () => new Response(new ReadableStream({ start: controller => controller.enqueue(new Uint8Array(1)) }))
  const { fetchFn } = network(NAMES, { 'https://shop.example/': never, 'https://other.example/': stalls })
  const hasty = { ...LIMITS, timeoutMs: 30 }
  expect(await textOf(fetchPublic('https://shop.example/', hasty, fetchFn))).toBe('timeout')
  expect(await textOf(fetchPublic('https://other.example/', hasty, fetchFn))).toBe('timeout')
})

test('a connection that fails, or breaks off in the middle of a body, is a network failure', async () => {
  const breaks = () =>
    new Response(
      new ReadableStream({
        start: controller => controller.enqueue(new Uint8Array(1)),
        pull: controller => controller.error(new Error('reset')),
      }),
    )
  const { fetchFn } = network(NAMES, { 'https://shop.example/': breaks })
  expect(await textOf(fetchPublic('https://shop.example/', LIMITS, fetchFn))).toBe('network')
  expect(await textOf(fetchPublic('https://other.example/', LIMITS, fetchFn))).toBe('network')
})
