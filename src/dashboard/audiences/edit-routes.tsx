import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { allAudienceEndpoints } from '../../audiences/plan-routes.ts'
import { type Audience, newAudience } from '../../audiences/schema.ts'
import type { Size } from '../../audiences/size.ts'
import { type Outcome, outcomeOf } from '../call.ts'
import type { Form } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { issueText } from '../issues.ts'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { ask } from './ask.ts'
import { AudienceForm, type Editing } from './form.tsx'
import { bodyOf, formFor, type Typing } from './form-fields.ts'
import { namesFor } from './names.ts'
import { refusalBy } from './refusal.ts'
import { audienceOf, formIn } from './request.ts'

const ADD = endpointOf(allAudienceEndpoints, 'POST', '/audiences')
const REPLACE = endpointOf(allAudienceEndpoints, 'PUT', '/audiences/:id')
const PREVIEW = endpointOf(allAudienceEndpoints, 'POST', '/audiences/preview')

const NEW: Form = { windowDays: '30', customers: 'on' } // whoever bought is seldom to be retargeted

/** An audience made or changed in a form. */
export const editing = new Hono<Dashboard>()
  .get('/new', atLeast('editor'), c => show(c, { audience: null, form: NEW, rule: null, refused: null, counted: null }))
  .post('/new', atLeast('editor'), c => handled(c, null))
  .get('/:id/edit', atLeast('editor'), async c => {
    const audience = await audienceOf(c)
    return show(c, { audience, form: formFor(audience), rule: audience, refused: null, counted: null })
  })
  .post('/:id/edit', atLeast('editor'), async c => handled(c, await audienceOf(c)))

async function handled(c: Context<Dashboard>, audience: Audience | null) {
  const form = await formIn(c)
  const typing = bodyOf(form)
  const state = { audience, form, rule: newAudience.safeParse(typing?.body).data ?? null }
  if (!typing) {
    const wrong = new Map([['where', c.var.screen.t.rule.form.refused['not-json']!]])
    return show(c, { ...state, refused: { code: 'not-json', wrong, issues: [], inText: [] }, counted: null }, 422)
  }
  const { body } = typing
  const isCount = form.act === 'count'
  const outcome = await outcomeOf(() => {
    const asked = { ...body, name: form.name?.trim() || '–', ladder: audience?.ladder }
    if (isCount) return ask(c, PREVIEW, '/audiences/preview', { body: asked })
    return audience ? ask(c, REPLACE, `/audiences/${audience.id}`, { body }) : ask(c, ADD, '/audiences', { body })
  })
  if (!outcome.ok) {
    const refused = refusalOf(c, outcome, typing)
    return show(c, { ...state, refused, counted: null }, outcome.status)
  }
  if (isCount) return show(c, { ...state, refused: null, counted: outcome.json as Size })
  const { id } = outcome.json as Audience
  return c.redirect(`/app/audiences/${id}?made=${audience ? 'saved' : 'added'}`, 303)
}

function refusalOf(
  c: Context<Dashboard>,
  { code, issues }: Extract<Outcome, { ok: false }>,
  { fieldAt, innerPath }: Typing,
): Editing['refused'] {
  const { screen } = c.var
  const asksNothing = issues.some(({ path }) => path === '')
  const inText = issues.flatMap(issue => {
    const path = innerPath(issue.path)
    return path === null ? [] : [{ ...issue, path }]
  })
  const others = issues.filter(({ path }) => path !== '' && innerPath(path) === null)
  const told = refusalBy(others, fieldAt, screen.t.rule.form.fields, issue =>
    issue.code === 'markup' ? issueText(screen, issue, '') : null,
  )
  return { code: asksNothing ? 'nothing' : code, ...told, inText }
}

async function show(c: Context<Dashboard>, state: Editing, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  const names = await namesFor(c.env.DB, state.rule ? [state.rule] : [])
  // An audience that left itself out would be refused.
  const others = names.audiences.filter(({ id }) => id !== state.audience?.id)
  const title = state.audience ? screen.t.rule.form.edit : screen.t.rule.form.add
  return page(
    c,
    title,
    <AudienceForm screen={screen} names={{ ...names, audiences: others }} editing={state} />,
    status,
  )
}
