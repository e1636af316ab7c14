import type { Context } from 'hono'
import * as z from 'zod'
import { HttpError } from '../lib/http.ts'
import { line } from '../lib/text.ts'
import { type Api, endpoint, list } from './endpoint.ts'
import { linkFor } from './links.ts'
import {
  addPerson,
  changeProfile,
  findPerson,
  listPeople,
  type PersonRow,
  personOfEmail,
  profileOf,
} from './people-store.ts'
import { role } from './roles.ts'
import { shownPerson } from './shown-person.ts'
import { changeRole, disablePerson, enablePerson, withdrawInvitation } from './standing-store.ts'

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email().max(254))
  .nullable()
  .describe('Whom Cloudflare Access names so is this person. null: nobody.')

const newPerson = z.strictObject({ name: line(80), role, email: email.optional() })
const personChange = z.strictObject({ name: line(80), role, email }).partial()

export const peopleEndpoints = [
  list({
    path: '/users',
    role: 'owner',
    summary: 'The people of the team. state: invited, active or disabled.',
    rows: (c, cursor, limit) => listPeople(c.env.DB, cursor, limit),
    keyOf: person => person.id,
    shown: (person, c) => shownPerson(c.env.DATA_KEY, person),
  }),
  endpoint({
    method: 'POST',
    path: '/users',
    role: 'owner',
    summary:
      'Invite somebody. The link is shown once, for you to send: it is good for 7 days, once. Nothing is mailed. Their name and address are sealed.',
    body: newPerson,
    example: { body: { name: 'Camille', role: 'editor' } },
    answers: { 201: '{person, url, expiresAt}', 409: 'known-email', 422: 'invalid-body' },
    handle: async (c, { email = null, ...who }, now) => {
      const id = await addPerson(c.env, { ...who, email }, now)
      if (id === null) throw knownEmail()
      const person = await shownPerson(c.env.DATA_KEY, await personOr404(c, id))
      return c.json({ person, ...(await linkFor(c, id, 'invitation', now)) }, 201)
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/users/:id',
    role: 'owner',
    summary: 'Change a name, an address or a role. With a lesser role, their sessions end. The last owner stays one.',
    body: personChange,
    example: { body: { role: 'analyst' } },
    answers: {
      200: 'the person',
      404: 'unknown-person',
      409: 'known-email, last-owner, disabled',
      422: 'invalid-body',
    },
    handle: async (c, { role, name, email }) => {
      const person = await personOr404(c)
      if (role && person.disabled_at !== null) throw isDisabled()
      const holder = email ? await personOfEmail(c.env, email) : null
      if (holder && holder.id !== person.id) throw knownEmail()
      if (role && !(await changeRole(c.env.DB, person.id, person.role, role))) throw lastOwner()
      if (name !== undefined || email !== undefined) {
        const before = (await profileOf(c.env.DATA_KEY, person)) ?? { name: '', email: null }
        const after = { name: name ?? before.name, email: email === undefined ? before.email : email }
        if ((await changeProfile(c.env, person.id, after)) === null) throw knownEmail() // since a moment ago
      }
      return c.json(await shownPerson(c.env.DATA_KEY, await personOr404(c)))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/users/:id/disable',
    role: 'owner',
    summary:
      'Keep somebody out from now on: their sessions and links end. What they did stays. The last owner stays in.',
    answers: { 200: 'the person', 404: 'unknown-person', 409: 'last-owner' },
    handle: async (c, _, now) => {
      const person = await personOr404(c)
      if (person.disabled_at === null && !(await disablePerson(c.env.DB, person.id, now))) throw lastOwner()
      return c.json(await shownPerson(c.env.DATA_KEY, await personOr404(c)))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/users/:id/enable',
    role: 'owner',
    summary: 'Let somebody in again. They sign in anew.',
    answers: { 200: 'the person', 404: 'unknown-person' },
    handle: async c => {
      await enablePerson(c.env.DB, (await personOr404(c)).id)
      return c.json(await shownPerson(c.env.DATA_KEY, await personOr404(c)))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/users/:id/link',
    role: 'owner',
    summary:
      'Another link for somebody: the invitation again, or one that signs in within 24 hours. The one before it ends.',
    answers: { 201: '{url, expiresAt}', 404: 'unknown-person', 409: 'disabled' },
    handle: async (c, _, now) => {
      const { id, disabled_at, pending_since } = await personOr404(c)
      if (disabled_at !== null) throw isDisabled()
      return c.json(await linkFor(c, id, pending_since === null ? 'again' : 'invitation', now), 201)
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/users/:id',
    role: 'owner',
    summary:
      'Withdraw an invitation that nobody has taken up. Their name is forgotten. Who has come is disabled instead.',
    answers: { 204: 'withdrawn', 404: 'unknown-person', 409: 'has-come' },
    handle: async c => {
      if (!(await withdrawInvitation(c.env.DB, (await personOr404(c)).id)))
        throw new HttpError(409, 'has-come', 'This person has come already: disable them instead.')
      return c.body(null, 204)
    },
  }),
]

async function personOr404(c: Context<Api>, id = c.req.param('id') ?? ''): Promise<PersonRow> {
  const person = await findPerson(c.env.DB, id)
  if (!person) throw new HttpError(404, 'unknown-person', 'No such person. GET /api/users lists them.')
  return person
}

const knownEmail = () =>
  new HttpError(409, 'known-email', 'Somebody has this address already: change them, or let them in again.', [
    { path: 'email', message: 'somebody has this address already', code: 'taken' },
  ])

const isDisabled = () => new HttpError(409, 'disabled', 'This person is disabled: let them in again first.')

const lastOwner = () =>
  new HttpError(409, 'last-owner', 'This is the last owner: make somebody else one first. Nothing was changed.')
