import type { Endpoint } from './endpoint.ts'
import { codesIn } from './error-codes.ts'
import type { Schema, Schemas } from './openapi-schema.ts'

export interface Answer {
  description: string
  content?: Record<string, { schema: Schema }>
  'x-codes'?: Record<string, string> // what each refusal means
}

export function taken(
  { answers, answer, csv, zip, query }: Endpoint,
  id: string,
  schemas: Schemas,
): Record<string, Answer> {
  const done = Object.entries(answers).filter(([status]) => Number(status) < 400)
  return Object.fromEntries(
    done.map(([status, description]) => {
      if (status === '204') return [status, { description }]
      if (zip) return [status, { description, content: { 'application/zip': { schema: BYTES } } }]
      const schema = answer ? schemas.of(answer, `${id}-answer`, 'output') : { type: 'object' }
      const isCsv = csv || Object.hasOwn(query?.shape ?? {}, 'format')
      const content = {
        'application/json': { schema },
        ...(isCsv && { 'text/csv': { schema: { type: 'string' } } }),
      }
      return [status, { description, content }]
    }),
  )
}

/** Those of its own, and those that every call may meet. */
export function refusals({ answers, body, file, role }: Endpoint): Record<string, Answer> {
  const common: Record<string, string> = {
    401: 'unauthorized',
    403: role === 'viewer' ? 'missing-scope' : 'forbidden, missing-scope',
    ...(body && { 400: 'invalid-json', 413: 'too-large', 422: 'invalid-body' }),
    ...(file && { 413: 'too-large' }),
    500: 'internal',
    503: 'not-now',
  }
  const own = Object.entries(answers)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, codes]) => [status, withOwn(common[status] ?? '', codes)])
  const all: Record<string, string> = { ...common, ...Object.fromEntries(own) }
  return Object.fromEntries(
    Object.entries(all).map(([status, description]) => [
      status,
      {
        description,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        'x-codes': codesIn(description),
      },
    ]),
  )
}

/** What an endpoint says of a status, after what every call may meet with it and it does not name itself. */
function withOwn(common: string, own: string): string {
  const named = codesIn(own)
  const others = common.split(', ').filter(code => code !== '' && !Object.hasOwn(named, code))
  return [...others, own].join(', ')
}

const TEXT: Schema = { type: 'string' }
const BYTES: Schema = { type: 'string', format: 'binary' }

/** The body of every refusal. */
export const ERROR: Schema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { ...TEXT, description: 'What is wrong, for programs: it does not change.' },
        message: { ...TEXT, description: 'The same in words, in English. It may be worded otherwise any day.' },
        issues: {
          type: 'array',
          description: 'Each thing that is wrong, and where.',
          items: {
            type: 'object',
            required: ['path', 'message'],
            properties: {
              path: { ...TEXT, description: 'The field, with dots: kit.primary. Of a file: the line and the column.' },
              message: TEXT,
              code: TEXT,
              params: { type: 'object', description: 'What the message names.' },
            },
          },
        },
      },
    },
  },
}
