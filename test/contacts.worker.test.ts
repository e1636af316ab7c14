import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { eraseContact } from '../src/contacts/erase.ts'
import { indexesOf } from '../src/contacts/identity.ts'
import { type Lead, storeLead } from '../src/contacts/lead.ts'
import { openPerson } from '../src/contacts/person.ts'
import { listContacts } from '../src/contacts/store.ts'
import { newId } from '../src/lib/ids.ts'

const db = env.DB
const NOW = Date.UTC(2026, 10, 23, 12)

const NOBODY = { email: null, phone: null, first_name: null, last_name: null, company: null, country: null }

async function send(person: Partial<Lead['person']>, ads: boolean, more: Partial<Lead> = {}): Promise<string> {
  const consent = { contact: false, ads, gpc: false, textVersion: '2026-11-fr' }
  const lead = { eventId: newId(), campaign: 'spring', ad: 'ad-1', version: 1, message: null, visitor: null, consent }
  await storeLead(db, env.DATA_KEY, { ...lead, person: { ...NOBODY, ...person }, ...more }, NOW)
  return more.eventId ?? lead.eventId
}

const people = async () =>
  Promise.all(
    (await listContacts(db, '', 100)).map(async row => {
      const { email, phone, first_name } = await openPerson(env.DATA_KEY, row.id, row.sealed)
      return { email, phone, first_name, ads: row.ads_consent_at !== null }
    }),
  )

const HOME = '+33199000001'

test('who shares a phone with somebody is not them: neither their name nor their agreement spreads', async () => {
  await send({ email: 'mother@example.com', phone: HOME, first_name: 'Mother' }, false)
  await send({ phone: HOME, first_name: 'Son' }, true)
  expect(await people()).toEqual(
    expect.arrayContaining([
      { email: 'mother@example.com', phone: HOME, first_name: 'Mother', ads: false },
      { email: null, phone: HOME, first_name: 'Son', ads: true },
    ]),
  )
  expect(await people()).toHaveLength(2)
})

test('the same phone without an e-mail, sent again, is the same contact', async () => {
  await send({ phone: HOME, first_name: 'Son', last_name: 'Younger' }, false)
  expect(await people()).toHaveLength(2)
})

test('erasing a phone forgets everybody whom it names', async () => {
  await send({ email: 'neighbour@example.com', phone: '+33199000002' }, true)
  await eraseContact(db, await indexesOf(env.DATA_KEY, { email: null, phone: HOME }), NOW)
  expect((await people()).map(({ email }) => email)).toEqual(['neighbour@example.com'])
})

test('who was erased and comes back starts anew, with what they agree to now', async () => {
  await send({ email: 'back@example.com', last_name: 'Before' }, true)
  await eraseContact(db, await indexesOf(env.DATA_KEY, { email: 'back@example.com', phone: null }), NOW)
  await send({ email: 'back@example.com' }, false)
  const back = (await listContacts(db, '', 100)).map(async row => ({
    ...(await openPerson(env.DATA_KEY, row.id, row.sealed)),
    ads: row.ads_consent_at,
  }))
  expect((await Promise.all(back)).find(({ email }) => email === 'back@example.com')).toMatchObject({
    last_name: null,
    ads: null,
  })
})

test('a form cannot mark a view of another campaign as a lead', async () => {
  const eventId = newId()
  await db.prepare(`INSERT INTO views (id, campaign, at) VALUES (?1, 'autumn', ?2)`).bind(eventId, NOW).run()
  await send({ email: 'mixed@example.com' }, false, { eventId })
  expect(await db.prepare('SELECT campaign, lead FROM views WHERE id = ?1').bind(eventId).first()).toEqual({
    campaign: 'autumn',
    lead: 0,
  })
})
