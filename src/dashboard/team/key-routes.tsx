import type { Context } from 'hono'
import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { accountEndpoints } from '../../accounts/routes.ts'
import type { Key } from '../../accounts/store.ts'
import { allOf, formIn } from '../ask.ts'
import type { Outcome } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import type { Form } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard, Screen } from '../screen.ts'
import { act, add } from './act.ts'
import type { Said } from './frame.tsx'
import { keyIn } from './key-form.tsx'
import { Keys } from './keys.tsx'
import { refusalIn } from './say.ts'

const LIST = endpointOf(accountEndpoints, 'GET', '/keys')
const ADD = endpointOf(accountEndpoints, 'POST', '/keys')
const REVOKE = endpointOf(accountEndpoints, 'DELETE', '/keys/:id')
const RESTORE = endpointOf(accountEndpoints, 'POST', '/keys/:id/restore')
const PATH = '/app/team/keys'

/** /app/team/keys: what tools of the team's call the API with. */
export const keys = new Hono<Dashboard>()
  .use(atLeast('owner'))
  .get('/', c => show(c, {}))
  .post('/', async c => {
    const { after = '', ...form } = await formIn(c)
    const outcome = await add(c, ADD, keyIn(form), after, (await every(c)).at(-1)?.id ?? '')
    if (!outcome.ok) return show(c, { refused: outcome, form })
    return show(c, { once: outcome.json as { name: string; token: string } })
  })
  .post('/:id/revoke', async c => {
    const outcome = await act(c, REVOKE)
    return outcome.ok ? c.redirect(`${PATH}?did=revoked&key=${c.req.param('id')}`, 303) : show(c, { refused: outcome })
  })
  .post('/:id/restore', async c => {
    const outcome = await act(c, RESTORE)
    return outcome.ok ? c.redirect(`${PATH}?did=restored&key=${c.req.param('id')}`, 303) : show(c, { refused: outcome })
  })

const every = (c: Context<Dashboard>): Promise<Key[]> => allOf<Key>(c, LIST)

interface Came {
  refused?: Extract<Outcome, { ok: false }>
  form?: Form
  once?: { name: string; token: string }
}

async function show(c: Context<Dashboard>, { refused, form, once }: Came) {
  const { screen, now } = c.var
  const listed = await every(c)
  const said = refused ? { refused: refusalIn(screen, refused.code) } : doneTo(screen, listed, c.req.query())
  const draft = refused && form ? refusedDraft(screen, form, refused, screen.t.team.refused) : null
  const shown = { keys: listed, now, said, draft, once: once ?? null }
  return page(c, screen.t.team.tabs.keys, <Keys screen={screen} {...shown} />, refused?.status ?? 200)
}

/** What the address says was done a moment ago, and the form that takes it back. */
function doneTo({ t }: Screen, listed: readonly Key[], { did, key: id }: Record<string, string>): Said {
  const key = listed.find(each => each.id === id)
  if (did === 'revoked' && key?.revoked_at)
    return { done: t.team.did.revoked(key.name), undo: { action: `${PATH}/${key.id}/restore` } }
  return did === 'restored' && key ? { done: t.team.did.restored(key.name) } : null
}
