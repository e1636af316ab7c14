import type { Context } from 'hono'
import { Hono } from 'hono'
import { type Endpoint, endpointOf } from '../../accounts/endpoint.ts'
import { accountEndpoints } from '../../accounts/routes.ts'
import type { ShownPerson } from '../../accounts/shown-person.ts'
import { answerHere, formIn } from '../ask.ts'
import type { Outcome } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import type { Form } from '../form.ts'
import { page } from '../page.tsx'
import { type Dashboard, remember } from '../screen.ts'
import { act } from './act.ts'
import type { Link, Said } from './frame.tsx'
import { Me } from './me.tsx'
import { refusalIn } from './say.ts'
import type { ShownSession } from './sessions.tsx'

const ME = endpointOf(accountEndpoints, 'GET', '/me')
const CHANGE = endpointOf(accountEndpoints, 'PATCH', '/me')
const LINK = endpointOf(accountEndpoints, 'POST', '/me/link')
const SESSIONS = endpointOf(accountEndpoints, 'GET', '/me/sessions')
const END_OTHERS = endpointOf(accountEndpoints, 'DELETE', '/me/sessions')
const END_ONE = endpointOf(accountEndpoints, 'DELETE', '/me/sessions/:session')

/** /app/team/me: whoever looks. */
export const me = new Hono<Dashboard>()
  .get('/', c => show(c, {}))
  .post('/', async c => {
    const form = await formIn(c)
    const outcome = await act(c, CHANGE, form)
    if (!outcome.ok) return show(c, { refused: outcome, form })
    const { language } = outcome.json as ShownPerson
    if (language) remember(c, language)
    return c.redirect('/app/team/me?did=saved', 303)
  })
  .post('/link', async c => {
    const outcome = await act(c, LINK)
    return show(c, outcome.ok ? { link: outcome.json as Link } : { refused: outcome })
  })
  .post('/sessions/end', c => end(c, END_OTHERS))
  .post('/sessions/:session/end', c => end(c, END_ONE))

async function end(c: Context<Dashboard>, e: Endpoint) {
  const outcome = await act(c, e)
  return outcome.ok ? c.redirect('/app/team/me?did=ended', 303) : show(c, { refused: outcome })
}

interface Came {
  refused?: Extract<Outcome, { ok: false }>
  form?: Form
  link?: Link
}

async function show(c: Context<Dashboard>, { refused, form, link }: Came) {
  const { screen } = c.var
  const { did, refused: words } = screen.t.team
  const [who, { items }] = [
    await answerHere<ShownPerson>(c, ME),
    await answerHere<{ items: ShownSession[] }>(c, SESSIONS),
  ]
  const done = { saved: did.saved, ended: did.ended }[c.req.query('did') ?? '']
  const said: Said = refused ? { refused: refusalIn(screen, refused.code) } : done ? { done } : null
  const draft = refused && form ? refusedDraft(screen, form, refused, words) : null
  const shown = { me: who, sessions: items, said, draft, link: link ?? null }
  return page(c, screen.t.team.tabs.me, <Me screen={screen} {...shown} />, refused?.status ?? 200)
}
