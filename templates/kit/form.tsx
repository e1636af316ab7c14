import { typeset } from '../../src/lib/typography.ts'
import type { CommonContent } from './content.ts'
import { isRequired, nameOf, type Question, stepsOf } from './fields.ts'
import { type FormWords, formWordsFor } from './form-words.ts'
import type { FormState, PageProps } from './props.ts'
import { Ask } from './questions.tsx'
import { dynamicSlot, SLOTS, TURNSTILE } from './slots.ts'
import { type Lang, type Words, wordsFor } from './words.ts'

/** The lead form. A refused one comes back with what was typed, and the reader is taken to what is wrong: by autofocus,
 *  as a fragment in `action` would stay in the address of the thanks page.
 *  A long one is asked in steps. Each is a page of its own that the server answers with: no script, and what was said
 *  before travels in hidden fields. */
export const LeadForm = ({ content, page, brand, form, consentTexts }: PageProps<CommonContent>) => {
  const words = wordsFor(page.lang, brand.tone)
  const more = formWordsFor(page.lang, brand.tone)
  const refused = form.errors.length > 0
  const steps = stepsOf(content)
  const at = shownStep(steps, form)
  const shown = at === null ? steps.flat() : steps[at]!
  const isLast = at === null || at === steps.length - 1
  const before = steps.slice(0, at ?? 0).flat()
  const carried = at === null ? [] : steps.flat().filter(question => !shown.includes(question))
  return (
    <section class="ask" id="form" tabindex={-1} aria-labelledby="form-title">
      <form class="sheet" method="post" action={page.path} data-l2l-form={before.map(nameOf).join()}>
        <h2 id="form-title">{typeset(content.formTitle, page.lang)}</h2>
        {form.notice && !refused && (
          <p class="notice" role="status" tabindex={-1} autofocus>
            {form.notice}
          </p>
        )}
        {refused && <Summary form={form} words={words} />}
        {at !== null && steps.length > 1 && (
          <Progress at={at} of={steps.length} focus={form.step !== undefined && !form.notice} words={more} />
        )}
        <input type="hidden" name="view" value={SLOTS.view} />
        <input type="hidden" name="token" value={SLOTS.token} />
        <input type="hidden" name="from" value={SLOTS.back} />
        {carried.map(question => (
          <Carried name={nameOf(question)} form={form} />
        ))}
        <div class="trap" aria-hidden="true">
          <label for="f-website">{words.leaveEmpty}</label>
          <input id="f-website" name="website" type="text" tabindex={-1} autocomplete="off" />
        </div>
        {shown.map((question, i) => (
          <Ask
            question={question}
            required={isRequired(question, content)}
            last={isLast && i === shown.length - 1}
            form={form}
            page={page}
            brand={brand}
          />
        ))}
        {isLast && (
          <>
            <Agree name="consent_contact" text={consentTexts.contact} form={form} />
            <Agree name="consent_ads" text={consentTexts.ads} form={form} />
            {content.turnstile && <Turnstile lang={page.lang} words={more} />}
          </>
        )}
        {isLast ? (
          <button class="button" type="submit" data-l2l-cta>
            {typeset(content.cta, page.lang)}
          </button>
        ) : (
          <button class="button" type="submit">
            {more.forward}
          </button>
        )}
        {at !== null && at > 0 && (
          <button class="back" type="submit" name="go" value="back" formnovalidate>
            {typeset(more.back, page.lang)}
          </button>
        )}
        <p class="small">
          {typeset(words.notice(brand.legal.company ?? brand.name), page.lang)}{' '}
          <a href={`/legal/${brand.id}/privacy`}>{words.noticeLink}</a>.
        </p>
      </form>
    </section>
  )
}

/** Null: all of it at once, when what is wrong lies in several steps. */
function shownStep(steps: Question[][], { errors, step = 0 }: FormState): number | null {
  const wrong = new Set(errors.map(({ field }) => steps.findIndex(asked => asked.some(q => nameOf(q) === field))))
  if (wrong.size > 1) return null
  const [only = step] = wrong
  return Math.max(0, Math.min(only, steps.length - 1))
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

/** The reader who moved on is taken here, not to the top of the page. */
const Progress = ({ at, of, focus, words }: { at: number; of: number; focus: boolean; words: FormWords }) => (
  <>
    <p class="step" tabindex={-1} autofocus={focus}>
      {words.step(at + 1, of)}
    </p>
    <progress max={of} value={at + 1} aria-hidden="true" />
    <input type="hidden" name="step" value={at} />
  </>
)

const Carried = ({ name, form }: { name: string; form: FormState }) =>
  form.values[name] ? <input type="hidden" name={name} value={form.values[name]} /> : null

/** Never ticked by us: only what the visitor ticked comes back ticked. */
const Agree = ({ name, text, form }: { name: 'consent_contact' | 'consent_ads'; text: string; form: FormState }) => (
  <label class="agree">
    <input type="checkbox" id={`f-${name}`} name={name} value="1" checked={form.values[name] === '1'} />
    <span>{text}</span>
  </label>
)

/** Seen only by those whom it doubts. Its script is the one thing of another host that a page may load, and
 *  src/pages/headers.ts lets it through where this is on the page. */
const Turnstile = ({ lang, words }: { lang: Lang; words: FormWords }) => (
  <>
    <div
      class="cf-turnstile"
      data-sitekey={dynamicSlot(TURNSTILE.key)}
      data-action="lead"
      data-language={lang}
      data-size="flexible"
      data-appearance="interaction-only"
    />
    <script defer src={dynamicSlot(TURNSTILE.script)} />
    <noscript>
      <p class="notice">{typeset(words.noScript, lang)}</p>
    </noscript>
  </>
)
