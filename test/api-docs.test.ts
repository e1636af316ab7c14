// Long on purpose: the tables of cases of one subject, to be read side by side.
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Operation, openApi, operationId } from '../src/accounts/openapi.ts'
import type { Schema } from '../src/accounts/openapi-schema.ts'
import { listsOf } from '../src/dashboard/docs/catalogue.ts'
import { type Call, callOf, missingNames, named } from '../src/dashboard/docs/example.ts'
import { curlOf } from '../src/dashboard/docs/shell.ts'
import { fetchOf } from '../src/dashboard/docs/snippet.ts'
import { endpoints } from '../src/endpoints.ts'

const ORIGIN = 'https://l2l.example'
const document = JSON.parse(JSON.stringify(openApi(endpoints, ORIGIN))) as ReturnType<typeof openApi>

interface Described {
  path: string
  method: string
  operation: Operation
}
const operations: Described[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
const is = ({ method, path }: Pick<Described, 'method' | 'path'>) => `${method.toUpperCase()} ${path}`

/** Every id that an example may name, and the address of the product. */
const NAMES = new Proxy({ origin: ORIGIN } as Record<string, unknown>, {
  getOwnPropertyDescriptor: (_, name) => ({ value: name, configurable: true }),
  get: (known, name: string) => known[name] ?? '0193e0f2-7c5a-7000-8000-000000000001',
})

describe('the description of the API', () => {
  test('is what OpenAPI 3.1 allows, and nothing else', () => {
    expect(z.prettifyError(openApi31.safeParse(document).error ?? new z.ZodError([]))).toBe('')
  })

  test('refers to nothing that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref)
    const known = new Set(Object.keys(document.components.schemas).map(name => `#/components/schemas/${name}`))
    expect(refs.length).toBeGreaterThan(100)
    expect(refs.filter(ref => !known.has(ref))).toEqual([])
  })

  test('holds every endpoint once, under a name and in a group of its own', () => {
    expect(operations).toHaveLength(endpoints.length)
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.sort()).toEqual(endpoints.map(operationId).sort())
    const tags = new Set(document.tags.map(({ name }) => name))
    expect(operations.filter(({ operation }) => !tags.has(operation.tags[0])).map(is)).toEqual([])
  })

  test('says every :param of a path, and no other', () => {
    for (const { path, operation } of operations) {
      const places = operation.parameters.filter(({ in: where }) => where === 'path').map(({ name }) => name)
      expect([path, places]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)])
    }
  })

  test('says of each refusal what its codes mean', () => {
    const silent = operations.flatMap(each =>
      Object.entries(each.operation.responses)
        .filter(([status, { 'x-codes': codes = {} }]) => Number(status) >= 400 && Object.keys(codes).length === 0)
        .map(([status, { description }]) => `${is(each)} ${status} ${description}`),
    )
    expect(silent).toEqual([])
    const unknown = endpoints.flatMap(({ answers }) =>
      Object.entries(answers)
        .filter(([status]) => Number(status) >= 400)
        .flatMap(([, text]) => text.match(/[a-z]+(?:-[a-z]+)+/g) ?? []),
    )
    const meanings = new Set(
      operations.flatMap(({ operation }) =>
        Object.values(operation.responses).flatMap(({ 'x-codes': codes = {} }) => Object.keys(codes)),
      ),
    )
    expect([...new Set(unknown)].filter(code => !meanings.has(code))).toEqual([])
  })

  test('says of every call that takes fields that wrong ones are refused, beside what it refuses itself', () => {
    const silent = operations.filter(
      ({ operation: { requestBody, responses } }) =>
        requestBody?.content['application/json'] && !responses[422]?.['x-codes']?.['invalid-body'],
    )
    expect(silent.map(is)).toEqual([])
  })

  test('says what every parameter and every field means', () => {
    const silent = operations.flatMap(each => {
      const { parameters, requestBody } = each.operation
      const asked = parameters.filter(({ description }) => !description).map(({ name }) => `?${name}`)
      const body = requestBody?.content['application/json']?.schema
      return [...asked, ...(body ? silentIn(body, '') : [])].map(name => `${is(each)} ${name}`)
    })
    expect(silent).toEqual([])
  })

  test('says which parameters a call reads, if it reads any', () => {
    const reading = endpoints.filter(({ handle, query }) => !query && /\.req\.(query|queries)\(/.test(String(handle)))
    expect(reading.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })

  test('says the limit of every body', () => {
    const bodies = operations.flatMap(({ operation }) => operation.requestBody ?? [])
    expect(bodies.filter(({ description }) => !/\d+(\.\d+)? [KM]B/.test(description))).toEqual([])
  })

  test('is made once: a second request costs nothing', () => {
    expect(openApi(endpoints, ORIGIN).paths).toBe(openApi(endpoints, 'https://other.example').paths)
  })
})

describe('an example', () => {
  test('is there for every call, and its body is one that the call takes', () => {
    const wrong = endpoints.flatMap(e => {
      const { example = {} } = e
      const isMissing = (e.body && Object.keys(shapeOf(e.body)).length > 0 && example.body === undefined) || false
      if (isMissing) return [`${e.method} ${e.path} has no example: add one beside its \`summary\``]
      const query = e.query?.safeParse(example.query ?? {})
      const body = e.body?.safeParse(named(example.body ?? {}, NAMES))
      return [query, body].flatMap(parsed =>
        parsed && !parsed.success ? `${e.method} ${e.path}: ${z.prettifyError(parsed.error)}` : [],
      )
    })
    expect(wrong).toEqual([])
  })

  test('fills every place of its path', () => {
    const calls = operations.map(({ method, path, operation }) => callOf(method, path, operation, NAMES))
    expect(calls.flatMap(missingNames)).toEqual([])
  })

  test('is a line that a shell reads as it was meant', () => {
    const call = { method: 'POST', url: '/api/brands', type: 'application/json', body: { name: "L'été" } }
    expect(curlOf(ORIGIN, call)).toBe(
      [
        "curl -X POST 'https://l2l.example/api/brands' \\",
        '  -H "Authorization: Bearer $TOKEN" \\',
        "  -H 'Content-Type: application/json' \\",
        "  -d '{\n  \"name\": \"L'\\''été\"\n}'",
      ].join('\n'),
    )
  })

  const lists = listsOf(document)
  const asked = (call: Partial<Call>) =>
    curlOf(ORIGIN, { method: 'GET', url: '/api/audiences/%7Baudience%7D', type: null, ...call }, lists)

  test('that reads looks up the id of something that is there', () =>
    expect(asked({})).toBe(
      [
        `AUDIENCE_ID=$(curl -s 'https://l2l.example/api/audiences?limit=1' -H "Authorization: Bearer $TOKEN" |`,
        `  grep -o '"id":"[^"]*' | head -n 1 | cut -d '"' -f 4)`,
        'curl "https://l2l.example/api/audiences/$AUDIENCE_ID" \\',
        '  -H "Authorization: Bearer $TOKEN"',
      ].join('\n'),
    ))

  test('that changes something takes nothing that its reader has not chosen', () => {
    expect(asked({ method: 'DELETE' })).toBe(
      [
        `curl -X DELETE "https://l2l.example/api/audiences/\${AUDIENCE_ID:?see GET /api/audiences}" \\`,
        '  -H "Authorization: Bearer $TOKEN"',
      ].join('\n'),
    )
    const body = { audience: '{audience}' }
    expect(asked({ method: 'POST', url: '/api/feeds', type: 'application/json', body })).toContain(
      `"audience": "'"\${AUDIENCE_ID:?see GET /api/audiences}"'"`,
    )
  })

  test('brings along the file that it sends', () =>
    expect(
      asked({ method: 'POST', url: '/api/outcomes/import', type: 'text/csv', file: 'lead,status\n1,won\n' }),
    ).toMatch(/--data-binary @- <<'END'\nlead,status\n1,won\nEND$/))

  test('names no id that only the demo of its tests had', () => {
    const texts = operations.map(({ method, path, operation }) =>
      curlOf(ORIGIN, callOf(method, path, operation, { origin: ORIGIN }), lists),
    )
    expect(texts.filter(text => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(text))).toEqual([])
    expect(texts.filter(text => text.includes(':?its id}')).length).toBeLessThan(10)
  })

  test('is JavaScript that parses', () => {
    const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor
    for (const { method, path, operation } of operations) {
      const text = fetchOf(ORIGIN, callOf(method, path, operation, NAMES), 'application/json')
      expect(() => new AsyncFunction('token', 'readFile', text), text).not.toThrow()
    }
  })
})

function shapeOf(schema: z.ZodType): object {
  return (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? { any: true }) as object
}

function silentIn(schema: Schema, under: string): string[] {
  const deeper = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])]
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, of]) => [
      ...(of.description ? [] : [under + name]),
      ...silentIn(of, `${under}${name}.`),
    ]),
    ...deeper.flatMap(of => silentIn(of, under)),
  ]
}

// What of OpenAPI 3.1 (spec.openapis.org/oas/v3.1.0) we use; whatever else stood there would be a mistake.
const text = z.string().min(1)
const type = z.enum(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
const schema: z.ZodType = z.lazy(() =>
  z.strictObject({
    $ref: z.string().startsWith('#/components/schemas/').optional(),
    type: z.union([type, z.array(type).min(2)]).optional(),
    description: text.optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(text).optional(),
    additionalProperties: z.union([z.boolean(), schema]).optional(),
    propertyNames: schema.optional(),
    items: schema.optional(),
    prefixItems: z.array(schema).optional(),
    anyOf: z.array(schema).min(1).optional(),
    oneOf: z.array(schema).min(1).optional(),
    allOf: z.array(schema).min(1).optional(),
    not: schema.optional(),
    enum: z
      .array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .min(1)
      .optional(),
    const: z.unknown().optional(),
    default: z.unknown().optional(),
    examples: z.array(z.unknown()).optional(),
    format: text.optional(),
    pattern: z.string().refine(isPattern).optional(),
    minLength: z.int().min(0).optional(),
    maxLength: z.int().min(0).optional(),
    minItems: z.int().min(0).optional(),
    maxItems: z.int().min(0).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    exclusiveMaximum: z.number().optional(),
  }),
)
const content = z.record(
  z.string().regex(/^[a-z]+\/([a-z0-9.+-]+|\*)$/),
  z.strictObject({ schema, example: z.unknown().optional() }),
)
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  tags: z.array(text).length(1),
  summary: text,
  'x-role': z.enum(['owner', 'editor', 'analyst', 'viewer']),
  'x-scope': text,
  'x-example': z.looseObject({}),
  security: z.tuple([z.strictObject({ key: z.tuple([]) })]),
  parameters: z.array(
    z
      .strictObject({
        name: text,
        in: z.enum(['path', 'query']),
        required: z.boolean(),
        description: z.string(),
        schema,
      })
      .refine(({ in: where, required }) => where === 'query' || required),
  ),
  requestBody: z.strictObject({ required: z.boolean(), description: text, content }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.strictObject({ description: text, content: content.optional(), 'x-codes': z.record(text, text).optional() }),
  ),
})
const openApi31 = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: text, version: text, description: text }),
  servers: z.tuple([z.strictObject({ url: z.url() })]),
  tags: z.array(z.strictObject({ name: text, description: text })),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), schema),
    securitySchemes: z.strictObject({ key: z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') }) }),
  }),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), operation),
  ),
})

function isPattern(source: string): boolean {
  return new RegExp(source, 'u') instanceof RegExp
}
