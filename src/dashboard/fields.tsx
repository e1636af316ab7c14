import type { Child } from 'hono/jsx'
import type { Issue } from '../lib/http.ts'
import type { Form } from './form.ts'
import type { Screen } from './screen.ts'

/** What was typed, and what the API says against it: by the path of the field, in the viewer's words. */
export interface Draft {
  form: Form
  issues: Issue[]
  code: string | null // null: not sent yet
}

export const EMPTY: Draft = { form: {}, issues: [], code: null }

interface Props {
  draft: Draft
  name: string // as the API calls it: 'settings.pixelId'
  id?: string // where a page has the same name twice
  label: string
  help?: string | undefined
  value?: string
  input?: Record<string, string | number | boolean | undefined>
}

/** A text field with its help and its refusal. */
export const Field = ({ draft, name, id = name, label, help, value, input = {} }: Props) => (
  <Labelled draft={draft} name={name} id={id} label={label} help={help}>
    <input
      id={id}
      name={name}
      autocapitalize="none"
      spellcheck={false}
      value={input.type === 'password' ? undefined : (draft.form[name] ?? value ?? '')}
      aria-describedby={described(draft, name, id, help)}
      aria-invalid={issueAt(draft, name) ? 'true' : undefined}
      {...input}
    />
  </Labelled>
)

/** Text of several lines. */
export const Area = ({
  draft,
  name,
  id = name,
  label,
  help,
  rows,
}: Omit<Props, 'input' | 'value'> & { rows: number }) => (
  <Labelled draft={draft} name={name} id={id} label={label} help={help}>
    <textarea
      id={id}
      name={name}
      rows={rows}
      maxlength={4000}
      aria-describedby={described(draft, name, id, help)}
      aria-invalid={issueAt(draft, name) ? 'true' : undefined}
    >
      {draft.form[name]}
    </textarea>
  </Labelled>
)

interface Choice {
  options: readonly (readonly [value: string, text: string])[]
}

export const Select = ({ draft, name, id = name, label, help, value, options }: Omit<Props, 'input'> & Choice) => (
  <Labelled draft={draft} name={name} id={id} label={label} help={help}>
    <select
      id={id}
      name={name}
      aria-describedby={described(draft, name, id, help)}
      aria-invalid={issueAt(draft, name) ? 'true' : undefined}
    >
      {options.map(([option, text]) => (
        <option value={option} selected={option === (draft.form[name] ?? value)}>
          {text}
        </option>
      ))}
    </select>
  </Labelled>
)

type Around = Pick<Props, 'draft' | 'name' | 'label' | 'help'> & { id: string; children: Child }

const Labelled = ({ draft, name, id, label, help, children }: Around) => {
  const issue = issueAt(draft, name)
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {help && (
        <span class="soft small" id={`${id}-help`}>
          {help}
        </span>
      )}
      {children}
      {issue && (
        <span class="wrong small" id={`${id}-wrong`}>
          {issue.message}
        </span>
      )}
    </p>
  )
}

const issueAt = ({ issues }: Draft, name: string): Issue | undefined =>
  issues.find(({ path }) => path === name || path.startsWith(`${name}.`))

function described(draft: Draft, name: string, id: string, help?: string): string | undefined {
  const ids = [...(help ? [`${id}-help`] : []), ...(issueAt(draft, name) ? [`${id}-wrong`] : [])]
  return ids.length > 0 ? ids.join(' ') : undefined
}

interface RefusedProps {
  screen: Screen
  draft: Draft
  shown: readonly string[]
  words?: Record<string, string> // by code
}

/** What was refused in words, and the refusals that no field of the form stands for. */
export const Refused = ({ screen: { t }, draft, shown, words = t.platforms.refused }: RefusedProps) => {
  if (draft.code === null) return null
  const whole = words[draft.code] ?? t.desk.refused.other
  const others = draft.issues.filter(
    ({ path, message }) => message !== whole && !shown.some(name => path === name || path.startsWith(`${name}.`)),
  )
  return (
    <div class="refusal" role="alert">
      <p>{whole}</p>
      {others.length > 0 && (
        <ul class="plain small">
          {others.map(({ path, message }) => (
            <li>
              <strong>{path}</strong> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
