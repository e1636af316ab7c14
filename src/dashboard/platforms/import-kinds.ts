import { endpointOf } from '../../accounts/endpoint.ts'
import { CUSTOMERS, OUTCOMES, PURCHASES } from '../../contacts/crm/columns.ts'
import { crmEndpoints } from '../../contacts/crm/routes.ts'
import type { Issue } from '../../lib/http.ts'
import type { Form } from '../form.ts'

export const KINDS = ['customers', 'outcomes', 'purchases'] as const
export type Kind = (typeof KINDS)[number]

export const IMPORTS = {
  customers: {
    endpoint: endpointOf(crmEndpoints, 'POST', '/contacts/import'),
    format: CUSTOMERS,
    fields: Object.keys(CUSTOMERS.columns) as (keyof typeof CUSTOMERS.columns)[],
  },
  outcomes: {
    endpoint: endpointOf(crmEndpoints, 'POST', '/outcomes/import'),
    format: OUTCOMES,
    fields: Object.keys(OUTCOMES.columns) as (keyof typeof OUTCOMES.columns)[],
  },
  purchases: {
    endpoint: endpointOf(crmEndpoints, 'POST', '/conversions/import'),
    format: PURCHASES,
    fields: Object.keys(PURCHASES.columns) as (keyof typeof PURCHASES.columns)[],
  },
} satisfies Record<Kind, object>

/** What each endpoint tells of a file. */
interface Told {
  rows: number
  duplicates: number
  refused: number
  issues: Issue[]
  moreIssues: number
  columns: Record<string, string> // field → header, or '=value'
  unmapped: string[]
}

export interface CustomersReport extends Told {
  people: { new: number; known: number }
  consent: { yes: number; no: number; withdrawn: number }
  value: { withValue: number; sum: Record<string, number> } // in units of each currency
}

export interface OutcomesReport extends Told {
  outcomes: { new: number; changed: number; same: number }
  statuses: Record<'qualified' | 'won' | 'lost', number>
  won: Record<string, number>
}

export interface PurchasesReport extends Told {
  purchases: { new: number; seen: number; known: number } // seen: by the pixel
  value: Record<string, number> // in units of each currency
}

export type Report =
  | ({ kind: 'customers' } & CustomersReport)
  | ({ kind: 'outcomes' } & OutcomesReport)
  | ({ kind: 'purchases' } & PurchasesReport)

/** Columns that were named alike: one of them would be lost. */
export function namedTwice(form: Form): Issue[] {
  const named = Object.entries(form).filter(([name, field]) => name.startsWith('map.') && field !== '')
  return named
    .filter(([name, field]) => named.some(([other, same]) => other !== name && same === field))
    .map(([name, field]) => ({
      path: form[`head.${name.slice(4)}`] ?? name,
      message: `another column is read as ${field} too: choose one`,
      code: 'read-twice',
      params: { field },
    }))
}

/** The settings that a form carries, as the endpoints' query. `map.<n>` names the field of the column that `head.<n>` heads. */
export function queryOf(form: Form, write: boolean): Record<string, string> {
  const pairs = Object.entries(form).flatMap(([name, header]) => {
    const field = name.startsWith('head.') ? form[`map.${name.slice(5)}`] : undefined
    return field ? [[field, header] as const] : []
  })
  const { currency = '', country = '', dates = '' } = form
  return {
    dryRun: write ? '0' : '1',
    ...(currency.trim() && { currency: currency.trim().toUpperCase() }),
    ...(country.trim() && { country: country.trim() }),
    ...(dates && { dates }),
    ...(pairs.length > 0 && { mapping: JSON.stringify(Object.fromEntries(pairs)) }),
  }
}
