import * as z from 'zod'
import type { Destination } from '../../destinations/contract.ts'
import { CONVERSION_KINDS } from '../../destinations/contract-conversions.ts'
import type { Tier } from '../../pixel/tier.ts'
import type { Form } from '../form.ts'

/** One input of the form that connects an account. */
export interface Asked {
  name: string // 'settings.pixelId', 'settings.conversions.lead', 'secrets.accessToken'
  field: string // 'pixelId', 'conversions', 'accessToken'
  key: string | null // of a table by kind of event: 'lead', 'tier-intent'
  isOptional: boolean
  options: readonly string[] | null // null: free text
}

/** What a platform's own schemas ask for, as inputs: a table by kind of event becomes one input per kind. `told`: tiers that
 *  platforms are told of. */
export function askedBy({ settings, secrets }: Destination, told: readonly Tier[]) {
  const keys = [...CONVERSION_KINDS.filter(kind => kind !== 'tier'), ...told.map(({ slug }) => `tier-${slug}`)]
  return { settings: inputsOf('settings', settings, keys), secrets: inputsOf('secrets', secrets, keys) }
}

function inputsOf(under: 'settings' | 'secrets', schema: z.ZodObject, keys: readonly string[]): Asked[] {
  return Object.entries<z.ZodType>(schema.shape).flatMap(([field, outer]): Asked[] => {
    const inner = outer instanceof z.ZodOptional || outer instanceof z.ZodDefault ? outer.unwrap() : outer
    const name = `${under}.${field}`
    if (!(inner instanceof z.ZodRecord)) return [{ name, field, key: null, isOptional: inner !== outer, options: null }]
    const { keyType, valueType } = inner
    const options = valueType instanceof z.ZodEnum ? valueType.options.map(String) : null
    const taken = keys.filter(key => z.safeParse(keyType, key).success)
    return taken.map(key => ({ name: `${name}.${key}`, field, key, isOptional: true, options }))
  })
}

export type AskedBy = ReturnType<typeof askedBy>

/** What the form holds, as POST and PATCH /api/connections take it. An empty input that may be is left out; one that may not
 *  is refused by the schema, in its own words. */
export function connectionIn(form: Form, asked: AskedBy, before: Record<string, unknown> = {}) {
  return {
    name: (form.name ?? '').trim(),
    settings: filled(form, asked.settings, before),
    secrets: filled(form, asked.secrets, {}),
    events: CONVERSION_KINDS.filter(kind => form[`events.${kind}`] !== undefined),
  }
}

/** Whether any credential was typed: an edit that names none keeps those there are. */
export const hasSecrets = (form: Form, { secrets }: AskedBy): boolean =>
  secrets.some(({ name }) => (form[name] ?? '').trim() !== '')

type Filled = Record<string, string | Record<string, string>>

// Entries that no input stands for, such as a tier that has gone since, stay as they are.
function filled(form: Form, inputs: readonly Asked[], before: Record<string, unknown>): Filled {
  const found: Filled = {}
  for (const { name, field, key, isOptional } of inputs) {
    const text = (form[name] ?? '').trim()
    if (key === null) {
      if (text !== '' || !isOptional) found[field] = text
      continue
    }
    const kept = found[field] ?? { ...(before[field] as Record<string, string> | undefined) }
    if (typeof kept === 'string') continue
    if (text === '') delete kept[key]
    else kept[key] = text
    found[field] = kept
  }
  return found
}

/** The form of a connection as it is, without its credentials. */
export function formOfConnection(
  { name, settings, events }: { name: string; settings: Record<string, unknown>; events: readonly string[] },
  asked: AskedBy,
): Form {
  const valueAt = ({ field, key }: Asked): unknown =>
    key === null ? settings[field] : (settings[field] as Record<string, unknown> | undefined)?.[key]
  return {
    name,
    ...Object.fromEntries(asked.settings.map(input => [input.name, String(valueAt(input) ?? '')])),
    ...Object.fromEntries(events.map(kind => [`events.${kind}`, 'on'])),
  }
}
