import type { Child } from 'hono/jsx'
import { typeset } from '../../src/lib/typography.ts'
import { type Extra, type Field, MAX_EXTRA, MAX_LENGTH, nameOf, type Question } from './fields.ts'
import { formWordsFor } from './form-words.ts'
import type { BrandFacts, FormState, PageFacts } from './props.ts'
import { type Lang, type Words, wordsFor } from './words.ts'

/** How a phone's keyboard and a browser's memory should help, per field. */
const HELP = {
  email: {
    type: 'email',
    inputmode: 'email',
    autocomplete: 'email',
    maxlength: MAX_LENGTH.email,
    autocapitalize: 'none',
  },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel', maxlength: MAX_LENGTH.phone },
  first_name: { type: 'text', autocomplete: 'given-name', maxlength: MAX_LENGTH.first_name, autocapitalize: 'words' },
  last_name: { type: 'text', autocomplete: 'family-name', maxlength: MAX_LENGTH.last_name, autocapitalize: 'words' },
  company: { type: 'text', autocomplete: 'organization', maxlength: MAX_LENGTH.company, autocapitalize: 'words' },
} as const

// Text and decimal keyboard, not type=number: that one drops what it cannot read, and a scroll changes it.
const EXTRA_HELP = {
  text: { type: 'text', maxlength: MAX_EXTRA.text },
  number: { type: 'text', inputmode: 'decimal', autocomplete: 'off', maxlength: MAX_EXTRA.number },
  date: { type: 'date', autocomplete: 'off' },
} as const

interface AskProps {
  question: Question
  required: boolean
  last: boolean
  form: FormState
  page: Pick<PageFacts, 'lang' | 'locale'>
  brand: Pick<BrandFacts, 'tone'>
}

/** One question: its label, its help, its control, and what is wrong with the answer. */
export const Ask = ({ question, required, last, form, page, brand }: AskProps) => {
  const words = wordsFor(page.lang, brand.tone)
  const name = nameOf(question)
  const id = `f-${name}`
  const error = form.errors.find(each => each.field === name)
  const help = typeof question === 'string' ? undefined : question.help
  const described = [help && `${id}-help`, error && `${id}-wrong`].filter(part => part).join(' ')
  const told = {
    'aria-invalid': error ? 'true' : undefined,
    'aria-describedby': described || undefined,
  } as const
  const label = typeof question === 'string' ? words.fields[question] : typeset(question.label, page.lang)
  const title = (
    <>
      {label}
      {!required && <span>{words.optional}</span>}
    </>
  )
  const after = (
    <>
      {help && (
        <p class="hint" id={`${id}-help`}>
          {typeset(help, page.lang)}
        </p>
      )}
      {error && <Wrong id={`${id}-wrong`} message={error.message} words={words} />}
    </>
  )
  if (typeof question !== 'string' && question.type === 'choice') {
    return <Choice {...{ question, id, required, told, title, after }} value={form.values[name]} lang={page.lang} />
  }
  const common = { id, name, required, ...told }
  const go = last ? 'send' : 'next'
  return (
    <div class="field">
      <label for={id}>{title}</label>
      {typeof question === 'string' ? (
        <FieldControl field={question} common={common} value={form.values[name]} go={go} />
      ) : (
        <ExtraControl question={question} common={common} value={form.values[name]} go={go} page={page} brand={brand} />
      )}
      {after}
    </div>
  )
}

interface Common {
  id: string
  name: string
  required: boolean
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
}

interface ControlProps {
  common: Common
  value: string | undefined
  go: 'send' | 'next'
}

const FieldControl = ({ field, common, value, go }: ControlProps & { field: Field }) =>
  field === 'message' ? (
    <Long common={common} value={value} maxlength={MAX_LENGTH.message} />
  ) : (
    <input {...common} {...HELP[field]} value={value} enterkeyhint={go} />
  )

const ExtraControl = ({
  question,
  common,
  value,
  go,
  page,
  brand,
}: ControlProps & Pick<AskProps, 'page' | 'brand'> & { question: Extra }) => {
  switch (question.type) {
    case 'textarea':
      return <Long common={common} value={value} maxlength={MAX_EXTRA.textarea} />
    case 'postcode':
      return <input {...common} {...postcodeHelp(page.locale)} value={value} enterkeyhint={go} />
    case 'text':
    case 'number':
    case 'date':
      return <input {...common} {...EXTRA_HELP[question.type]} value={value} enterkeyhint={go} />
    case 'select':
    case 'choice':
      return (
        <select {...common}>
          <option value="">{formWordsFor(page.lang, brand.tone).choose}</option>
          {question.options?.map(option => (
            <option value={option} selected={option === value}>
              {typeset(option, page.lang)}
            </option>
          ))}
        </select>
      )
  }
}

const Long = ({ common, value, maxlength }: Pick<ControlProps, 'common' | 'value'> & { maxlength: number }) => (
  <textarea {...common} rows={3} maxlength={maxlength}>
    {value}
  </textarea>
)

// Countries whose postcodes are digits only get the keyboard of digits.
const postcodeHelp = (locale: string) => ({
  type: 'text',
  autocomplete: 'postal-code',
  maxlength: MAX_EXTRA.postcode,
  inputmode: /-(FR|DE|IT|ES|BE|CH|AT|US)$/.test(locale) ? ('numeric' as const) : ('text' as const),
  autocapitalize: 'characters' as const,
})

interface ChoiceProps {
  question: Extra
  id: string
  required: boolean
  told: Pick<Common, 'aria-invalid' | 'aria-describedby'>
  value: string | undefined
  lang: Lang
  title: Child
  after: Child
}

/** Radio buttons. The summary's link leads to the first. */
const Choice = ({ question, id, required, told, value, lang, title, after }: ChoiceProps) => (
  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a fieldset may have this role (HTML in ARIA), and it alone can be invalid
  <fieldset class="field" role="radiogroup" aria-required={required ? 'true' : undefined} {...told}>
    <legend>{title}</legend>
    {question.options?.map((option, i) => (
      <label class="pick">
        <input
          type="radio"
          id={i === 0 ? id : undefined}
          name={question.name}
          value={option}
          required={required}
          checked={option === value}
        />
        <span>{typeset(option, lang)}</span>
      </label>
    ))}
    {after}
  </fieldset>
)

const Wrong = ({ id, message, words }: { id: string; message: string; words: Words }) => (
  <p class="wrong" id={id}>
    <span class="away">{words.error} </span>
    {message}
  </p>
)
