import * as z from 'zod'
import { findTemplate } from '../../../templates/index.ts'
import { common, sections } from '../../../templates/kit/content.ts'
import type { Schema } from '../../accounts/openapi-schema.ts'

/** What a form asks about a page, read from its template's own schema: what a template gains can be written here at once. */
export type Block = Leaf | Group | List

export interface Leaf {
  kind: 'line' | 'paragraph' | 'lines' | 'int' | 'flag' | 'day' | 'moment' | 'zone' | 'url' | 'choice' | 'kept' // a picture stays as it is
  name: string
  required: boolean
  most?: number | undefined // characters, or of an int itself
  options?: readonly string[] | undefined
}

export interface Group {
  kind: 'group'
  name: string
  required: boolean
  parts: readonly Block[]
}

export interface List {
  kind: 'list'
  name: string
  required: boolean
  most: number
  item: Group
}

/** Asked elsewhere on the desk. */
const ELSEWHERE = new Set(['headline', 'lead', 'offer', 'cta', 'image', 'formTitle', 'fields'])

const outlines = new Map<string, readonly Block[]>()

/** The blocks of a template: first what is its own, then what several have, then what all have. None of an unknown one. */
export function outlineOf(template: string): readonly Block[] {
  const known = outlines.get(template)
  if (known) return known
  const found = findTemplate(template)
  if (!found) return []
  const schema = z.toJSONSchema(found.content, { io: 'input', unrepresentable: 'any' }) as Schema
  const group = groupOf('', schema, true)
  const blocks = group.parts.filter(({ name }) => !ELSEWHERE.has(name)).sort((a, b) => rank(a) - rank(b))
  outlines.set(template, blocks)
  return blocks
}

/** Its own, shared by several, or of all. */
const rank = ({ name }: Block): number => (name in common ? 2 : name in sections ? 1 : 0)

const groupOf = (name: string, { properties = {}, required = [] }: Schema, needed: boolean): Group => ({
  kind: 'group',
  name,
  required: needed,
  parts: Object.entries(properties).map(([key, schema]) => blockOf(key, schema, required.includes(key))),
})

function blockOf(name: string, schema: Schema, required: boolean): Block {
  const { type, format, properties, items, minLength, maxLength, maximum, maxItems = 0, enum: options } = schema
  const leaf = (kind: Leaf['kind'], most?: number): Leaf => ({ kind, name, required, most })
  if (properties) return 'asset' in properties ? leaf('kept') : groupOf(name, schema, required)
  if (items?.properties) return { kind: 'list', name, required, most: maxItems, item: groupOf('', items, false) }
  if (items) return leaf('lines', maxItems)
  if (options) return { ...leaf('choice'), options: options.map(String) }
  if (type === 'boolean') return leaf('flag')
  if (type === 'integer') return leaf('int', maximum)
  if (name === 'timeZone') return leaf('zone', maxLength)
  if (format === 'date') return leaf('day')
  if (format === 'date-time') return leaf('moment')
  if (format === 'uri') return leaf('url', maxLength)
  return leaf(minLength === undefined && !schema.pattern ? 'paragraph' : 'line', maxLength)
}
