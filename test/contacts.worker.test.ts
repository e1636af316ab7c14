import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { eraseContact } from '../src/contacts/erase.ts'
import { AGREED_MONTHS, endSilentConsents } from '../src/contacts/expire.ts'
import { indexesOf } from '../src/contacts/identity.ts'
import { type Lead, storeLead } from '../src/contacts/lead.ts'
import { openPerson } from '../src/contacts/person.ts'
import { listContacts } from '../src/contacts/store.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS, monthsBefore } from '../src/lib/time.ts'

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

describe('an agreement to advertising', () => {
  const YEARS_3 = monthsBefore(NOW, AGREED_MONTHS) - NOW // ms, below zero
  const later = NOW - YEARS_3 + DAY_MS
  const agreedAt = (email: string) => people().then(all => all.find(person => person.email === email)?.ads)

  beforeEach(async () => {
    for (const name of ['silent', 'wrote', 'bought', 'came-back', 'agreed-again'])
      await send({ email: `${name}@example.com`, first_name: name }, true)
  })

  test('ends three years after the last sign of the person, and not before', async () => {
    await endSilentConsents({ DB: db }, later - 3 * DAY_MS)
    expect(await agreedAt('silent@example.com')).toBe(true)
    await endSilentConsents({ DB: db }, later)
    expect(await agreedAt('silent@example.com')).toBe(false)
    const { results } = await db.prepare(`SELECT how, granted, at FROM consents WHERE text_version = 'silent'`).all()
    expect(results[0]).toEqual({ how: 'withdrawal', granted: 0, at: later })
  })

  test.each([
    [
      'wrote',
      `INSERT INTO conversions (id, kind, campaign, at, contact_id) VALUES ('wrote-again', 'lead', 'spring', ?2, ?1)`,
    ],
    ['bought', `INSERT INTO customers (contact_id, last_at, import_id, updated_at) VALUES (?1, ?2, 'i', 0)`],
    [
      'agreed-again',
      `INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at) VALUES ('again', 'contact:' || ?1, 'ads', 1, 'import', '', '', ?2)`,
    ],
    [
      'came-back',
      `INSERT INTO engagements SELECT id, 'spring', 1, 1, ?2, ?2, 0, 0, 0, 0, 0, 0, 0 FROM visitors WHERE contact_id = ?1`,
    ],
  ])('outlives that for whoever %s since', async (name, sql) => {
    const { id } = (await db
      .prepare('SELECT id FROM contacts WHERE email_index = ?1')
      .bind((await indexesOf(env.DATA_KEY, { email: `${name}@example.com`, phone: null })).email)
      .first<{ id: string }>())!
    await db
      .prepare(`INSERT INTO visitors (id, contact_id, created_at) VALUES (?1, ?2, ?3)`)
      .bind(newId(), id, NOW)
      .run()
    await db
      .prepare(sql)
      .bind(id, later - 30 * DAY_MS)
      .run()
    await endSilentConsents({ DB: db }, later)
    expect(await agreedAt(`${name}@example.com`)).toBe(true)
    await endSilentConsents({ DB: db }, later - YEARS_3)
    expect(await agreedAt(`${name}@example.com`)).toBe(false)
  })
})
