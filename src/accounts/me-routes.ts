import type { Context } from 'hono'
import * as z from 'zod'
import { HttpError } from '../lib/http.ts'
import { line } from '../lib/text.ts'
import { type Api, type Endpoint, endpoint } from './endpoint.ts'
import { linkFor } from './links.ts'
import { changeLanguage, changeProfile, findPerson, type PersonRow, profileOf } from './people-store.ts'
import type { Role } from './roles.ts'
import { currentSessionId } from './session.ts'
import { endOtherSessions, endSessionOf, listSessions } from './session-store.ts'
import { shownPerson } from './shown-person.ts'

const profileChange = z.strictObject({ name: line(80), language: z.enum(['fr', 'en']) }).partial()

export const meEndpoints = [
  endpoint({
    method: 'GET',
    path: '/me',
    role: 'viewer',
    summary: 'Who you are, when a person asks. A key is nobody.',
    example: { status: 409 },
    answers: { 200: 'the person', 409: 'no-person' },
    handle: async c => c.json(await shownPerson(c.env.DATA_KEY, await me(c))),
  }),
  endpoint({
    method: 'PATCH',
    path: '/me',
    role: 'viewer',
    summary: 'Change your name, or the language that pages greet you in.',
    body: profileChange,
    example: { body: { language: 'en' }, status: 409 },
    answers: { 200: 'the person', 409: 'no-person', 422: 'invalid-body' },
    handle: async (c, { name, language }) => {
      const person = await me(c)
      const { email = null } = (await profileOf(c.env.DATA_KEY, person)) ?? {}
      if (name) await changeProfile(c.env, person.id, { name, email })
      if (language) await changeLanguage(c.env.DB, person.id, language)
      return c.json(await shownPerson(c.env.DATA_KEY, await me(c)))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/me/link',
    role: 'viewer',
    summary: 'A link that signs you in on another device, once, within the hour.',
    example: { status: 409 },
    answers: { 201: '{url, expiresAt}', 409: 'no-person' },
    handle: async (c, _, now) => c.json(await linkFor(c, (await me(c)).id, 'device', now), 201),
  }),
  ...sessionEndpoints('/me/sessions', 'viewer', async c => (await me(c)).id),
  ...sessionEndpoints('/users/:id/sessions', 'owner', async c => c.req.param('id') ?? ''),
]

/** The devices that a person is signed in on. */
function sessionEndpoints(path: string, role: Role, whose: (c: Context<Api>) => Promise<string>): Endpoint[] {
  const isOwn = path.startsWith('/me')
  const [refused, example] = isOwn ? [{ 409: 'no-person' }, { status: 409 }] : [{}, {}]
  return [
    endpoint({
      method: 'GET',
      path,
      role,
      summary:
        'Devices that are signed in: browser and system, since when, last used on which day. `current`: this one.',
      answers: { 200: '{items}', ...refused },
      example,
      handle: async (c, _, now) => {
        const [sessions, current] = [await listSessions(c.env.DB, await whose(c), now), await currentSessionId(c)]
        return c.json({ items: sessions.map(session => ({ ...session, current: session.id === current })) })
      },
    }),
    endpoint({
      method: 'DELETE',
      path,
      role,
      summary: 'Sign every device out but the one that asks.',
      answers: { 200: '{ended}', ...refused },
      example,
      handle: async c => c.json({ ended: await endOtherSessions(c.env.DB, await whose(c), await currentSessionId(c)) }),
    }),
    endpoint({
      method: 'DELETE',
      path: `${path}/:session`,
      role,
      summary: 'Sign one device out.',
      answers: { 204: 'signed out', 404: 'unknown-session', ...refused },
      example,
      handle: async c => {
        if (!(await endSessionOf(c.env.DB, await whose(c), c.req.param('session') ?? '')))
          throw new HttpError(404, 'unknown-session', 'No such session, or it is over.')
        return c.body(null, 204)
      },
    }),
  ]
}

async function me(c: Context<Api>): Promise<PersonRow> {
  const [kind, id = ''] = c.var.actor.id.split(':')
  const person = kind === 'user' ? await findPerson(c.env.DB, id) : null
  if (!person) throw new HttpError(409, 'no-person', 'A key is nobody: this is for people who are signed in.')
  return person
}
