import type { Audience, Rule } from '../../audiences/schema.ts'
import type { Form } from '../form.ts'
import { conditionsForm, type Part, partsOf } from './form-conditions.ts'
import { chosen, number, orNone, text, ticked } from './form-values.ts'

/** What was typed, as the API takes it; and where each path of a refusal is told. */
export interface Typing {
  body: object
  fieldAt: (path: string) => string | null
  /** A path within the rule as text, as whoever typed it counts; null: elsewhere. */
  innerPath: (path: string) => string | null
}

/** Null: the rule as text is no JSON. */
export function bodyOf(form: Form): Typing | null {
  const text = textPart(form)
  if (!text) return null
  const parts: Part[] = [...partsOf(form), ...text]
  const join = form.join === 'any' ? 'any' : 'all'
  const campaigns = chosen(form, 'campaign')
  const tiers = orNone({ ...number('min', form.tierMin), ...number('max', form.tierMax) })
  const without = chosen(form, 'without')
  const exclude = orNone({
    ...(form.leads && { leads: true }),
    ...(form.customers && { customers: true }),
    ...number('contactedDays', form.contactedDays),
    ...(without.length > 0 && { audiences: without }),
  })
  const body = {
    name: form.name ?? '',
    ...(campaigns.length > 0 && { campaigns }),
    ...(tiers && { tiers }),
    ...number('windowDays', form.windowDays),
    ...(parts.length > 0 && { where: joined(parts, join) }),
    ...(exclude && { exclude }),
  }
  const pathOf = (at: number) => (parts.length === 1 ? 'where' : `where.${join}.${at}`)
  const partAt = (path: string) => parts.findIndex((_, at) => isUnder(path, pathOf(at)))
  return {
    body,
    fieldAt: path => parts[partAt(path)]?.field ?? FIELD_OF[path] ?? FIELD_OF[path.split('.')[0]!] ?? null,
    innerPath: path => {
      const at = partAt(path)
      return parts[at]?.field === 'where' ? path.slice(pathOf(at).length + 1) : null
    },
  }
}

/** What a rule looks like in the form. */
export const formFor = ({ name, campaigns, tiers, windowDays, where, exclude = {} }: Pick<Audience, 'name'> & Rule) =>
  ({
    name,
    ...ticked('campaign', campaigns ?? []),
    tierMin: text(tiers?.min),
    tierMax: text(tiers?.max),
    windowDays: text(windowDays),
    ...(exclude.leads && { leads: 'on' }),
    ...(exclude.customers && { customers: 'on' }),
    contactedDays: text(exclude.contactedDays),
    ...ticked('without', exclude.audiences ?? []),
    ...conditionsForm(where),
  }) satisfies Form as Form

function textPart({ where = '' }: Form): Part[] | null {
  if (where.trim() === '') return []
  try {
    return [{ field: 'where', condition: JSON.parse(where) }]
  } catch {
    return null // shown as a refusal
  }
}

const joined = (parts: readonly Part[], join: 'all' | 'any'): unknown =>
  parts.length === 1 ? parts[0]!.condition : { [join]: parts.map(({ condition }) => condition) }

const isUnder = (path: string, top: string): boolean => path === top || path.startsWith(`${top}.`)

const FIELD_OF: Record<string, string> = {
  name: 'name',
  campaigns: 'campaigns',
  tiers: 'tierMin',
  windowDays: 'windowDays',
  'exclude.contactedDays': 'contactedDays',
  exclude: 'without',
}
