import { VERBS, type Verb } from '../../audiences/conditions.ts'
import type { Form } from '../form.ts'
import { withoutCondition } from './form-conditions.ts'

/** What a button beside the form makes of what is typed; null: it is none of those. */
export function changedBy(form: Form): Form | null {
  const [act = '', value = ''] = (form.act ?? '').split('.')
  switch (act) {
    case 'remove':
      return isCondition(value) ? withoutCondition(form, value) : null
    case 'window':
      return { ...form, windowDays: value }
    case 'tier':
      return { ...form, tierMin: value }
    case 'campaigns':
      return Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith('campaign.')))
    default:
      return null
  }
}

const isCondition = (name: string): name is Verb | 'where' => name === 'where' || Object.hasOwn(VERBS, name)
