import * as z from 'zod'
import { openApi } from '../../src/accounts/openapi.ts'
import { endpoints } from '../../src/endpoints.ts'
import { ORIGIN } from '../call.ts'
import type { Ask } from './ask.ts'
import { MARKS } from './hostile.ts'

export interface Told {
  status: number
  headers: Headers
  text: string
}

const { paths } = openApi(endpoints, ORIGIN)
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const issue = z.strictObject({
  path: z.string(),
  message: z.string().min(1),
  code: kebab.optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
const refusal = z.strictObject({
  error: z.strictObject({ code: kebab, message: z.string().min(1), issues: z.array(issue).min(1).optional() }),
})

/** What is wrong with an answer, whatever was asked. */
export function faultsOf(ask: Ask, told: Told): string[] {
  const { status, headers, text } = told
  const type = headers.get('content-type') ?? ''
  return [
    ...(status >= 500 ? [`answered ${status}`] : []),
    ...(text !== '' && type === '' ? ['says not what it is'] : []),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['may be sniffed']),
    ...(type.includes('html') ? MARKS.filter(mark => text.includes(mark)).map(mark => `reflects ${mark}`) : []),
    ...(ask.surface === 'api' ? apiFaults(ask, told, type) : []),
    ...(ask.surface === 'app' && status >= 400 && !/^text\/html|^application\/json/.test(type)
      ? [`refuses as ${type}`]
      : []),
    ...(ask.name === 'POST /e' && status >= 400 && (text !== '' || !headers.get('x-pixel')) ? ['gives no reason'] : []),
  ]
}

function apiFaults({ name, method, path }: Ask, { status, text, headers }: Told, type: string): string[] {
  const [, at = ''] = name.split(' ')
  const responses = paths[at]?.[method.toLowerCase()]?.responses ?? {}
  if (status < 400) return responses[status] ? [] : [`answers ${status}, which is not described`]
  if (!type.startsWith('application/json'))
    return [`refuses ${path.slice(0, 80)} as ${type} ${headers.get('location') ?? ''}`]
  const said = refusal.safeParse(jsonIn(text))
  if (!said.success) return [`refuses in another shape: ${text.slice(0, 200)}`]
  const { code } = said.data.error
  if (code === 'unknown-route') return [] // a name with a slash in it is another path
  const known = responses[status]?.['x-codes']
  return known && code in known ? [] : [`refuses with ${status} ${code}, which is not described`]
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
