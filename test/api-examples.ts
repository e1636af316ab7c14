import { expect, vi } from 'vitest'
import * as z from 'zod'
import { type Operation, openApi, operationId } from '../src/accounts/openapi.ts'
import { oneOf } from '../src/accounts/openapi-groups.ts'
import { type Call, callOf, missingNames } from '../src/dashboard/docs/example.ts'
import { endpoints } from '../src/endpoints.ts'
import { BEFORE, chosenFile, demoWorld, type Names, network } from './api-world.ts'
import { call, ORIGIN } from './call.ts'

export interface Told {
  status: number
  type: string | null
  body: unknown
}
interface Step {
  name: string // 'POST /campaigns/{slug}/ads'
  method: string
  path: string
  operation: Operation
}

const steps: Step[] = Object.entries(openApi(endpoints, ORIGIN).paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => {
    const name = `${method.toUpperCase()} ${path.slice('/api'.length)}`
    return { name, method, path, operation }
  }),
)

/** What came of every example, run on the demo in its order. */
export interface Ran {
  names: Names
  answers: Record<string, Told> // by operationId
  failed: string[] // an answer that is not described, or no call at all
  broken: string[] // a body that is not what was promised
}

export async function runExamples(now: number, { without = [] as string[] } = {}): Promise<Ran> {
  vi.spyOn(globalThis, 'fetch').mockImplementation(network)
  const ran: Ran = { names: await demoWorld(now), answers: {}, failed: [], broken: [] }
  const { names, answers, failed, broken } = ran
  for (const step of inOrder(names)) {
    if (without.includes(step.method)) continue
    const { after = [], status } = step.operation['x-example']
    for (const other of after) await send(stepOf(other), names)
    await BEFORE[step.name]?.(names, now)
    const answer = await send(step, names)
    const isAsTold = status ? answer.status === status : answer.status < 400
    if (isAsTold && step.operation.responses[answer.status]) answers[step.operation.operationId] = answer
    else failed.push(`${step.name}: ${answer.status} ${JSON.stringify(answer.body)}`.slice(0, 400))
    broken.push(...brokenPromise(step, answer))
    learn(step, answer.body, names)
  }
  vi.restoreAllMocks()
  const tried = [...Object.keys(answers), ...failed.map(line => line.split(': ')[0])]
  const never = steps.filter(({ name, operation }) => !tried.includes(operation.operationId) && !tried.includes(name))
  failed.push(...never.map(step => `${step.name}: nothing tells ${missingNames(callFor(step, names))}`))
  return ran
}

/** What an endpoint promises field by field is what it answers, no more and no less. */
function brokenPromise({ name, method, operation: { operationId: id } }: Step, { status, body }: Told): string[] {
  const promised =
    status < 300 && endpoints.find(e => operationId(e) === id && e.method.toLowerCase() === method)?.answer
  const parsed = promised ? promised.safeParse(body) : null
  return parsed && !parsed.success ? [`${name}: ${z.prettifyError(parsed.error)}`] : []
}

/** What writes first; what needs an id waits until a call has told one; what deletes comes last, the latest first. */
function* inOrder(names: Names): Generator<Step> {
  const by = (...methods: string[]) => steps.filter(({ method }) => methods.includes(method))
  for (const some of [[...by('post', 'put', 'patch'), ...by('get')], by('delete').reverse()])
    for (let waiting = some, before = -1; waiting.length !== before; ) {
      before = waiting.length
      const later: Step[] = []
      for (const step of waiting) {
        if (missingNames(callFor(step, names)).length === 0) yield step
        else later.push(step)
      }
      waiting = later
    }
}

const callFor = ({ method, path, operation }: Step, names: Names): Call => callOf(method, path, operation, names)

const stepOf = (name: string): Step =>
  steps.find(step => step.name === name.replace(/:(\w+)/g, '{$1}')) ?? expect.fail(`no example ${name}`)

async function send(step: Step, names: Names): Promise<Told> {
  const { method, url, type, body, file } = callFor(step, names)
  const raw = file ?? (type && body === undefined ? chosenFile(type) : undefined)
  const answer = await call(method, url, raw === undefined ? { body } : { raw })
  const typeOfAnswer = answer.headers.get('content-type')
  const text = typeOfAnswer === 'application/zip' ? '(an archive)' : answer.text
  return { status: answer.status, type: typeOfAnswer, body: answer.json ?? text }
}

/** Each endpoint's example as it would be sent now, by 'GET /campaigns/:slug'. */
export const callsOf = (names: Names): Map<string, Call> =>
  new Map(steps.map(step => [step.name.replace(/\{(\w+)\}/g, ':$1'), callFor(step, names)]))

/** The id that an example made, or the first that a list holds, is what later ones name. */
function learn({ path, method }: Step, body: unknown, names: Names): void {
  const { items = [], ...rest } = body as { items?: { id?: unknown }[]; id?: unknown }
  const name = oneOf(path)
  const id = rest.id ?? Object.values(rest as Record<string, { id?: unknown } | null>).find(each => each?.id)?.id
  if (method === 'post' && id !== undefined) names[name] ??= id
  if (method === 'get' && items[0]?.id !== undefined) names[name] ??= items[0].id
}

const MOST_ITEMS = 2
const MOST_TEXT = 300
const SECRETS = new Set(['token', 'secret', 'password'])
const KEYS = /(link=|l2l_who=|\/preview\/[\w-]+\/[\w-]+\/)[\w.-]+/ // in addresses

/** As much of an answer as one wants to read, without what opens anything. */
export function shown(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    if (SECRETS.has(key)) return `${value.slice(0, 6)}…`
    return value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value.replace(KEYS, '$1…')
  }
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map(each => shown(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each, name)]))
}

/** Where two answers are not of one shape. Null and an empty list are of any. */
export function differences(before: unknown, after: unknown, at: string): string[] {
  if (before === undefined || after === undefined) return [at]
  if (before === null || after === null) return []
  if (Array.isArray(before) && Array.isArray(after))
    return before.length && after.length ? differences(before[0], after[0], `${at}[]`) : []
  if (typeof before !== typeof after || Array.isArray(before) !== Array.isArray(after)) return [at]
  if (typeof before !== 'object') return []
  const [one, other] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap(key =>
    differences(one[key], other[key], `${at}.${key}`),
  )
}
