import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { addSession } from '../src/accounts/store.ts'
import type { Rule } from '../src/audiences/schema.ts'
import { audienceSize, leftOut } from '../src/audiences/size.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { addCatalogue, api, call } from './call.ts'

/** More contacts than are judged one by one, and no browser. Every fourth agreed to advertising, every tenth is a customer who
 *  has brought in as many euros as their number. */

const NOW = Date.now()
const CONTACTS = 20_000
const { DB } = env
const COOKIE = { Cookie: '__Host-l2l_session=session', 'Sec-Fetch-Site': 'same-origin' }

const FILL = `
  WITH RECURSIVE k (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n < ${CONTACTS - 1})
  INSERT INTO contacts (id, email_index, sealed, created_at, updated_at, ads_consent_at)
  SELECT printf('%08x-0000-8000-8000-%012x', (n * 2654435761) & 4294967295, n), 'e' || n, 'sealed', 1, 1, iif(n % 4, NULL, 1) FROM k`
const CUSTOMERS = `
  INSERT INTO customers (contact_id, value_micros, currency, import_id, updated_at)
  SELECT id, CAST(substr(email_index, 2) AS INTEGER) * 1000000, 'EUR', 'i', 1 FROM contacts WHERE substr(email_index, -1) = '0'`

const customers = { where: { crm: ['customer' as const] } }
const above = (euros: number) => ({ where: { value: { min: euros, currency: 'EUR' } } })
const agreed = { where: { named: true } }

beforeAll(async () => {
  await addCatalogue()
  await DB.prepare(FILL).run()
  await DB.prepare(CUSTOMERS).run()
  await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES ('u', 'editor', 'x', 0)`).run()
  await addSession(DB, await sha256Hex('session'), 'u', NOW, NOW + DAY_MS)
})

test.each([
  ['people who agreed', agreed, 5000],
  ['customers who agreed', customers, 1000],
  ['the 100 largest of them', above(18_000), 100],
  ['the 12 largest of them', above(19_760), 12],
  ['nobody', above(20_000), 0],
])('the true number of %s is within the margin', async (_, rule, truth) => {
  const { people, margin } = await audienceSize(DB, rule, NOW)
  expect(margin.people).toBeGreaterThan(0)
  expect(Math.abs(people - truth)).toBeLessThanOrEqual(margin.people!)
})

test('what was counted one by one has no margin beside what was not', async () => {
  const { visitors, margin, destinations } = await audienceSize(DB, agreed, NOW)
  expect([visitors, margin.visitors, margin.identified, destinations.meta.margin.reachable]).toEqual([
    0,
    null,
    null,
    null,
  ])
})

test('a platform’s minimum of 100 is met, not met, or not to be told from the sample', async () => {
  const enough = async (rule: Rule) => (await audienceSize(DB, rule, NOW)).destinations.meta.enough
  expect(await Promise.all([customers, above(18_000), above(20_000)].map(enough))).toEqual([true, null, false])
})

test('whoever is left out is counted with a margin too', async () => {
  const out = await leftOut(DB, { ...agreed, exclude: { customers: true } }, NOW)
  expect(Math.abs(out.noConsent - 14_000)).toBeLessThanOrEqual(out.margin.noConsent!)
  expect(Math.abs(out.excluded - 1000)).toBeLessThanOrEqual(out.margin.excluded!)
})

test('screens say about how many, or fewer than how many, and that a list counts one by one', async () => {
  const read = (text: string) =>
    text
      .slice(text.indexOf('<main'))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
  const see = async (path: string) => read((await call('GET', path, { token: null, headers: COOKIE })).text)
  const made = async (name: string, rule: object) => (await api('POST', 'audiences', { name, ...rule })).json.id
  const id = await made('Clients', customers)
  await made('Gros clients', above(19_760))
  const list = await see('/app/audiences?lang=fr')
  expect(list).toMatch(/Gros clients .* moins de \d+ personnes 0 navigateur/)
  expect(list).toMatch(/Clients .* environ 1 000 \(± \d+\) personnes 0 navigateur/)
  expect(list).toContain('compte ses lignes une à une')
  const one = await see(`/app/audiences/${id}?lang=fr`)
  expect(one).toMatch(/environ 1 000 \(± \d+\) lignes/)
  expect(one).toMatch(/environ 1 000 \(± \d+\) personnes correspondent à la règle mais/)
  const asked = new URLSearchParams({ destination: 'meta', budget: '50', currency: 'EUR', days: '9' })
  const plan = await call('POST', `/app/audiences/${id}/plan?lang=fr`, { token: null, raw: asked, headers: COOKIE })
  expect(read(plan.text)).toMatch(
    /Lignes de la liste : environ 1 000 \(± \d+\), estimées maintenant sur un échantillon/,
  )
  const ten = await made('Sans accord', { where: { value: { min: 10, max: 10, currency: 'EUR' } } })
  expect(await see(`/app/audiences/${ten}/export/meta?lang=fr`)).toMatch(
    /lignes dans le fichier 0 .* moins de \d+ sans accord/,
  )
})
