import type { Schema } from '../../accounts/openapi-schema.ts'

const MOST_VALUES = 12

/** 'string', 'integer | null', 'array of string': in the words of JSON. */
export function kindOf(schema: Schema): string {
  const some = schema.anyOf ?? schema.oneOf
  if (some) return [...new Set(some.map(kindOf))].join(' | ')
  if (schema.enum) return schema.enum.every(value => typeof value === 'string') ? 'string' : 'value'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === 'array') return `array of ${schema.items ? kindOf(schema.items) : 'anything'}`
  if (Array.isArray(schema.type)) return schema.type.join(' | ')
  return schema.type ?? 'anything'
}

/** Bounds and forms, as short as they can be said. */
export function limitsOf(schema: Schema): string[] {
  const {
    minimum: low,
    maximum: high,
    exclusiveMinimum: above,
    exclusiveMaximum: below,
    minLength,
    maxLength,
    minItems,
    maxItems,
  } = schema
  const own = [
    ...(schema.enum ? [valuesOf(schema.enum)] : []),
    ...(schema.format ? [schema.format] : []),
    ...(schema.pattern && !schema.format ? [schema.pattern] : []),
    ...between(low ?? above, high ?? below, { over: low === undefined, under: high === undefined }),
    ...between(minLength, maxLength, { of: 'characters' }),
    ...between(minItems, maxItems, { of: 'items' }),
  ]
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])]
  return [...new Set([...own, ...inner.flatMap(limitsOf)])]
}

const valuesOf = (values: readonly unknown[]): string => {
  const shown = values.slice(0, MOST_VALUES).map(String).join(', ')
  return values.length > MOST_VALUES ? `${shown}, … (${values.length})` : shown
}

interface Ends {
  over?: boolean // the low end is not in it
  under?: boolean
  of?: string
}

const UNBOUNDED = Number.MAX_SAFE_INTEGER // what zod writes for any whole number

function between(low: number | undefined, high: number | undefined, { over, under, of = '' }: Ends): string[] {
  const from = low === undefined || low === -UNBOUNDED || (of && low === 0) ? '' : `${over ? '>' : '≥'} ${low}`
  const to = high === undefined || high === UNBOUNDED ? '' : `${under ? '<' : '≤'} ${high}`
  const said = [from, to].filter(Boolean).join(', ')
  return said ? [`${said} ${of}`.trim()] : []
}

/** What may stand there: itself, each of several, or what a list holds. */
export function variantsOf(schema: Schema): Schema[] {
  const some = schema.anyOf ?? schema.oneOf
  if (some) return some.flatMap(variantsOf)
  return schema.items ? variantsOf(schema.items) : [schema]
}
