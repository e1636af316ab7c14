import type { Context } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { allAudienceEndpoints } from '../../audiences/all-routes.ts'
import type { Preview } from '../../audiences/preview.ts'
import { type Audience, type NewAudience, newAudience } from '../../audiences/schema.ts'
import { askAt } from '../ask.ts'
import { type Outcome, outcomeOf } from '../call.ts'
import type { Form } from '../form.ts'
import { issueText } from '../issues.ts'
import type { Dashboard } from '../screen.ts'
import type { Editing } from './form.tsx'
import { bodyOf, type Typing } from './form-fields.ts'
import { refusalBy } from './refusal.ts'

const PREVIEW = endpointOf(allAudienceEndpoints, 'POST', '/audiences/preview')

/** What is typed, as a rule where it is one. */
export const ruleIn = (typing: Typing | null): NewAudience | null =>
  newAudience.safeParse({ name: '–', ...unnamed(typing) }).data ?? null

/** A rule has a size before it has a name. */
const unnamed = (typing: Typing | null): object => {
  const { name: _, ...rule } = (typing?.body ?? {}) as { name?: string }
  return rule
}

/** The size of what is typed; nothing is kept. */
export async function sizeUp(
  c: Context<Dashboard>,
  form: Form,
  audience: Audience | null,
): Promise<Pick<Editing, 'refused' | 'counted'>> {
  const typing = bodyOf(form)
  if (!typing) return { refused: notJson(c), counted: null }
  const body = { name: '–', ...unnamed(typing), ladder: audience?.ladder }
  const outcome = await outcomeOf(() => askAt(c, PREVIEW, '/audiences/preview', { body }))
  if (!outcome.ok) return { refused: refusalOf(c, outcome, typing), counted: null }
  return { refused: null, counted: outcome.json as Preview }
}

export const notJson = (c: Context<Dashboard>): Editing['refused'] => ({
  code: 'not-json',
  wrong: new Map([['where', c.var.screen.t.rule.form.refused['not-json']!]]),
  issues: [],
  inText: [],
})

export function refusalOf(
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
