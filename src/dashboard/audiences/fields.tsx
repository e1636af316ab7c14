import type { Child } from 'hono/jsx'
import type { Form } from '../form.ts'
import { chosen } from './form-values.ts'

/** What every field of a form takes: what was typed, and the fields that were refused. */
export interface Typed {
  form: Form
  wrong: ReadonlyMap<string, string> // by field, in words
}

interface FieldProps extends Typed {
  id: string
  label: string
  hint?: string
}

/** What to say beside a field, and what it is tied to it by. */
export const About = ({ id, hint, wrong }: { id: string; hint: string | undefined; wrong: string | undefined }) => (
  <>
    {hint && (
      <span class="soft small" id={`${id}-hint`}>
        {hint}
      </span>
    )}
    {wrong && (
      <span class="wrong small" id={`${id}-wrong`}>
        {wrong}
      </span>
    )}
  </>
)

const describedBy = ({ id, hint, wrong }: Pick<FieldProps, 'id' | 'hint' | 'wrong'>) => ({
  'aria-describedby': [hint && `${id}-hint`, wrong.has(id) && `${id}-wrong`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': wrong.has(id) ? ('true' as const) : undefined,
})

interface InputProps extends FieldProps {
  inputmode?: 'numeric' | 'decimal'
  required?: boolean
  maxlength?: number
}

export const Input = ({ id, label, hint, form, wrong, inputmode, required, maxlength = 200 }: InputProps) => (
  <p class="field">
    <label for={id}>{label}</label>
    <About id={id} hint={hint} wrong={wrong.get(id)} />
    <input
      id={id}
      name={id}
      value={form[id] ?? ''}
      inputmode={inputmode}
      required={required}
      maxlength={maxlength}
      autocomplete="off"
      {...describedBy({ id, hint: hint ?? '', wrong })}
    />
  </p>
)

export type Option = readonly [value: string, name: string]

interface SelectProps extends FieldProps {
  options: readonly Option[]
}

export const Select = ({ id, label, hint, form, wrong, options }: SelectProps) => (
  <p class="field">
    <label for={id}>{label}</label>
    <About id={id} hint={hint} wrong={wrong.get(id)} />
    <select id={id} name={id} {...describedBy({ id, hint: hint ?? '', wrong })}>
      {withTyped(options, form[id]).map(([value, name]) => (
        <option value={value} selected={value === (form[id] ?? '')}>
          {name}
        </option>
      ))}
    </select>
  </p>
)

/** What stands in the form stays in it: nothing is lost by saving what is not among the options. */
const withTyped = (options: SelectProps['options'], typed = ''): SelectProps['options'] =>
  options.some(([value]) => value === typed) || typed === '' ? options : [...options, [typed, typed]]

export const Box = ({ name, label, form }: { name: string; label: string; form: Form }) => (
  <label class="box">
    <input type="checkbox" name={name} checked={form[name] !== undefined} /> <span>{label}</span>
  </label>
)

interface ChoicesProps extends Typed {
  group: string
  field?: string // whose refusal it is, when it is not the group's own
  legend: string
  hint?: string
  options: readonly Option[]
}

/** Boxes named 'group.value'. */
export const Choices = ({ group, field = group, legend, hint, options, form, wrong }: ChoicesProps) => (
  <fieldset class="choices" aria-describedby={wrong.has(field) ? `${field}-wrong` : undefined}>
    <legend>{legend}</legend>
    <About id={field} hint={hint} wrong={wrong.get(field)} />
    <Boxes group={group} options={options} form={form} />
  </fieldset>
)

export const Boxes = ({ group, options, form }: Pick<ChoicesProps, 'group' | 'options' | 'form'>) => (
  <div class="boxes">
    {options.map(([value, label]) => (
      <Box name={`${group}.${value}`} label={label} form={form} />
    ))}
  </div>
)

/** What is ticked and not among the options stays ticked. */
export const withTicked = (options: readonly Option[], form: Form, group: string): readonly Option[] => [
  ...options,
  ...chosen(form, group)
    .filter(value => !options.some(([name]) => name === value))
    .map((value): Option => [value, value]),
]

export const Group = ({ title, children }: { title: string; children: Child }) => (
  <fieldset class="group">
    <legend>{title}</legend>
    {children}
  </fieldset>
)
