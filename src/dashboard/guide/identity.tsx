import type { FirstSteps } from '../../campaigns/first-steps.ts'
import { IDENTITY } from '../brands/legal-fields.ts'
import { type Draft, Field, Refused } from '../fields.tsx'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  brand: FirstSteps['brand']
  draft: Draft
}

const INPUTS = {
  company: { autocomplete: 'organization', autocapitalize: 'words', maxlength: 120 },
  address: { autocomplete: 'street-address', autocapitalize: 'words', maxlength: 240 },
  email: { type: 'email', autocomplete: 'email', maxlength: 200 },
  publisher: { autocapitalize: 'words', maxlength: 120 },
}

/** The least that the law wants under a page. A brand that is there keeps its name. */
export const Identity = ({ screen, brand, draft }: Props) => {
  const words = screen.t.guide.steps.identity
  return (
    <form class="act" method="post" action="/app/guide/identity">
      <p>{words.how}</p>
      <Refused screen={screen} draft={draft} shown={['name', ...IDENTITY.map(name => `legal.${name}`)]} />
      {!brand && (
        <Field
          draft={draft}
          name="name"
          label={words.name}
          help={words.nameHelp}
          input={{ required: true, maxlength: 80, autocapitalize: 'words' }}
        />
      )}
      {IDENTITY.map(name => (
        <Field
          draft={draft}
          name={`legal.${name}`}
          label={words[name]}
          help={name === 'publisher' ? words.publisherHelp : undefined}
          input={{ required: true, ...INPUTS[name] }}
        />
      ))}
      <button class="primary" type="submit">
        {words.save}
      </button>
    </form>
  )
}
