import type { Issue } from '../lib/http.ts'
import type { Outcome } from './call.ts'
import type { Draft } from './fields.tsx'
import type { Form } from './form.ts'
import { issueText } from './issues.ts'
import type { Screen } from './screen.ts'

/** A form that was refused, as it was typed. `words`: what is said of the whole, by code. */
export function refusedDraft(
  screen: Screen,
  form: Form,
  { code, issues }: Extract<Outcome, { ok: false }>,
  words: Readonly<Record<string, string>> = screen.t.platforms.refused,
): Draft {
  const whole = words[code] ?? screen.t.desk.refused.other!
  const text = (issue: Issue) => issueText(screen, isEmpty(form, issue) ? { ...issue, ...TO_FILL } : issue, whole)
  return { form, code, issues: issues.map(issue => ({ ...issue, message: text(issue) })) }
}

const TO_FILL = { code: 'too-small', params: { least: 1, of: 'string' } }

// What is not there has no form that could be wrong.
const isEmpty = (form: Form, { code, path }: Issue): boolean => code === 'wrong-format' && form[path]?.trim() === ''
