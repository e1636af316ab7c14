import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { MAX_LINK_DAYS } from '../pixel/person/who.ts'
import { historyOf } from './history.ts'
import { findVisitor, listConflicts, tie, untie } from './links.ts'
import { openPerson } from './person.ts'
import { isOurPage, linkFor } from './person-link.ts'
import { type ContactRow, contactById } from './store.ts'

const link = z.strictObject({ url: z.url().max(2000), days: z.int().min(1).max(MAX_LINK_DAYS).default(30) })

/** One person: what we know of them, their browsers, and links that tell us that it is them. */
export const personEndpoints = [
  endpoint({
    method: 'GET',
    path: '/contacts/:id',
    role: 'editor',
    summary:
      'One person, in the clear: consents in force, first and last touch, visits, leads, purchases and browsers.',
    answers: { 200: 'the person', 404: 'unknown-contact' },
    handle: async c => {
      const row = await knownContact(c.env.DB, c.req.param('id') ?? '')
      const person = await openPerson(c.env.DATA_KEY, row.id, row.sealed)
      const consents = { contact: row.contact_consent_at, ads: row.ads_consent_at }
      const history = await historyOf(c.env.DB, row.id)
      const shown = { id: row.id, person, createdAt: row.created_at, consents, ...history }
      return c.json(shown)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/contacts/:id/link',
    role: 'editor',
    summary: 'A link for this person alone: a browser that follows it, and agreed to advertising, is tied to them.',
    body: link,
    example: { body: { url: '{origin}/audit-energie/maison-froide', days: 30 } },
    answers: { 201: '{url, expiresAt}', 404: 'unknown-contact', 422: 'invalid-body, not-our-page' },
    handle: async (c, { url: text, days }, now) => {
      const { id } = await knownContact(c.env.DB, c.req.param('id') ?? '')
      const url = new URL(text)
      if (!(await isOurPage(c.env.DB, url, new URL(c.req.url))))
        throw new HttpError(422, 'not-our-page', 'The link has to lead to a published page of ours, by https.', [
          { path: 'url', message: 'not a published page of ours' },
        ])
      const made = await linkFor(c.env.SIGNING_KEY, { contact: id, url, days }, now)
      return c.json(made, 201)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/visitors/:id/untie',
    role: 'editor',
    summary:
      'This browser is nobody’s whom we know: it leaves the person’s audiences at once. Nothing ties it to them again by itself.',
    answers: { 200: '{visitor, contact}', 404: 'unknown-visitor' },
    handle: async (c, _, now) => {
      const visitor = await knownVisitor(c.env.DB, c.req.param('id') ?? '')
      await untie(c.env.DB, visitor, now)
      return c.json({ visitor, contact: null }, 200)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/visitors/:id/tie',
    role: 'editor',
    summary: 'This browser is this person’s, whoever it was tied to. Settles its conflicts.',
    body: z.strictObject({ contact: z.string().max(36) }),
    example: { body: { contact: '{contact}' } },
    answers: { 200: '{visitor, contact}', 404: 'unknown-visitor, unknown-contact', 422: 'invalid-body' },
    handle: async (c, { contact }, now) => {
      const visitor = await knownVisitor(c.env.DB, c.req.param('id') ?? '')
      await knownContact(c.env.DB, contact)
      await tie(c.env.DB, visitor, contact, now)
      return c.json({ visitor, contact }, 200)
    },
  }),
  list({
    path: '/identity/conflicts',
    role: 'editor',
    summary:
      'Browsers that somebody else than the person they are tied to seems to use, and that the team has not settled.',
    rows: (c, cursor, limit) => listConflicts(c.env.DB, cursor, limit),
    keyOf: row => row.id,
  }),
]

async function knownContact(db: D1Database, id: string): Promise<ContactRow> {
  const row = await contactById(db, id)
  if (!row) throw new HttpError(404, 'unknown-contact', `No contact "${id}".`)
  return row
}

/** Who withdrew is known no more. */
async function knownVisitor(db: D1Database, id: string): Promise<string> {
  const row = await findVisitor(db, id)
  if (!row || row.withdrawn_at !== null) throw new HttpError(404, 'unknown-visitor', `No visitor "${id}".`)
  return row.id
}
