import type { Context } from 'hono'
import { type Endpoint, endpointOf, perform } from '../../accounts/endpoint.ts'
import { fromWallClock, isZone } from '../../lib/zones.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { asCaller, type Outcome, outcomeOf } from '../call.ts'
import type { Form } from '../form.ts'
import type { Dashboard } from '../screen.ts'

/** `form` is what was sent, so that nothing of it is lost. */
export type Said = Outcome & { action: string; form: Form }

interface Action {
  endpoint: Endpoint
  body: (form: Form) => unknown
}

export const TEXTS = ['headline', 'lead', 'offer', 'cta', 'formTitle'] as const

const PAGE = '/campaigns/:slug/ads/:ad'
const on = (method: Endpoint['method'], rest: string, body: Action['body'] = () => ({})): Action => ({
  endpoint: endpointOf(pageEndpoints, method, PAGE + rest),
  body,
})

/** The forms of the desk. Each is a call of the API, with its rules, its refusals and its line in the audit trail. */
const ACTIONS: Record<string, Action> = {
  save: on('PATCH', '/page', form => ({
    revision: Number(form.revision),
    content: Object.fromEntries(TEXTS.map(name => [name, form[name] ?? ''])),
  })),
  template: on('PATCH', '/page', form => ({ revision: Number(form.revision), template: form.template })),
  undo: on('POST', '/page/undo'),
  publish: on('POST', '/publish', overriding),
  unpublish: on('POST', '/unpublish'),
  rollback: on('POST', '/rollback', form => ({ version: Number(form.version) })),
  schedule: on('POST', '/schedule', form => ({ ...timesOf(form), ...overriding(form) })),
  unschedule: on('DELETE', '/schedule'),
  share: on('POST', '/preview'),
}

export const findAction = (name: string): Action | null => (Object.hasOwn(ACTIONS, name) ? ACTIONS[name]! : null)

export async function act(c: Context<Dashboard>, name: string, action: Action, form: Form, now: number): Promise<Said> {
  return {
    action: name,
    form,
    ...(await outcomeOf(() => perform(asCaller(c), action.endpoint, action.body(form), now))),
  }
}

function overriding({ reason = '' }: Form) {
  return reason.trim() === '' ? {} : { override: { match: reason } }
}

function timesOf({ publishAt = '', unpublishAt = '', zone = '' }: Form) {
  const at = (local: string) => fromWallClock(local, isZone(zone) ? zone : 'UTC')
  return { ...(publishAt && { publishAt: at(publishAt) }), ...(unpublishAt && { unpublishAt: at(unpublishAt) }) }
}
