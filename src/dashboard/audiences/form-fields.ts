import type { Condition, Leaf } from '../../audiences/conditions.ts'
import type { Audience, NewAudience, Rule } from '../../audiences/schema.ts'
import type { Form } from '../form.ts'

/** The conditions that the form can show, one row each; `where` is all of them together. */
interface Row {
  field: string // whose refusal it is
  leaf: (form: Form) => object | null // as typed: the API's schema judges it
  fill: (leaf: Leaf) => Form | null // null: not this row's
}

const ROWS: readonly Row[] = [
  {
    field: 'seenMin',
    leaf: ({ seenMin = '', seenMax = '' }) =>
      seenMin || seenMax ? { seen: { ...number('minDays', seenMin), ...number('maxDays', seenMax) } } : null,
    fill: leaf => ('seen' in leaf ? { seenMin: text(leaf.seen.minDays), seenMax: text(leaf.seen.maxDays) } : null),
  },
  {
    field: 'visits',
    leaf: ({ visits = '' }) => (visits ? { visits: number('min', visits) } : null),
    fill: leaf => ('visits' in leaf ? { visits: text(leaf.visits.min) } : null),
  },
  {
    field: 'active',
    leaf: ({ active = '' }) => (active ? { active: number('topPercent', active) } : null),
    fill: leaf => ('active' in leaf ? { active: text(leaf.active.topPercent) } : null),
  },
  {
    field: 'source',
    leaf: form => listed('source', chosen(form, 'source')),
    fill: leaf => ('source' in leaf ? ticked('source', leaf.source) : null),
  },
  {
    field: 'device',
    leaf: form => listed('device', chosen(form, 'device')),
    fill: leaf => ('device' in leaf ? ticked('device', leaf.device) : null),
  },
  {
    field: 'countries',
    leaf: ({ countries = '' }) =>
      listed(
        'country',
        countries
          .toUpperCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    fill: leaf => ('country' in leaf ? { countries: leaf.country.join(', ') } : null),
  },
  {
    field: 'crm',
    leaf: form => listed('crm', chosen(form, 'crm')),
    fill: leaf => ('crm' in leaf ? ticked('crm', leaf.crm) : null),
  },
  {
    field: 'value',
    leaf: ({ value = '', currency = '' }) => (value ? { value: { ...number('min', value), currency } } : null),
    fill: leaf => ('value' in leaf ? { value: text(leaf.value.min), currency: leaf.value.currency } : null),
  },
]

/** What was typed as the API takes it, and which field of the form each path of a refusal is. */
export function bodyOf(form: Form): { body: object; fieldAt: (path: string) => string | null } {
  const made = ROWS.flatMap(({ field, leaf }) => {
    const condition = leaf(form)
    return condition ? [{ field, condition }] : []
  })
  const campaigns = chosen(form, 'campaign')
  const tiers = { ...number('min', form.tierMin), ...number('max', form.tierMax) }
  const without = chosen(form, 'without')
  const exclude = {
    ...(form.leads && { leads: true }),
    ...(form.customers && { customers: true }),
    ...number('contactedDays', form.contactedDays),
    ...(without.length > 0 && { audiences: without }),
  }
  const body = {
    name: form.name ?? '',
    ...(campaigns.length > 0 && { campaigns }),
    ...(Object.keys(tiers).length > 0 && { tiers }),
    ...number('windowDays', form.windowDays),
    ...(made.length > 0 && { where: { all: made.map(({ condition }) => condition) } }),
    ...(Object.keys(exclude).length > 0 && { exclude }),
  }
  const fieldAt = (path: string): string | null => {
    const [, at] = /^where\.all\.(\d+)\b/.exec(path) ?? []
    if (at !== undefined) return made[Number(at)]?.field ?? null
    return FIELD_OF[path] ?? FIELD_OF[path.split('.')[0]!] ?? null
  }
  return { body, fieldAt }
}

const FIELD_OF: Record<string, string> = {
  name: 'name',
  campaigns: 'campaigns',
  tiers: 'tierMin',
  windowDays: 'windowDays',
  'exclude.contactedDays': 'contactedDays',
  exclude: 'without',
}

/** What a rule looks like in the form; null when it says more than the form can show. */
export function formFor({ name, ...rule }: Pick<Audience, 'name'> & Rule): Form | null {
  const { campaigns = [], tiers = {}, windowDays, where, exclude = {} } = rule
  const leaves = simple(where)
  const filled = leaves?.map(leaf => ROWS.map(row => row.fill(leaf)).find(Boolean)) ?? []
  const form: Form = {
    name,
    ...ticked('campaign', campaigns),
    tierMin: text(tiers.min),
    tierMax: text(tiers.max),
    windowDays: text(windowDays),
    ...Object.assign({}, ...filled),
    ...(exclude.leads && { leads: 'on' }),
    ...(exclude.customers && { customers: 'on' }),
    contactedDays: text(exclude.contactedDays),
    ...ticked('without', exclude.audiences ?? []),
  }
  // Whatever the form left out on the way would be lost when it is saved: what it makes must be the same rule.
  const again = bodyOf(form).body as NewAudience
  const asStored = { name, ...rule, ...(leaves?.length && { where: { all: leaves } }) }
  return canonical(again) === canonical(asStored) ? form : null
}

/** The conditions of a rule that are joined by "all"; null when it is nested otherwise. */
function simple(where: Condition | undefined): Leaf[] | null {
  if (!where) return []
  const parts = 'all' in where ? where.all : [where]
  return parts.every((part): part is Leaf => !('all' in part || 'any' in part || 'not' in part)) ? parts : null
}

/** The same text for the same rule: neither the order of keys nor that of conditions and names counts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(
    ([, inner]) => inner !== undefined && inner !== false && !isHollow(inner),
  )
  return `{${entries
    .map(([key, inner]) => `${key}:${canonical(inner)}`)
    .sort()
    .join()}}`
}

const isHollow = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** Names of the boxes 'group.name' that are ticked. */
export const chosen = (form: Form, group: string): string[] =>
  Object.keys(form).flatMap(key => (key.startsWith(`${group}.`) ? [key.slice(group.length + 1)] : []))

const ticked = (group: string, names: readonly string[]): Form =>
  Object.fromEntries(names.map(name => [`${group}.${name}`, 'on']))

const listed = (verb: string, names: readonly string[]) => (names.length > 0 ? { [verb]: names } : null)

/** '1 500,5' as people type it. What is no number goes on as it is, and the API refuses it. */
function number(key: string, typed = ''): object {
  const plain = typed.replace(/\s/g, '').replace(',', '.')
  if (plain === '') return {}
  return { [key]: Number.isNaN(Number(plain)) ? typed : Number(plain) }
}

const text = (value: number | undefined): string => (value === undefined ? '' : String(value))
