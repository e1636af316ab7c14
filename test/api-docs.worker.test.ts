import { beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../src/accounts/openapi.ts'
import told from '../src/dashboard/docs/answers.json' with { type: 'json' }
import { endpoints } from '../src/endpoints.ts'
import { differences, type Ran, runExamples, shown, type Told } from './api-examples.ts'
import { call, ORIGIN } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const ANSWERS = '../src/dashboard/docs/answers.json'

let ran: Ran
beforeAll(async () => {
  ran = await runExamples(Date.now())
})

describe('the examples of the API', () => {
  test('all work on the demo, in their order, and answer with a status that is described', () =>
    expect(ran.failed).toEqual([]))

  test('answer what is promised field by field, no more and no less', () => expect(ran.broken).toEqual([]))

  // They hold ids and times: what is shown is made anew (vitest -u) when its shape is another one, and then all of it.
  test('answer in the shape that the page of the API shows', async () => {
    const now = Object.entries(ran.answers).map(
      ([id, answer]) => [id, { ...answer, body: shown(answer.body) }] as const,
    )
    const before = told.answers as Record<string, Told>
    const changed = now.flatMap(([id, answer]) => differences(before[id], answer, id))
    const gone = Object.keys(before).filter(id => !ran.answers[id])
    if (changed.length + gone.length === 0) return
    const all = `${JSON.stringify({ names: ran.names, answers: Object.fromEntries(now) }, null, 1)}\n`
    await expect(all, `other than in answers.json: ${[...changed, ...gone]}`).toMatchFileSnapshot(ANSWERS)
  })
})

describe('the page of the API', () => {
  const see = (path: string) => call('GET', path, { token: null })
  const { paths, tags } = openApi(endpoints, ORIGIN)
  const operations = Object.values(paths).flatMap(methods => Object.values(methods))

  test.each(['fr', 'en'])('is there for anybody, in %s, with every call and nothing from elsewhere', async language => {
    const { status, text, headers } = await see(`/api/docs?lang=${language}`)
    expect([status, headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ])
    expect(text).toContain(`<html lang="${language}">`)
    expect(text).not.toMatch(PAGE_FAULTS)
    expect([...text.matchAll(/(?:src|href)="(https?:[^"]*)"/g)]).toEqual([])
    const links = new Set([...text.matchAll(/href="(\/api\/docs\/[a-z]+#[a-z-]+)"/g)].map(([, link]) => link))
    expect(
      operations
        .map(({ operationId, tags: [tag] }) => `/api/docs/${tag}#${operationId}`)
        .filter(link => !links.has(link)),
    ).toEqual([])
  })

  test.each(tags.map(({ name }) => name))(
    '%s: each call has its place, its fields, its example and what it answers, in less than 300 KB',
    async name => {
      const { status, text } = await see(`/api/docs/${name}?lang=fr`)
      expect(status).toBe(200)
      expect(text).not.toMatch(PAGE_FAULTS)
      expect(new TextEncoder().encode(text).length).toBeLessThan(300_000)
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
      const wanted = operations
        .filter(({ tags: [tag] }) => tag === name)
        .flatMap(({ operationId: id }) => [id, `${id}-curl`, `${id}-js`])
      expect(wanted.filter(id => !ids.includes(id))).toEqual([])
    },
  )

  test('shows answers with its own address, and no secret', async () => {
    const pages = await Promise.all(['accounts', 'webhooks', 'exports'].map(name => see(`/api/docs/${name}`)))
    const text = pages.map(page => page.text).join('')
    expect(text).toContain(`curl -X POST &#39;${ORIGIN}/api/webhooks&#39;`)
    expect(text).toMatch(/&quot;secret&quot;: &quot;whsec_…&quot;/)
    expect(text).not.toMatch(/l2l_[\w-]{20}|whsec_[\w+/]{20}|[?&]link=[\w-]{10}/)
  })

  test('finds calls by words, without a script', async () => {
    const { text } = await see('/api/docs?q=export+csv')
    expect(text).toContain('/api/docs/exports#get-audiences-id-export-file')
    expect(text).not.toContain('#post-webhooks"')
    expect((await see('/api/docs?q=%3Cb%3E')).text).not.toContain('<b>')
  })

  test('speaks the language that was chosen in the dashboard', async () => {
    const chosen = await call('GET', '/app/sign-in?lang=en', { token: null })
    expect(chosen.headers.get('set-cookie')).toMatch(/l2l_lang=en; Max-Age=\d+; Path=\/api\/docs/)
    const { text } = await call('GET', '/api/docs/brands', { token: null, headers: { Cookie: 'l2l_lang=en' } })
    expect(text).toContain('<html lang="en">')
  })

  test('of a group that there is not is a 404 in words', async () => {
    const { status, text } = await see('/api/docs/nothing?lang=en')
    expect([status, text]).toEqual([404, expect.stringContaining('No group has this name')])
  })
})
