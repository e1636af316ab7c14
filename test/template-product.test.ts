import { expect, test } from 'vitest'
import { findTemplate } from '../templates/index.ts'
import { pageOf, sampleOf, visited } from './samples.ts'

const productPage = async (changes: object, visit: Parameters<typeof visited>[1] = {}): Promise<string> => {
  const content = findTemplate('product')!.content.parse({ ...(await sampleOf('product')), ...changes })
  return visited(await pageOf('product', { content }), visit)
}
const leads = (html: string): string[] => [...html.matchAll(/<a class="button" href="([^"]*)"/g)].map(([, to]) => to!)

test.each([
  { shop: 'https://shop.example', to: 'https://shop.example/?utm_source=meta' },
  { shop: 'https://shop.example/pot?size=1', to: 'https://shop.example/pot?size=1&amp;utm_source=meta' },
  { shop: 'https://shop.example/pot?size=1#buy', to: 'https://shop.example/pot?size=1&amp;utm_source=meta#buy' },
])('every button of a product leads to $shop with the utm of the visit, and the form stays', async ({ shop, to }) => {
  const html = await productPage({ shopUrl: shop }, { utm: 'utm_source=meta' })
  expect(leads(html)).toEqual([to, to])
  expect(html).toContain('<button class="button" type="submit" data-l2l-cta="true">Recevoir le code</button>')
})

test('without a shop every button leads to the form, which has the words of the ad', async () => {
  const html = await productPage({ shopUrl: undefined, formCta: undefined })
  expect(leads(html)).toEqual(['#form', '#form'])
  expect(html).toContain('<button class="button" type="submit" data-l2l-cta="true">Acheter</button>')
})

test.each([
  { wrong: 'a shop, and a form whose button would say to buy', change: { formCta: undefined }, path: 'formCta' },
  { wrong: 'a shop that is not https', change: { shopUrl: 'http://shop.example' }, path: 'shopUrl' },
  { wrong: 'a struck price without proof', change: { deal: { price: '1 €', was: { price: '2 €' } } }, path: 'deal' },
])('a product page with $wrong is refused', async ({ change, path }) => {
  const parsed = findTemplate('product')!.content.safeParse({ ...(await sampleOf('product')), ...change })
  expect(parsed.error?.issues[0]?.path[0]).toBe(path)
})

test('price, struck price and code are gone at the very second the deal is over', async () => {
  const last = await productPage({}, { now: Date.parse('2027-02-28T22:58:59Z') })
  for (const shown of ['<b>59\u00a0€</b>', '<s>79\u00a0€</s>', 'GRES20']) expect(last).toContain(shown)
  const over = await productPage({}, { now: Date.parse('2027-02-28T22:59:00Z') })
  expect(over).not.toMatch(/<s>|class="price"|GRES20/)
})
