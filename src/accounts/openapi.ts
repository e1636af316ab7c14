import { JSON_LIMIT_BYTES, sized } from '../lib/http.ts'
import type { Endpoint, Example } from './endpoint.ts'
import { type Answer, ERROR, refusals, taken } from './openapi-answers.ts'
import { GROUPS, groupOf, placeOf } from './openapi-groups.ts'
import { type Schema, Schemas } from './openapi-schema.ts'
import type { Role } from './roles.ts'
import { scopeOf } from './scopes.ts'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  description: string
  schema: Schema
}

export interface Operation {
  operationId: string
  tags: [string]
  summary: string
  'x-role': Role
  'x-scope': string
  'x-example': Example
  security: object[]
  parameters: Parameter[]
  requestBody?: {
    required: boolean
    description: string
    content: Record<string, { schema: Schema; example?: unknown }>
  }
  responses: Record<string, Answer>
}

export interface OpenApi {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  components: { schemas: Record<string, Schema>; securitySchemes: object }
  paths: Record<string, Record<string, Operation>>
}

const described = new WeakMap<readonly Endpoint[], OpenApi>()

/** The description of every endpoint, in OpenAPI 3.1. Made once; only `origin` is of the request. */
export function openApi(endpoints: readonly Endpoint[], origin: string): OpenApi {
  const known = described.get(endpoints) ?? describe(endpoints)
  described.set(endpoints, known)
  return { ...known, servers: [{ url: origin }] }
}

const ABOUT =
  'Errors: {"error":{"code","message","issues":[{"path","message","code","params"}]}}. Lists page with ?cursor=&limit=. Explained, with an example of every call, at /api/docs.'

function describe(endpoints: readonly Endpoint[]): OpenApi {
  const schemas = new Schemas()
  schemas.shared.Error = ERROR
  const paths: OpenApi['paths'] = {}
  for (const e of endpoints) {
    const path = pathOf(e)
    paths[path] ??= {}
    paths[path][e.method.toLowerCase()] = operationOf(e, schemas)
  }
  const used = new Set(endpoints.map(({ path }) => groupOf(path)))
  return {
    openapi: '3.1.0',
    info: { title: 'Like2Lead', version: '1', description: ABOUT },
    servers: [],
    tags: GROUPS.filter(({ name }) => used.has(name)).map(({ name, about }) => ({ name, description: about })),
    components: { schemas: schemas.shared, securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths,
  }
}

/** ':file' or ':file{.+}' of a path. */
export const PARAM = /:(\w+)(?:\{[^}]*\})?/g

const pathOf = ({ path }: Endpoint): string => `/api${path.replace(PARAM, '{$1}')}`

/** 'GET /campaigns/:slug' → 'get-campaigns-slug'. */
export const operationId = ({ method, path }: Pick<Endpoint, 'method' | 'path'>): string =>
  `${method}${path}`
    .toLowerCase()
    .replace(/\{[^}]*\}/g, '')
    .replace(/[^a-z]+/g, '-')

function operationOf(e: Endpoint, schemas: Schemas): Operation {
  const id = operationId(e)
  const body = bodyOf(e, id, schemas)
  return {
    operationId: id,
    tags: [groupOf(e.path)],
    summary: e.summary,
    'x-role': e.role,
    'x-scope': scopeOf(e.path),
    'x-example': exampleOf(e),
    security: [{ key: [] }],
    parameters: [...pathParameters(e), ...queryParameters(e, id, schemas)],
    ...(body && { requestBody: body }),
    responses: { ...taken(e, id, schemas), ...refusals(e) },
  }
}

const pathParameters = ({ path }: Endpoint): Parameter[] =>
  paramsIn(path).map(name => ({
    name,
    in: 'path',
    required: true,
    description: placeOf(path, name).is,
    schema: { type: 'string' },
  }))

const paramsIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

/** The example with every place of its path. */
const exampleOf = ({ path, example = {} }: Endpoint): Example => ({
  ...example,
  path: Object.fromEntries(paramsIn(path).map(name => [name, example.path?.[name] ?? placeOf(path, name).example])),
})

function queryParameters({ query }: Endpoint, id: string, schemas: Schemas): Parameter[] {
  if (!query) return []
  const { properties = {}, required = [] } = schemas.of(query, `${id}-query`)
  return Object.entries(properties).map(([name, { description = '', ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description,
    schema,
  }))
}

function bodyOf({ body, bodyLimitBytes = JSON_LIMIT_BYTES, file, example }: Endpoint, id: string, schemas: Schemas) {
  if (file)
    return {
      required: true,
      description: `The bytes of the file, ${sized(file.limitBytes)} at most.`,
      content: { [file.type]: { schema: {} } },
    }
  if (!body) return null
  const schema = schemas.of(body, `${id}-body`)
  return {
    required: (schema.required ?? []).length > 0,
    description: `JSON, ${sized(bodyLimitBytes)} at most; fields that are not known are refused.`,
    content: {
      'application/json': { schema, ...(example?.body !== undefined && { example: example.body }) },
    },
  }
}
