import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { siteOf } from '../src/pixel/facts/site.ts'
import { checkPage } from '../src/pixel/install/check.ts'
import { blockOf, policiesOf } from '../src/pixel/install/csp.ts'
import { fetchPage } from '../src/pixel/install/fetched.ts'
import { seenIn } from '../src/pixel/install/tags.ts'

const FOLDER = path.join(import.meta.dirname, 'fixtures/install')
const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8')

const ground = {
  hosts: ['l2l.brand.fr', 'like2lead.workers.dev'],
  campaigns: new Set(['spring', 'autumn']),
}
const page = { asked: 'https://www.brand.fr/', url: 'https://www.brand.fr/', policies: '', trials: '' }

const groundOf = (url: string) => ({ ...ground, isDeclared: url.startsWith('https://www.brand.fr/') })

/** The page of a fixture, the rest as given, and each finding as [severity code, line, values]. */
const findingsOf = (name: string, given: Partial<typeof page>) =>
  checkPage(seenIn(read(`${name}.html`)), { ...page, ...given }, groundOf(given.url ?? page.url)).map(
    ({ code, severity, place, values }) => [`${severity} ${code}`, place?.line ?? null, values],
  )

describe('the checker tells of a page', () => {
  test.each(readdirSync(FOLDER).filter(file => file.endsWith('.html')))('%s what its fixture says', file => {
    const name = file.slice(0, -5)
    const { given, expect: expected } = JSON.parse(read(`${name}.json`))
    expect(findingsOf(name, given)).toEqual(expected)
  })

  test('where the tag is, as it is written there', () => {
    const [found] = checkPage(seenIn(read('plain.html')), page, groundOf(page.url))
    expect(found?.place).toEqual({
      line: 6,
      tag: '<script defer src="https://l2l.brand.fr/p.js" data-campaign="spring">',
    })
  })

  test('nothing but that the pixel is missing when it is an empty page', () => {
    expect(checkPage(seenIn(''), page, groundOf(page.url)).map(({ code }) => code)).toEqual(['no-pixel'])
  })

  test('in time, of a hostile megabyte', () => {
    for (const part of ['<!-- <script /p.js', '<script src=/p.js data-campaign=', '<noscript>', '\n', '<!-->'])
      checkPage(seenIn(part.repeat(1_000_000 / part.length)), page, groundOf(page.url))
  }, 10_000)
})

describe('a policy', () => {
  const wish = {
    directives: ['script-src-elem', 'script-src', 'default-src'],
    url: 'https://l2l.brand.fr/p.js',
    page: 'https://www.brand.fr/',
    nonce: null as string | null,
  }
  const block = (policy: string, given = {}) => blockOf(policiesOf(policy)[0]!, { ...wish, ...given })

  test.each([
    ['img-src *'],
    ['script-src *'],
    ['script-src https:'],
    ["script-src 'self' l2l.brand.fr"],
    ['script-src *.brand.fr'],
    ['script-src https://l2l.brand.fr:443'],
    ['script-src http://l2l.brand.fr/'],
    ['script-src https://l2l.brand.fr/p.js'],
    ["script-src 'none'; script-src-elem https://l2l.brand.fr"],
    ['default-src *; script-src https://l2l.brand.fr'],
    ['script-src https://l2l.brand.fr; script-src https://other.example'],
  ])('lets the script in: %s', policy => expect(block(policy)).toBeNull())

  test.each([
    ["script-src 'none'", 'script-src https://l2l.brand.fr'],
    ["default-src 'self'", "script-src 'self' https://l2l.brand.fr"],
    ["script-src 'self' *.l2l.brand.fr", "script-src 'self' *.l2l.brand.fr https://l2l.brand.fr"],
    ['script-src https://l2l.brand.fr/other/', 'script-src https://l2l.brand.fr/other/ https://l2l.brand.fr'],
    ['script-src-elem data:', 'script-src-elem data: https://l2l.brand.fr'],
    ['script-src https://l2l.brand.fr:8443', 'script-src https://l2l.brand.fr:8443 https://l2l.brand.fr'],
  ])('keeps it out, and says what it would have to be: %s', (policy, full) => expect(block(policy)?.full).toBe(full))

  test('with a nonce lets in the tag that has it', () => {
    const policy = "script-src 'nonce-abc' 'strict-dynamic' https:"
    expect(block(policy, { nonce: 'abc' })).toBeNull()
    expect(block(policy)?.needsNonce).toBe(true)
    expect(block(policy, { nonce: 'other' })?.needsNonce).toBe(true)
  })

  test('that is one of several has to let it in too', () => {
    expect(policiesOf("default-src *, script-src 'none'").map(policy => blockOf(policy, wish) === null)).toEqual([
      true,
      false,
    ])
  })
})

test.each([
  ['www.brand.fr', 'brand.fr'],
  ['brand.fr', 'brand.fr'],
  ['a.b.brand.co.uk', 'brand.co.uk'],
  ['shop.myshopify.com', 'shop.myshopify.com'],
  ['a.like2lead.workers.dev', 'like2lead.workers.dev'],
  ['localhost', 'localhost'],
  ['www.brand.fr:8443', 'brand.fr'],
  ['127.0.0.1:8787', '127.0.0.1'],
])('%s is of the site %s', (host, site) => expect(siteOf(host)).toBe(site))

describe('fetching a page to check', () => {
  /** A public host that answers so; names are resolved to a public address. */
  const web = (answer: (url: string) => Response) =>
    (async (input: RequestInfo | URL) => {
      const url = String(input)
      return url.startsWith('https://cloudflare-dns.com/')
        ? Response.json({ Status: 0, Answer: [{ type: 1, data: '93.184.216.34' }] })
        : answer(url)
    }) as typeof fetch
  const html = { 'Content-Type': 'text/html; charset=utf-8' }

  test('brings its policies and where its redirects ended', async () => {
    const fetched = await fetchPage(
      'https://brand.fr',
      web(url =>
        url === 'https://brand.fr/'
          ? new Response(null, { status: 301, headers: { Location: 'https://www.brand.fr/' } })
          : new Response('<p>', { headers: { ...html, 'Content-Security-Policy': "script-src 'self'" } }),
      ),
    )
    expect(fetched).toEqual({
      ok: true,
      html: '<p>',
      page: { asked: 'https://brand.fr/', url: 'https://www.brand.fr/', policies: "script-src 'self'", trials: '' },
    })
  })

  test.each([
    ['http://brand.fr/', () => new Response(''), 'not-https'],
    ['https://127.0.0.1/', () => new Response(''), 'private-address'],
    ['https://brand.fr/', () => new Response('', { status: 404 }), 'status'],
    ['https://brand.fr/', () => Response.json({}), 'not-html'],
    ['https://brand.fr/', () => new Response('x'.repeat(2_100_000), { headers: html }), 'too-large'],
    ['https://brand.fr/', () => Response.redirect('https://brand.fr/again'), 'too-many-redirects'],
    ['no address', () => new Response(''), 'not-https'],
  ] as [string, () => Response, string][])('%s is not read, and why is told', async (url, answer, reason) => {
    expect(await fetchPage(url, web(answer))).toMatchObject({ ok: false, reason })
  })
})
