import * as z from 'zod'
import { meaningOf } from './meanings.ts'

/** As much of JSON Schema as zod writes. */
export interface Schema {
  type?: string | string[]
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  prefixItems?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  $ref?: string
  $defs?: Record<string, Schema>
}

/** Turns zod into what OpenAPI holds: fields say what they mean, and what refers to itself is shared under `components`. */
export class Schemas {
  readonly shared: Record<string, Schema> = {}

  of(shape: z.ZodType, name: string, io: 'input' | 'output' = 'input'): Schema {
    const { $schema: _, $defs = {}, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
    for (const [key, def] of Object.entries($defs)) this.shared[`${name}-${key}`] = this.#whole(def as Schema, name, [])
    return this.#whole(schema as Schema, name, [])
  }

  #whole(schema: Schema, name: string, path: readonly string[]): Schema {
    const { $ref, ...rest } = schema
    if ($ref) return { ...rest, $ref: $ref.replace(/^#\/\$defs\//, `#/components/schemas/${name}-`) }
    const each = (of: Schema) => this.#whole(of, name, path)
    const whole: Schema = { ...schema }
    for (const key of ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const)
      if (schema[key]) whole[key] = schema[key].map(each)
    if (schema.items) whole.items = each(schema.items)
    if (typeof schema.additionalProperties === 'object') whole.additionalProperties = each(schema.additionalProperties)
    if (schema.properties)
      whole.properties = Object.fromEntries(
        Object.entries(schema.properties).map(([key, of]) => {
          const at = [...path, key]
          return [key, explained(at, this.#whole(of, name, at))]
        }),
      )
    return whole
  }
}

function explained(path: readonly string[], schema: Schema): Schema {
  const description = schema.description ?? meaningOf(path)
  return description ? { ...schema, description } : schema
}
