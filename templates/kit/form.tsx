import { typeset } from '../../src/lib/typography.ts'
import { type CommonContent, type Field, requiredField } from './content.ts'
import type { FormState, PageProps } from './props.ts'
import { SLOTS } from './slots.ts'
import { type Words, wordsFor } from './words.ts'

/** How a phone's keyboard and a browser's memory should help, per field. */
const HELP = {
  email: { type: 'email', inputmode: 'email', autocomplete: 'email', maxlength: 254 },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel', maxlength: 40 },
  first_name: { type: 'text', autocomplete: 'given-name', maxlength: 80, autocapitalize: 'words' },
  last_name: { type: 'text', autocomplete: 'family-name', maxlength: 80, autocapitalize: 'words' },
  company: { type: 'text', autocomplete: 'organization', maxlength: 120 },
  message: { maxlength: 2000 },
} as const

/** The lead form. A refused one comes back with what was typed, and the reader is taken to what is wrong: by autofocus,
 *  as a fragment in `action` would stay in the address of the thanks page. */
export const LeadForm = ({ content, page, brand, form, consentTexts }: PageProps<CommonContent>) => {
  const words = wordsFor(page.lang, brand.tone)
  const refused = form.errors.length > 0
  return (
    <section class="ask" id="form" tabindex={-1} aria-labelledby="form-title">
      <form class="sheet" method="post" action={page.path} data-l2l-form>
        <h2 id="form-title">{typeset(content.formTitle, page.lang)}</h2>
        {form.notice && !refused && (
          <p class="notice" role="status" tabindex={-1} autofocus>
            {form.notice}
          </p>
        )}
        {refused && <Summary form={form} words={words} />}
        <input type="hidden" name="view" value={SLOTS.view} />
        <input type="hidden" name="token" value={SLOTS.token} />
        <div class="trap" aria-hidden="true">
          <label for="f-website">{words.leaveEmpty}</label>
          <input id="f-website" name="website" type="text" tabindex={-1} autocomplete="off" />
        </div>
        {content.fields.map((field, i) => (
          <Input
            field={field}
            required={field === requiredField(content.fields)}
            last={i === content.fields.length - 1}
            form={form}
            words={words}
          />
        ))}
        <Agree name="consent_contact" text={consentTexts.contact} form={form} />
        <Agree name="consent_ads" text={consentTexts.ads} form={form} />
        <button class="button" type="submit" data-l2l-cta>
          {typeset(content.cta, page.lang)}
        </button>
        <p class="small">
          {typeset(words.notice(brand.legal.company ?? brand.name), page.lang)}{' '}
          <a href={`/legal/${brand.id}/privacy`}>{words.noticeLink}</a>.
        </p>
      </form>
    </section>
  )
}

const Summary = ({ form: { errors, notice }, words }: { form: FormState; words: Words }) => (
  <div class="summary" role="alert" tabindex={-1} autofocus>
    <h3>{notice ?? words.errors(errors.length)}</h3>
    <ul>
      {errors.map(({ field, message }) => (
        <li>
          <a href={`#f-${field}`}>{message}</a>
        </li>
      ))}
    </ul>
  </div>
)

interface InputProps {
  field: Field
  required: boolean
  last: boolean
  form: FormState
  words: Words
}

const Input = ({ field, required, last, form, words }: InputProps) => {
  const id = `f-${field}`
  const error = form.errors.find(e => e.field === field)
  const value = form.values[field]
  const common = {
    id,
    name: field,
    required,
    'aria-invalid': error ? 'true' : undefined,
    'aria-describedby': error ? `${id}-wrong` : undefined,
  } as const
  return (
    <div class="field">
      <label for={id}>
        {words.fields[field]}
        {!required && <span>{words.optional}</span>}
      </label>
      {field === 'message' ? (
        <textarea {...common} {...HELP.message} rows={3}>
          {value}
        </textarea>
      ) : (
        <input {...common} {...HELP[field]} value={value} enterkeyhint={last ? 'send' : 'next'} />
      )}
      {error && (
        <p class="wrong" id={`${id}-wrong`}>
          <span class="away">{words.error} </span>
          {error.message}
        </p>
      )}
    </div>
  )
}

/** Never ticked by us: only what the visitor ticked comes back ticked. */
const Agree = ({ name, text, form }: { name: 'consent_contact' | 'consent_ads'; text: string; form: FormState }) => (
  <label class="agree">
    <input type="checkbox" id={`f-${name}`} name={name} value="1" checked={form.values[name] === '1'} />
    <span>{text}</span>
  </label>
)
