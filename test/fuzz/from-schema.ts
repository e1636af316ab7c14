import type { Schema } from '../../src/accounts/openapi-schema.ts'
import type { Dice } from './dice.ts'
import { oddText, oddValue } from './hostile.ts'

/** Nearly what a schema asks for. */
export function fromSchema(schema: Schema, shared: Record<string, Schema>, dice: Dice, levels = 6): unknown {
  if (levels === 0 || dice.chance(0.04)) return oddValue(dice)
  const each = (of: Schema) => fromSchema(of, shared, dice, levels - 1)
  if (schema.$ref) return each(shared[schema.$ref.replace('#/components/schemas/', '')] ?? {})
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return dice.pick(schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return each(dice.pick(either))
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(each))
  switch (Array.isArray(schema.type) ? dice.pick(schema.type) : schema.type) {
    case 'object':
      return objectOf(schema, dice, each)
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map(each)
      return Array.from({ length: (schema.minItems ?? 0) + dice.below(3) }, () => each(schema.items ?? {}))
    case 'integer':
    case 'number':
      return numberOf(schema, dice)
    case 'boolean':
      return dice.chance(0.5)
    case 'null':
      return null
    case 'string':
      return textOf(schema, dice)
    default:
      return oddValue(dice)
  }
}

function objectOf(schema: Schema, dice: Dice, each: (of: Schema) => unknown): unknown {
  const known = Object.entries(schema.properties ?? {})
    .filter(([name]) => schema.required?.includes(name) || dice.chance(0.5))
    .map(([name, of]) => [name, each(of)] as const)
  const of = schema.additionalProperties
  const more = typeof of === 'object' ? [1, 2].map(() => [oddText(dice), each(of)] as const) : []
  return Object.fromEntries([...known, ...more])
}

function numberOf({ minimum, maximum, exclusiveMinimum, type }: Schema, dice: Dice): number {
  const least = minimum ?? exclusiveMinimum ?? 0
  const most = Math.min(maximum ?? least + 1000, 2 ** 53)
  const between = least + dice.below(Math.max(1, most - least))
  const figure = dice.pick([least, most, between, between, least - 1, most + 1])
  return type === 'integer' ? Math.trunc(figure) : figure
}

const FORMATS: Record<string, string> = {
  ...{ uri: 'https://shop.example/a?b=c', url: 'https://shop.example/', email: 'somebody@example.com' },
  ...{ uuid: '0193e0f2-7c5a-7000-8000-000000000001', date: '2026-11-30', 'date-time': '2026-11-30T10:00:00Z' },
}
const PLAIN = [
  'spring',
  'audit-energie',
  'maison-froide',
  'maison-demo',
  'meta',
  'google',
  'EUR',
  'fr',
  'fr-FR',
  'FR',
  '#1d4ed8',
  '2026-11-30',
]

function textOf({ format, minLength = 0, maxLength = 200 }: Schema, dice: Dice): string {
  if (format && FORMATS[format] && dice.chance(0.7)) return FORMATS[format]
  const text = dice.pick([() => dice.pick(PLAIN), () => `${oddText(dice)} mot`, () => 'mot '.repeat(60)])()
  return dice.chance(0.8) ? text.slice(0, maxLength).padEnd(minLength, 'x') : text
}
