import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { allAudienceEndpoints } from '../../audiences/all-routes.ts'
import type { Audience } from '../../audiences/schema.ts'
import { askAt, formIn } from '../ask.ts'
import { audienceOf } from '../at-address.ts'
import { outcomeOf } from '../call.ts'
import type { Form } from '../form.ts'
import { fragment } from '../fragment.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { AudienceForm, type Editing, nowOf } from './form.tsx'
import { changedBy } from './form-acts.ts'
import { bodyOf, formFor } from './form-fields.ts'
import { namesFor } from './names.ts'
import { nameOf, presetsOf } from './presets.ts'
import { RuleCount, RuleNow } from './rule-now.tsx'
import { notJson, refusalOf, ruleIn, sizeUp } from './typed-rule.ts'
import { keepForUndo } from './undo.ts'

const ADD = endpointOf(allAudienceEndpoints, 'POST', '/audiences')
const REPLACE = endpointOf(allAudienceEndpoints, 'PUT', '/audiences/:id')

const NEW: Form = { windowDays: '30', customers: 'on' } // whoever bought is seldom to be retargeted

/** An audience made or changed in a form. */
export const editing = new Hono<Dashboard>()
  .get('/new', atLeast('editor'), async c => show(c, null, await started(c)))
  .post('/new', atLeast('editor'), c => handled(c, null))
  .post('/count', atLeast('editor'), c => live(c, null))
  .get('/:id/edit', atLeast('editor'), async c => {
    const audience = await audienceOf(c)
    return show(c, audience, formFor(audience))
  })
  .post('/:id/edit', atLeast('editor'), async c => handled(c, await audienceOf(c)))
  .post('/:id/count', atLeast('editor'), async c => live(c, await audienceOf(c)))

/** Empty, or filled in from a preset of the method. */
async function started(c: Context<Dashboard>): Promise<Form> {
  const { campaign, preset: key } = c.req.query()
  const names = await namesFor(c.env.DB, [])
  const isKnown = names.campaigns.some(({ slug }) => slug === campaign)
  const preset = isKnown && (await presetsOf(c, campaign!)).find(found => found.key === key)
  return preset ? formFor({ name: nameOf(c.var.screen, names, preset, campaign!), ...preset.rule }) : NEW
}

async function handled(c: Context<Dashboard>, audience: Audience | null) {
  const form = await formIn(c)
  const changed = changedBy(form)
  if (changed) return show(c, audience, changed, await sizeUp(c, changed, audience))
  if (form.act === 'count') return show(c, audience, form, await sizeUp(c, form, audience))
  const typing = bodyOf(form)
  if (!typing) return show(c, audience, form, { refused: notJson(c), counted: null }, 422)
  const { body } = typing
  const outcome = await outcomeOf(() =>
    audience ? askAt(c, REPLACE, `/audiences/${audience.id}`, { body }) : askAt(c, ADD, '/audiences', { body }),
  )
  if (!outcome.ok)
    return show(c, audience, form, { refused: refusalOf(c, outcome, typing), counted: null }, outcome.status)
  if (audience) keepForUndo(c, audience)
  return c.redirect(`/app/audiences/${(outcome.json as Audience).id}?made=${audience ? 'saved' : 'added'}`, 303)
}

type Told = Pick<Editing, 'refused' | 'counted'>
const UNTOLD: Told = { refused: null, counted: null }

async function show(
  c: Context<Dashboard>,
  audience: Audience | null,
  form: Form,
  told: Told = UNTOLD,
  status?: ContentfulStatusCode,
) {
  const { screen } = c.var
  const { names, state } = await stateOf(c, audience, form, told)
  const presets = audience ? null : await startsOf(c, names)
  const title = audience ? screen.t.rule.form.edit : screen.t.rule.form.add
  const props = { screen, names, editing: state, starts: presets }
  return page(c, title, <AudienceForm {...props} />, status ?? (told.refused ? 422 : 200))
}

/** What is typed, said and counted: the parts of the page that follow it. */
async function live(c: Context<Dashboard>, audience: Audience | null) {
  const form = await formIn(c)
  const told = await sizeUp(c, form, audience)
  const { names, state } = await stateOf(c, audience, form, told)
  const { screen } = c.var
  return fragment(
    c,
    <>
      <RuleNow screen={screen} names={names} now={nowOf(screen, state)} />
      <RuleCount screen={screen} size={told.counted} />
    </>,
  )
}

async function stateOf(c: Context<Dashboard>, audience: Audience | null, form: Form, told: Told) {
  const rule = ruleIn(bodyOf(form))
  const names = await namesFor(c.env.DB, rule ? [rule] : [])
  // An audience that left itself out would be refused.
  const others = names.audiences.filter(({ id }) => id !== audience?.id)
  return { names: { ...names, audiences: others }, state: { audience, form, rule, ...told } satisfies Editing }
}

async function startsOf(c: Context<Dashboard>, { campaigns }: Awaited<ReturnType<typeof namesFor>>) {
  const campaign = campaigns.find(({ slug }) => slug === c.req.query('campaign')) ?? campaigns[0]
  return campaign ? { campaign: campaign.slug, presets: await presetsOf(c, campaign.slug) } : null
}
