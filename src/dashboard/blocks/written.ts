import { toWallClock } from '../../lib/zones.ts'
import type { Form } from '../form.ts'
import { type Block, outlineOf } from './outline.ts'
import { storedAt, zoneIn } from './typed.ts'

/** The blocks of a page as the fields of their form: `blocksIn` reads the same content from it. */
export function formOfBlocks(template: string, content: Readonly<Record<string, unknown>>, zone: string): Form {
  const fields = outlineOf(template).flatMap(block => fieldsOf(block, block.name, content[block.name], zone))
  return { ...Object.fromEntries(fields), template, zone }
}

function fieldsOf(block: Block, at: string, value: unknown, zone: string): [string, string][] {
  if (value === undefined || value === null) return []
  switch (block.kind) {
    case 'list':
      return (value as unknown[]).flatMap((item, number) => fieldsOf(block.item, `${at}.${number}`, item, zone))
    case 'group': {
      const values = value as Record<string, unknown>
      const own = zoneIn(String(values.timeZone ?? '')) ?? zone
      return block.parts.flatMap(part => fieldsOf(part, `${at}.${part.name}`, values[part.name], own))
    }
    case 'flag':
      return value === true ? [[at, 'on']] : []
    case 'lines':
      return [[at, (value as string[]).join('\n')]]
    case 'kept':
      return [[at, JSON.stringify(value)]]
    case 'moment':
      return momentFields(at, String(value), zone)
    default:
      return [[at, String(value)]]
  }
}

function momentFields(at: string, stored: string, zone: string): [string, string][] {
  const moment = Date.parse(stored)
  if (Number.isNaN(moment)) return [[at, stored]]
  return [[at, toWallClock(moment, zone)], [storedAt(at), stored]] // biome-ignore format: a field and the one beside it
}
