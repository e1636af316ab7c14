import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { findSealed } from '../conversions/store.ts'
import { HttpError } from '../lib/http.ts'
import { newId } from '../lib/ids.ts'
import { openAnswers } from './answers.ts'
import { crmEndpoints } from './crm/routes.ts'
import { eraseContact, eraseVisitor, keepAway } from './erase.ts'
import { cleanEmail, cleanPhone, indexesOf } from './identity.ts'
import { openPerson } from './person.ts'
import { personEndpoints } from './person-endpoints.ts'
import { listContacts } from './store.ts'

const erasure = z.union([
  z.strictObject({ email: z.string().max(254) }),
  z.strictObject({ phone: z.string().max(40) }), // international form: +33…
  z.strictObject({ visitor: z.uuid() }),
])

export const contactEndpoints = [
  list({
    path: '/contacts',
    role: 'editor',
    summary: 'People who sent a form or whom a file of customers names, in the clear.',
    rows: (c, cursor, limit) => listContacts(c.env.DB, cursor, limit),
    keyOf: row => row.id,
    shown: async (row, c) => ({
      id: row.id,
      ...(await openPerson(c.env.DATA_KEY, row.id, row.sealed)),
      createdAt: row.created_at,
      contactConsentAt: row.contact_consent_at,
      adsConsentAt: row.ads_consent_at,
    }),
  }),
  ...personEndpoints,
  ...crmEndpoints,
  endpoint({
    method: 'GET',
    path: '/leads/:id',
    role: 'editor',
    summary: 'What a lead answered, in the clear: its message, and the questions of the team’s own.',
    answers: { 200: '{id, message, extras, unverified}', 404: 'unknown-lead' },
    handle: async c => {
      const id = c.req.param('id') ?? ''
      const lead = await findSealed(c.env.DB, id)
      if (!lead) throw new HttpError(404, 'unknown-lead', `No lead "${id}".`)
      const answers = await openAnswers(c.env.DATA_KEY, id, lead.sealed)
      return c.json({ id, ...answers }, 200, { 'Cache-Control': 'no-store' })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/erasures',
    role: 'editor',
    summary: 'Forget a person or a browser. The answer is the same whether or not we knew them.',
    body: erasure,
    answers: { 202: '{id}', 422: 'invalid-body, not-an-email, not-a-phone' },
    handle: async (c, body, now) => {
      if ('visitor' in body) await eraseVisitor(c.env.DB, body.visitor, now)
      else {
        const indexes = await indexesOf(c.env.DATA_KEY, whom(body))
        await keepAway(c.env.DB, c.env.DATA_KEY, indexes, now)
        await eraseContact(c.env.DB, indexes, now)
      }
      return c.json({ id: newId() }, 202)
    },
  }),
]

function whom(body: { email: string } | { phone: string }) {
  if ('email' in body) {
    const email = cleanEmail(body.email)
    if (!email)
      throw new HttpError(422, 'not-an-email', 'This is not an e-mail address.', [
        { path: 'email', message: 'not an e-mail address' },
      ])
    return { email, phone: null }
  }
  const phone = cleanPhone(body.phone, null)
  if (!phone)
    throw new HttpError(422, 'not-a-phone', 'Write the number with its country code: +33 6 …', [
      { path: 'phone', message: 'not an international number' },
    ])
  return { email: null, phone: phone.e164 }
}
