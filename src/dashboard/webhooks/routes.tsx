import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { listCampaigns } from '../../campaigns/store.ts'
import { outboxEndpoints } from '../../deliveries/outbox-routes.ts'
import { webhookEndpoints } from '../../deliveries/webhook-routes.ts'
import type { OutboxRow } from '../../outbox/rows.ts'
import { answerOf, ask, formIn, pageOf } from '../ask.ts'
import { type Outcome, outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import { type Draft, EMPTY } from '../fields.tsx'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { HookPage, type Said, type Sample } from './detail.tsx'
import { formOfHook, hookIn } from './fields.tsx'
import { Hooks } from './list.tsx'
import type { Hook, Tried } from './shown.ts'

const of = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', rest: string) =>
  endpointOf(webhookEndpoints, method, `/webhooks${rest}`)
const LIST = of('GET', '')
const ADD = of('POST', '')
const ONE = of('GET', '/:id')
const CHANGE = of('PATCH', '/:id')
const DELETE = of('DELETE', '/:id')
const RESTORE = of('POST', '/:id/restore')
const TEST = of('POST', '/:id/test')
const ROTATE = of('POST', '/:id/rotate')
const REPLAY = of('POST', '/:id/replay')
const MESSAGES = of('GET', '/:id/messages')
const SAMPLES = of('GET', '/samples')
const RESEND = endpointOf(outboxEndpoints, 'POST', '/outbox/:id/replay')

const SHOWN = '20'
const CAMPAIGNS = 200
const NEW: Draft = { ...EMPTY, form: formOfHook({ name: '', url: '', topics: ['lead.created'], campaign: null }) }

/** /app/webhooks: who is told of leads, as they come. */
export const webhooks = new Hono<Dashboard>()
  .use(atLeast('editor'))
  .get('/', c => showList(c, NEW))
  .post('/', async c => {
    const form = await formIn(c)
    const outcome = await outcomeOf(() => ask(c, ADD, { body: hookIn(form) }))
    if (!outcome.ok)
      return showList(c, refusedDraft(c.var.screen, form, outcome, c.var.screen.t.hooks.refused), outcome.status)
    const { id, secret } = outcome.json as { id: string; secret: string }
    return show(c, id, { secret: { text: secret, until: null } }, 201)
  })

  .get('/:id', c => show(c, idOf(c), {}))
  .post('/:id/save', async c => {
    const form = await formIn(c)
    const outcome = await call(c, CHANGE, hookIn(form))
    if (outcome.ok) return c.redirect(`/app/webhooks/${idOf(c)}?done=saved`, 303)
    const draft = refusedDraft(c.var.screen, form, outcome, c.var.screen.t.hooks.refused)
    return show(c, idOf(c), { draft }, outcome.status)
  })
  .post('/:id/test', async c => {
    const outcome = await call(c, TEST)
    return outcome.ok ? show(c, idOf(c), { tried: outcome.json as Tried }) : refused(c, outcome)
  })
  .post('/:id/rotate', async c => {
    const outcome = await call(c, ROTATE)
    if (!outcome.ok) return refused(c, outcome)
    const { secret, previousSecretUntil } = outcome.json as { secret: string; previousSecretUntil: number }
    return show(c, idOf(c), { secret: { text: secret, until: previousSecretUntil } })
  })
  .post('/:id/replay', async c => {
    const outcome = await call(c, REPLAY)
    if (!outcome.ok) return refused(c, outcome)
    const { replayed } = outcome.json as { replayed: number }
    return c.redirect(`/app/webhooks/${idOf(c)}?resent=${replayed}#messages`, 303)
  })
  .post('/:id/resend', async c => {
    const { message = '' } = await formIn(c)
    const outcome = await outcomeOf(() => ask(c, RESEND, { params: { id: message } }))
    return outcome.ok ? c.redirect(`/app/webhooks/${idOf(c)}?resent=1#messages`, 303) : refused(c, outcome)
  })
  .post('/:id/disable', c => switched(c, true))
  .post('/:id/enable', c => switched(c, false))
  .post('/:id/delete', async c => {
    const outcome = await call(c, DELETE)
    return outcome.ok ? c.redirect(`/app/webhooks?deleted=${idOf(c)}`, 303) : refused(c, outcome)
  })
  .post('/:id/restore', async c => {
    const outcome = await call(c, RESTORE)
    return c.redirect(outcome.ok ? `/app/webhooks/${idOf(c)}?done=restored` : '/app/webhooks?done=gone', 303)
  })

const idOf = (c: Context<Dashboard>): string => c.req.param('id') ?? ''

const call = (c: Context<Dashboard>, e: typeof TEST, body?: unknown): Promise<Outcome> =>
  outcomeOf(() => ask(c, e, { params: { id: idOf(c) }, body }))

const refused = (c: Context<Dashboard>, { code, status }: Extract<Outcome, { ok: false }>) =>
  show(c, idOf(c), { refused: code }, status)

async function switched(c: Context<Dashboard>, disabled: boolean) {
  const outcome = await call(c, CHANGE, { disabled })
  if (!outcome.ok) return refused(c, outcome)
  return c.redirect(`/app/webhooks/${idOf(c)}?done=${disabled ? 'disabled' : 'enabled'}`, 303)
}

async function showList(c: Context<Dashboard>, draft: Draft, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  const [{ items, next }, campaigns] = await Promise.all([
    pageOf<Hook>(c, LIST, SHOWN),
    listCampaigns(c.env.DB, '', CAMPAIGNS),
  ])
  return page(c, screen.t.hooks.title, <Hooks {...{ screen, next, campaigns, draft }} hooks={items} />, status)
}

async function show(c: Context<Dashboard>, id: string, said: Said, status: ContentfulStatusCode = 200) {
  const { screen, now } = c.var
  const params = { id }
  const [hook, { items: messages, next }, { items: samples }, campaigns] = await Promise.all([
    answerOf<Hook>(c, ONE, { params }),
    pageOf<OutboxRow>(c, MESSAGES, SHOWN, { params }),
    answerOf<{ items: Sample[] }>(c, SAMPLES),
    listCampaigns(c.env.DB, '', CAMPAIGNS),
  ])
  const draft = said.draft ?? { ...EMPTY, form: formOfHook(hook) }
  return page(
    c,
    hook.name,
    <HookPage {...{ screen, hook, messages, next, samples, campaigns, draft, said, now }} />,
    status,
  )
}
