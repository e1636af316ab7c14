import { beforeAll, expect, test } from 'vitest'
import { ad, addCatalogue, api, call } from './call.ts'

beforeAll(addCatalogue)

test('the link to the shop carries the utm of the visit, escaped, and no click id', async () => {
  const landing = { shopUrl: 'https://shop.example/pot', formCta: 'Recevoir le code' }
  const made = await api('POST', 'campaigns/spring/ads', { ...ad, slug: 'pot', template: 'product', landing })
  expect(made.status).toBe(201)
  expect((await api('POST', 'campaigns/spring/ads/pot/publish', {})).status).toBe(200)
  const page = await call('GET', '/spring/pot?utm_source=meta&fbclid=secret&utm_content="%26x', { token: null })
  const links = [...page.text.matchAll(/href="(https:\/\/shop[^"]*)"/g)].map(([, to]) => to)
  expect(new Set(links)).toEqual(new Set(['https://shop.example/pot?utm_source=meta&#38;utm_content=%22%26x']))
  expect(page.text).toContain('data-hosts="shop.example"') // so that after consent the visit goes on there
})
