import { expect, test } from 'vitest'
import { PAGES } from './desk-map.ts'
import { deskPages } from './desk-pages.ts'

const desk = deskPages({ lang: 'fr', width: 375, height: 812 })

test('no link leads to a page that is not among these', async () => {
  const known = new Set(Object.values(PAGES).map(path => patternOf(path.startsWith('/') ? path : `/app/${path}`)))
  const seen = new Set([patternOf('/app')])
  const { context, host } = desk()
  const unknown: string[] = []
  const queue = ['/app']
  for (const path of queue) {
    const answer = await context.request.get(host.url + path)
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue
    for (const [, href = ''] of (await answer.text()).matchAll(/<a [^>]*?href="(\/(?:app|api\/docs)[^"?#]*)/g)) {
      const pattern = patternOf(href)
      if (seen.has(pattern)) continue
      seen.add(pattern)
      queue.push(href)
      if (!known.has(pattern) && !/\.\w+$/.test(href)) unknown.push(href)
    }
  }
  expect(unknown).toEqual([])
  expect(seen.size).toBeGreaterThan(40)
})

/** One of many pages of a kind stands for all of them. */
function patternOf(path: string): string {
  return path
    .replace(/[?].*|\/$/g, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|:(audience|lead|person)/g, ':id')
    .replace(/(campaigns|ads|brands|platforms|docs|papers|export|imports|install)\/(?!new\b)[^/]+/g, '$1/:one')
}
