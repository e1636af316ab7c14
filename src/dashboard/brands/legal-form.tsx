import type { Brand } from '../../brands/schema.ts'
import { Area, type Draft, Field, Refused } from '../fields.tsx'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { PARTS, type TextField } from './legal-fields.ts'

interface Props {
  screen: Screen
  brand: Brand
  draft: Draft
  back: string
}

/** Who is behind a brand's pages, as its legal pages say it. */
export const LegalForm = ({ screen, brand, draft, back }: Props) => {
  const words = screen.t.brands
  const about = (name: string) => ({ draft, name: `legal.${name}` })
  const text = (name: TextField) => (
    <Field
      {...about(name)}
      label={words.fields[name]}
      help={words.help[name]}
      input={{ maxlength: 240, ...INPUTS[name] }}
    />
  )
  return (
    <>
      <div class="head">
        <Crumb href={back}>{words.back}</Crumb>
        <h1>{words.legalOf(brand.name)}</h1>
        <p class="soft measure">{words.how}</p>
      </div>
      <form class="card act" method="post" action={`/app/brands/${brand.id}/legal`}>
        <Refused screen={screen} draft={draft} shown={SHOWN} />
        <input type="hidden" name="back" value={back} />
        <fieldset class="part-of">
          <legend>{words.who}</legend>
          {PARTS.who.map(text)}
        </fieldset>
        <fieldset class="part-of">
          <legend>{words.reach}</legend>
          {PARTS.reach.map(text)}
        </fieldset>
        <fieldset class="part-of">
          <legend>{words.data}</legend>
          <Field
            {...about('retentionMonths')}
            label={words.months}
            help={words.monthsHelp}
            input={{ inputmode: 'numeric', maxlength: 3 }}
          />
          <Area {...about('recipients')} label={words.recipients} help={words.recipientsHelp} rows={3} />
        </fieldset>
        <div class="actions">
          <button class="primary" type="submit">
            {words.save}
          </button>
          <a class="button" href={`/legal/${brand.id}/privacy`}>
            {words.page}
          </a>
        </div>
      </form>
    </>
  )
}

const SHOWN = [...PARTS.who, ...PARTS.reach, 'retentionMonths', 'recipients'].map(name => `legal.${name}`)

const INPUTS: Partial<Record<TextField, Record<string, string | boolean>>> = {
  company: { required: true, autocomplete: 'organization', autocapitalize: 'words' },
  address: { autocomplete: 'street-address', autocapitalize: 'words' },
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
}
