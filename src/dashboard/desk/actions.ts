import type { Context } from 'hono'
import { type Endpoint, endpointOf } from '../../accounts/endpoint.ts'
import { fromWallClock, isZone } from '../../lib/zones.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { askHere } from '../ask.ts'
import { type Outcome, outcomeOf } from '../call.ts'
import type { Form } from '../form.ts'
import type { Dashboard } from '../screen.ts'
import { changeIn, contentIn } from './typed.ts'

/** `form` is what was sent, so that nothing of it is lost. */
export type Said = Outcome & { action: string; form: Form }

interface Action {
  endpoint: Endpoint
  body: (form: Form) => unknown
  saves?: true // what is typed goes first
}

const PAGE = '/campaigns/:slug/ads/:ad'
const on = (method: Endpoint['method'], rest: string, body: Action['body'] = () => ({})): Action => ({
  endpoint: endpointOf(pageEndpoints, method, PAGE + rest),
  body,
})
const ofRevision = (form: Form, change: object) => ({ revision: Number(form.revision), ...change })

/** The forms of the desk. Each is a call of the API, with its rules, its refusals and its line in the audit trail. */
const ACTIONS: Record<string, Action> = {
  save: on('PATCH', '/page', form => ofRevision(form, { content: contentIn(form) })),
  autosave: on('PATCH', '/page', form => ofRevision(form, { content: contentIn(form), autosave: true })),
  fix: on('PATCH', '/page', form => ofRevision(form, { content: { ...contentIn(form), ...changeIn(form) } })),
  template: on('PATCH', '/page', form => ofRevision(form, { template: form.template })),
  undo: on('POST', '/page/undo'),
  publish: { ...on('POST', '/publish', overriding), saves: true },
  unpublish: on('POST', '/unpublish'),
  rollback: on('POST', '/rollback', form => ({ version: Number(form.version) })),
  schedule: on('POST', '/schedule', form => ({ ...timesOf(form), ...overriding(form) })),
  unschedule: on('DELETE', '/schedule'),
  share: on('POST', '/preview'),
}

export const findAction = (name: string): Action | null => (Object.hasOwn(ACTIONS, name) ? ACTIONS[name]! : null)

export async function act(c: Context<Dashboard>, name: string, action: Action, form: Form): Promise<Said> {
  const done = async (named: string, { endpoint, body }: Action): Promise<Said> => ({
    action: named,
    form,
    ...(await outcomeOf(() => askHere(c, endpoint, body(form)))),
  })
  const saved = action.saves && form.revision ? await done('save', ACTIONS.save!) : null
  return saved && !saved.ok ? saved : done(name, action)
}

/** Why a page goes out that keeps its promise too little, where somebody wrote it. */
export function overriding({ reason = '' }: Form) {
  return reason.trim() === '' ? {} : { override: { match: reason } }
}

function timesOf({ publishAt = '', unpublishAt = '', zone = '' }: Form) {
  const at = (local: string) => fromWallClock(local, isZone(zone) ? zone : 'UTC')
  return { ...(publishAt && { publishAt: at(publishAt) }), ...(unpublishAt && { unpublishAt: at(unpublishAt) }) }
}
