import type { Destination } from '../../destinations/contract.ts'
import { CONVERSION_KINDS } from '../../destinations/contract-conversions.ts'
import type { DestinationName } from '../../destinations/index.ts'
import { type Draft, Field, Refused, Select } from '../fields.tsx'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import type { Asked, AskedBy } from './connection-fields.ts'
import { PLACES } from './places.ts'

interface Props {
  screen: Screen
  of: Destination
  asked: AskedBy
  draft: Draft
  id: string | null // of the connection that is changed; null: a new one
}

/** An account of a platform: connected, or changed. */
export const ConnectionForm = ({ screen, of, asked, draft, id }: Props) => {
  const { connect, platforms } = screen.t
  const back = id === null ? '/app/platforms' : `/app/platforms/${id}`
  const inputs = [...asked.settings, ...asked.secrets].map(({ name }) => name)
  const tables = [...new Set(asked.settings.filter(({ key }) => key !== null).map(({ field }) => field))]
  return (
    <>
      <div class="head">
        <Crumb href={back}>{id === null ? platforms.name : draft.form.name}</Crumb>
        <h1>{id === null ? connect.title(of.label) : connect.edit(of.label)}</h1>
        {id === null && <p class="soft measure">{connect.intro}</p>}
      </div>
      <div class="pair">
        <form
          class="card act"
          method="post"
          action={id === null ? `/app/platforms/${of.name}/connect` : `${back}/edit`}
        >
          <Refused screen={screen} draft={draft} shown={['name', ...inputs]} />
          <Field
            draft={draft}
            name="name"
            label={connect.name}
            help={connect.nameHelp}
            input={{ required: true, maxlength: 80 }}
          />
          <fieldset class="part-of">
            <legend>{connect.settings}</legend>
            {asked.settings
              .filter(({ key }) => key === null)
              .map(input => (
                <Input screen={screen} draft={draft} asked={input} />
              ))}
          </fieldset>
          <Events screen={screen} draft={draft} />
          {tables.map(table => (
            <fieldset class="part-of">
              <legend>{connect.byKind[table]?.title ?? table}</legend>
              <p class="soft small">{connect.byKind[table]?.help}</p>
              {asked.settings
                .filter(({ field, key }) => field === table && key !== null)
                .map(input => (
                  <Input screen={screen} draft={draft} asked={input} />
                ))}
            </fieldset>
          ))}
          <fieldset class="part-of">
            <legend>{connect.secrets}</legend>
            <p class="soft small">{connect.secretsHelp}</p>
            {id !== null && <p class="small">{connect.secretsKept}</p>}
            {draft.code !== null && <p class="small wrong">{connect.secretsAgain}</p>}
            {asked.secrets.map(input => (
              <Input screen={screen} draft={draft} asked={input} isSecret isKept={id !== null} />
            ))}
          </fieldset>
          <button class="primary" type="submit">
            {id === null ? connect.submit : connect.save}
          </button>
        </form>
        <section class="card stack where" aria-labelledby="where">
          <h2 id="where">{connect.where}</h2>
          <p class="buttons">
            {PLACES[of.name as DestinationName].map(([name, url]) => (
              <a class="button" href={url} target="_blank" rel="noopener noreferrer">
                {connect.openIn(name)}
              </a>
            ))}
          </p>
          <ol>
            {Object.values(connect.steps[of.name as DestinationName]).map(step => (
              <li>{step}</li>
            ))}
            <li>{connect.thenTry}</li>
          </ol>
        </section>
      </div>
    </>
  )
}

interface InputProps {
  screen: Screen
  draft: Draft
  asked: Asked
  isSecret?: boolean
  isKept?: boolean // may be left empty: the one in place stays
}

const Input = ({ screen: { t }, draft, asked, isSecret = false, isKept = false }: InputProps) => {
  const { name, field, key, isOptional, options } = asked
  const { connect } = t
  const words = connect.fields[field] ?? { label: field }
  const label = key === null ? words.label : labelOf(t, key)
  const about = { draft, name, label: isOptional && key === null ? connect.optional(label) : label }
  if (options) return <Select {...about} options={[['', connect.none], ...options.map(o => [o, o] as const)]} />
  const secret = isSecret ? { type: 'password', autocomplete: 'off' } : { autocomplete: 'off' }
  return (
    <Field
      {...about}
      help={key === null ? words.help : undefined}
      input={{ ...secret, required: !isOptional && !isKept, maxlength: 4000 }}
    />
  )
}

/** 'lead', or 'tier-intent'. */
function labelOf(t: Screen['t'], key: string): string {
  const kind = CONVERSION_KINDS.find(known => known === key)
  if (kind) return t.connect.kinds[kind]
  const slug = key.replace(/^tier-/, '')
  return t.connect.tier(t.tiers[slug] ?? slug)
}

const Events = ({ screen: { t }, draft }: { screen: Screen; draft: Draft }) => (
  <fieldset class="part-of">
    <legend>{t.connect.events}</legend>
    <p class="soft small">{t.connect.eventsHelp}</p>
    {CONVERSION_KINDS.map(kind => (
      <p class="tick">
        <input
          type="checkbox"
          id={`events.${kind}`}
          name={`events.${kind}`}
          checked={draft.form[`events.${kind}`] !== undefined}
          aria-describedby={`events.${kind}-help`}
        />
        <label for={`events.${kind}`}>{t.connect.kinds[kind]}</label>
        <span class="soft small" id={`events.${kind}-help`}>
          {t.connect.kindsHelp[kind]}
        </span>
      </p>
    ))}
  </fieldset>
)
