import type { Operation } from '../../accounts/openapi.ts'

/** Ids that examples name: {audience: '0193…'}. */
type Names = Readonly<Record<string, unknown>>

/** A call as one would make it. `url` is under the origin. */
export interface Call {
  method: string
  url: string
  type: string | null // of what is sent
  body?: unknown
  file?: string
}

/** The example of an operation, with these ids in their places. */
export function callOf(method: string, path: string, operation: Operation, names: Names): Call {
  const { path: places = {}, query = {}, body, file } = operation['x-example']
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(`${named(places[name], names)}`))
  const search = new URLSearchParams(named(query, names) as Record<string, string>).toString()
  const [type = null] = Object.keys(operation.requestBody?.content ?? {})
  return {
    method: method.toUpperCase(),
    url: search ? `${filled}?${search}` : filled,
    type,
    ...(type === 'application/json' && { body: named(body ?? {}, names) }),
    ...(file !== undefined && { file: named(file, names) as string }),
  }
}

/** The same with each '{name}' that is known replaced. */
export function named(value: unknown, names: Names): unknown {
  if (typeof value === 'string') {
    const whole = /^\{(\w+)\}$/.exec(value)?.[1]
    if (whole && Object.hasOwn(names, whole)) return names[whole]
    return value.replace(/\{(\w+)\}/g, (found, name: string) => (Object.hasOwn(names, name) ? `${names[name]}` : found))
  }
  if (Array.isArray(value)) return value.map(each => named(each, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(each, names)]))
}

/** The names that a call still needs. */
export const missingNames = (call: Call): string[] => [
  ...new Set(
    [...JSON.stringify([decodeURIComponent(call.url), call.body, call.file]).matchAll(/\{(\w+)\}/g)].map(
      ([, name = '']) => name,
    ),
  ),
]
