import type { Context } from 'hono'
import { Hono } from 'hono'
import { type Endpoint, endpointOf } from '../../accounts/endpoint.ts'
import { findPerson } from '../../accounts/people-store.ts'
import { may, role } from '../../accounts/roles.ts'
import { accountEndpoints } from '../../accounts/routes.ts'
import { type ShownPerson, shownPerson } from '../../accounts/shown-person.ts'
import { allOf, answerHere, formIn, noPage } from '../ask.ts'
import type { Outcome } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import type { Form } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard, Screen } from '../screen.ts'
import { act, add } from './act.ts'
import type { Link, Said } from './frame.tsx'
import { People } from './people.tsx'
import { Person } from './person.tsx'
import { refusalIn } from './say.ts'
import type { ShownSession } from './sessions.tsx'

const LIST = endpointOf(accountEndpoints, 'GET', '/users')
const INVITE = endpointOf(accountEndpoints, 'POST', '/users')
const CHANGE = endpointOf(accountEndpoints, 'PATCH', '/users/:id')
const WITHDRAW = endpointOf(accountEndpoints, 'DELETE', '/users/:id')
const LINK = endpointOf(accountEndpoints, 'POST', '/users/:id/link')
const DISABLE = endpointOf(accountEndpoints, 'POST', '/users/:id/disable')
const ENABLE = endpointOf(accountEndpoints, 'POST', '/users/:id/enable')
const SESSIONS = endpointOf(accountEndpoints, 'GET', '/users/:id/sessions')
const END_ALL = endpointOf(accountEndpoints, 'DELETE', '/users/:id/sessions')
const END_ONE = endpointOf(accountEndpoints, 'DELETE', '/users/:id/sessions/:session')

/** /app/team, and a page for each person. Others than owners are led to their own. */
export const people = new Hono<Dashboard>()
  .get('/', async c => (may(c.var.actor.role, 'owner') ? list(c, {}) : c.redirect('/app/team/me')))

  // A link is shown once: on the answer itself, as a redirect could only carry it in a URL.
  .post('/invite', atLeast('owner'), async c => {
    const { after = '', ...form } = await formIn(c)
    const { name = '', email = '', role } = form
    const newest = (await everybody(c)).at(-1)?.id ?? ''
    const outcome = await add(c, INVITE, { name, email: email.trim() || null, role }, after, newest)
    if (!outcome.ok) return list(c, { refused: outcome, form })
    const { person, ...link } = outcome.json as Link & { person: ShownPerson }
    return list(c, { once: { name: person.name, link } })
  })

  .get('/people/:id', atLeast('owner'), c => one(c, {}))
  .post('/people/:id', atLeast('owner'), async c => {
    const [form, before] = [await formIn(c), await personOf(c)]
    const { name, email, role } = form
    const change = {
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email: email.trim() || null }),
      ...(role !== undefined && { role }),
    }
    const outcome = await act(c, CHANGE, change)
    if (!outcome.ok) return one(c, { refused: outcome, form })
    const isOther = (outcome.json as ShownPerson).role !== before.role
    return c.redirect(`${pathOf(c)}?did=${isOther ? `role&from=${before.role}` : 'saved'}`, 303)
  })
  .post('/people/:id/link', atLeast('owner'), async c => {
    const outcome = await act(c, LINK)
    return one(c, outcome.ok ? { link: outcome.json as Link } : { refused: outcome })
  })
  .post('/people/:id/withdraw', atLeast('owner'), async c => {
    const outcome = await act(c, WITHDRAW)
    return outcome.ok ? c.redirect('/app/team?did=withdrawn', 303) : one(c, { refused: outcome })
  })
  .post('/people/:id/disable', atLeast('owner'), c => change(c, DISABLE, 'disabled'))
  .post('/people/:id/enable', atLeast('owner'), c => change(c, ENABLE, 'enabled'))
  .post('/people/:id/sessions/end', atLeast('owner'), c => change(c, END_ALL, 'ended'))
  .post('/people/:id/sessions/:session/end', atLeast('owner'), c => change(c, END_ONE, 'ended'))

async function change(c: Context<Dashboard>, e: Endpoint, did: string) {
  const outcome = await act(c, e)
  return outcome.ok ? c.redirect(`${pathOf(c)}?did=${did}`, 303) : one(c, { refused: outcome })
}

const pathOf = (c: Context<Dashboard>) => `/app/team/people/${c.req.param('id')}`

const everybody = (c: Context<Dashboard>): Promise<ShownPerson[]> => allOf<ShownPerson>(c, LIST)

interface Came {
  refused?: Extract<Outcome, { ok: false }>
  form?: Form
}

async function list(
  c: Context<Dashboard>,
  { refused, form = {}, once }: Came & { once?: { name: string; link: Link } },
) {
  const { screen } = c.var
  const said: Said = refused
    ? { refused: refusalIn(screen, refused.code) }
    : c.req.query('did') === 'withdrawn'
      ? { done: screen.t.team.did.withdrawn }
      : null
  const draft = refused ? refusedDraft(screen, form, refused, screen.t.team.refused) : null
  const shown = { people: await everybody(c), said, draft, once: once ?? null }
  return page(c, screen.t.team.title, <People screen={screen} {...shown} />, refused?.status ?? 200)
}

async function one(c: Context<Dashboard>, { refused, form, link }: Came & { link?: Link }) {
  const { screen } = c.var
  const person = await personOf(c)
  const { items } = await answerHere<{ items: ShownSession[] }>(c, SESSIONS)
  const said = refused ? { refused: refusalIn(screen, refused.code) } : doneTo(screen, person, c.req.query())
  const draft = refused && form ? refusedDraft(screen, form, refused, screen.t.team.refused) : null
  const shown = { person, sessions: items, said, draft, link: link ?? null }
  return page(c, person.name || screen.t.team.title, <Person screen={screen} {...shown} />, refused?.status ?? 200)
}

async function personOf(c: Context<Dashboard>): Promise<ShownPerson> {
  const person = await findPerson(c.env.DB, c.req.param('id') ?? '')
  if (!person) throw noPage()
  return shownPerson(c.env.DATA_KEY, person)
}

/** What the address says was done a moment ago, and the form that takes it back. */
function doneTo({ t }: Screen, { id, name, role: now }: ShownPerson, { did, from }: Record<string, string>): Said {
  const path = `/app/team/people/${id}`
  const before = role.safeParse(from)
  if (did === 'role' && before.success)
    return { done: t.team.did.role(name, t.roles[now]), undo: { action: path, fields: { role: before.data } } }
  if (did === 'disabled') return { done: t.team.did.disabled(name), undo: { action: `${path}/enable` } }
  if (did === 'enabled') return { done: t.team.did.enabled(name) }
  if (did === 'ended') return { done: t.team.did.ended }
  return did === 'saved' ? { done: t.team.did.saved } : null
}
