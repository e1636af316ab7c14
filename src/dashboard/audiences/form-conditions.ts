import type { Condition, LeafOf, Verb } from '../../audiences/conditions.ts'
import type { Form } from '../form.ts'
import { chosen, listed, number, orNone, text, ticked } from './form-values.ts'

type Asked<V extends Verb> = LeafOf<V> extends Record<V, infer T> ? T : never

/** A condition as fields of the form. */
interface Row<T> {
  read: (form: Form) => unknown // as typed: the API's schema judges it; null: not filled in
  fill: (asked: T) => Form
}

interface Ends<T> {
  min?: T | undefined
  max?: T | undefined
}

const range = (id: string): Row<Ends<number>> => ({
  read: form => orNone({ ...number('min', form[`${id}Min`]), ...number('max', form[`${id}Max`]) }),
  fill: ({ min, max }) => ({ [`${id}Min`]: text(min), [`${id}Max`]: text(max) }),
})

const age = (id: string): Row<{ minDays?: number | undefined; maxDays?: number | undefined }> => ({
  read: form => orNone({ ...number('minDays', form[`${id}Min`]), ...number('maxDays', form[`${id}Max`]) }),
  fill: ({ minDays, maxDays }) => range(id).fill({ min: minDays, max: maxDays }),
})

const orEmpty = (names: readonly string[]) => (names.length > 0 ? names : null)

/** Boxes, and a line for names that have none. */
const boxes = (id: string): Row<readonly string[]> => ({
  read: form => orEmpty([...chosen(form, id), ...listed(form[id])]),
  fill: names => ticked(id, names),
})

const names = (id: string, written = (name: string) => name): Row<readonly string[]> => ({
  read: form => orEmpty(listed(form[id]).map(written)),
  fill: list => ({ [id]: list.join(', ') }),
})

const ROWS: { [V in Verb]: Row<Asked<V>> } = {
  seen: age('seen'),
  arrived: age('arrived'),
  tier: range('reached'),
  visits: range('visits'),
  touches: range('touches'),
  active: {
    read: ({ active }) => orNone(number('topPercent', active)),
    fill: ({ topPercent }) => ({ active: text(topPercent) }),
  },
  source: boxes('source'),
  ad: names('ad'),
  variant: names('variant'),
  device: boxes('device'),
  country: names('country', code => code.toUpperCase()),
  app: names('app'),
  clicked: boxes('clicked'),
  event: {
    read: ({ eventName = '', eventMin = '' }) =>
      eventName || eventMin ? { name: eventName, ...number('min', eventMin) } : null,
    fill: ({ name, min }) => ({ eventName: name, eventMin: text(min) }),
  },
  value: {
    read: form => {
      const amounts = range('value').read(form)
      return amounts && { ...amounts, currency: form.currency ?? '' }
    },
    fill: ({ currency, ...amounts }) => ({ ...range('value').fill(amounts), currency }),
  },
  crm: boxes('crm'),
  contacted: {
    read: ({ contacted }) => orNone(number('days', contacted)),
    fill: ({ days }) => ({ contacted: text(days) }),
  },
  named: {
    read: ({ named = '' }) => (named === '' ? null : named === 'yes'),
    fill: named => ({ named: named ? 'yes' : 'no' }),
  },
  stage: boxes('stage'),
  audience: {
    read: ({ audience = '' }) => audience || null,
    fill: audience => ({ audience }),
  },
}
const VERB_NAMES = Object.keys(ROWS) as Verb[]

/** A condition of the form, and the field beside which its refusal is told. */
export interface Part {
  field: Verb | 'where'
  condition: unknown
}

/** The conditions that are filled in, as they were typed. */
export const partsOf = (form: Form): Part[] =>
  VERB_NAMES.flatMap((field): Part[] => {
    const asked = ROWS[field].read(form)
    if (asked === null) return []
    const leaf = { [field]: asked }
    return [{ field, condition: form[`not.${field}`] === undefined ? leaf : { not: leaf } }]
  })

const STEMS: Partial<Record<Part['field'], string>> = { tier: 'reached' } // of its fields, where they are called otherwise

/** The form without one of its conditions: all that it was typed in, and nothing else. */
export function withoutCondition(form: Form, field: Part['field']): Form {
  const stem = STEMS[field] ?? field
  const own = [
    stem,
    `${stem}Min`,
    `${stem}Max`,
    `${stem}Name`,
    `not.${field}`,
    ...(field === 'value' ? ['currency'] : []),
  ]
  return Object.fromEntries(
    Object.entries(form).filter(([name]) => !own.includes(name) && !name.startsWith(`${stem}.`)),
  )
}

/** What conditions look like in the form. What its rows cannot show stands in `where`, as JSON. */
export function conditionsForm(where: Condition | undefined): Form {
  if (!where) return {}
  const [join, list] = 'any' in where ? ['any', where.any] : ['all', 'all' in where ? where.all : [where]]
  const shown = new Map<string, Form>()
  const others: Condition[] = []
  for (const condition of list) {
    const row = rowFor(condition)
    if (row && !shown.has(row.verb)) shown.set(row.verb, row.form)
    else others.push(condition)
  }
  if (others.length > 1) return { where: JSON.stringify(where, null, 2) }
  const rest = others[0] && { where: JSON.stringify(others[0], null, 2) }
  return { join, ...Object.assign({}, ...shown.values()), ...rest }
}

/** Null where the row would lose something of the condition, as a scope of its own. */
function rowFor(condition: Condition): { verb: Verb; form: Form } | null {
  const leaf = 'not' in condition ? condition.not : condition
  const verb = VERB_NAMES.find(name => name in leaf)
  if (!verb) return null
  const asked = leaf[verb as keyof typeof leaf]
  const filled = (ROWS[verb] as Row<unknown>).fill(asked)
  const form = 'not' in condition ? { ...filled, [`not.${verb}`]: 'on' } : filled
  return sorted(partsOf(form)) === sorted([{ field: verb, condition }]) ? { verb, form } : null
}

/** The same text for the same value, whatever the order of its keys. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
