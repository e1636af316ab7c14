import type { ShownRecipient } from '../../notices/recipient-routes.ts'
import { Choices, withTicked } from '../audiences/fields.tsx'
import { type Draft, EMPTY, Field, Select } from '../fields.tsx'
import type { Screen } from '../screen.ts'
import { words as dictionaries, LANGUAGES } from '../words.ts'
import { CAMPAIGN, formOf } from './recipient-form.ts'

interface Props {
  screen: Screen
  people: ShownRecipient[]
  mailOn: boolean
  refused: { of: string; draft: Draft } | null // of: the id of a recipient, or 'new'
}

/** Who is told by mail, of what and when. */
export const People = ({ screen, people, mailOn, refused }: Props) => {
  const words = screen.t.notices.people
  return (
    <section class="card stack" aria-labelledby="people">
      <h2 id="people">{words.title}</h2>
      <p class="soft measure">{words.how}</p>
      <p>
        <a href="/app/notices/digest">{screen.t.notices.digest.see}</a>
      </p>
      {!mailOn && (
        <div class="refusal">
          <p>
            <strong>{words.off}</strong>
          </p>
          <p>{words.offHow}</p>
        </div>
      )}
      {people.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class="people">
          {people.map(person => (
            <Person
              screen={screen}
              mailOn={mailOn}
              person={person}
              draft={refused?.of === person.id && refused.draft.issues.length > 0 ? refused.draft : null}
            />
          ))}
        </ul>
      )}
      <details open={refused?.of === 'new' || people.length === 0 || undefined}>
        <summary>{words.add}</summary>
        <form class="act" method="post" action="/app/notices/recipients">
          <Field
            draft={of(refused, 'new')}
            name="email"
            id="new-email"
            label={words.email}
            input={{ type: 'email', required: true, maxlength: 254, autocomplete: 'off' }}
          />
          <Settings screen={screen} draft={of(refused, 'new')} id="new" />
          <button class="primary" type="submit">
            {words.add}
          </button>
        </form>
      </details>
    </section>
  )
}

const of = (refused: Props['refused'], id: string): Draft =>
  refused?.of === id ? refused.draft : { ...EMPTY, form: { digest: '1', alerts: '1', weekday: '1', hour: '8' } }

interface PersonProps extends Pick<Props, 'screen' | 'mailOn'> {
  person: ShownRecipient
  draft: Draft | null // of a change that was refused
}

const Person = ({ screen, mailOn, person, draft }: PersonProps) => {
  const { t, f } = screen
  const words = t.notices.people
  const { id, email, campaigns, confirmedAt, digestAt } = person
  const action = `/app/notices/recipients/${id}`
  const named = campaigns?.map(slug => screen.names.campaigns.get(slug) ?? slug).join(', ')
  const hears = [...(person.digest ? [words.digest] : []), ...(person.alerts ? [words.alerts] : [])]
  return (
    <li>
      <p>
        <strong>{email}</strong>{' '}
        <span class={confirmedAt === null ? 'state' : 'state on'}>
          {confirmedAt === null ? words.waiting : words.on}
        </span>
      </p>
      <p class="soft small">
        {hears.length === 0 ? words.nothing : [...hears, named ?? words.all].join(' · ')}
        {digestAt !== null && ` · ${words.next(f.moment(digestAt))}`}
      </p>
      <div class="actions">
        {mailOn && (confirmedAt === null || person.digest) && (
          <form method="post" action={`${action}/send`}>
            <button type="submit">{confirmedAt === null ? words.again : words.send}</button>
          </form>
        )}
        <form method="post" action={`${action}/remove`}>
          <button type="submit" aria-label={`${words.remove} ${email}`}>
            {words.remove}
          </button>
        </form>
      </div>
      <details open={draft ? true : undefined}>
        <summary aria-label={words.changeOf(email)}>{words.change}</summary>
        <form class="act" method="post" action={action}>
          <Settings screen={screen} draft={draft ?? { ...EMPTY, form: formOf(person) }} id={id} />
          <button class="primary" type="submit">
            {words.save}
          </button>
        </form>
      </details>
    </li>
  )
}

const Settings = ({ screen, draft, id }: { screen: Screen; draft: Draft; id: string }) => {
  const words = screen.t.notices.people
  const about = (name: string) => ({ draft, name, id: `${id}-${name}` })
  const campaignsId = `${id}-campaigns`
  const unknown = draft.issues.find(({ path }) => path.startsWith('campaigns'))
  const languages = LANGUAGES.map(code => [code, dictionaries[code].language] as const)
  const days = words.days.map((day, i) => [`${i + 1}`, day] as const)
  const hours = Array.from({ length: 24 }, (_, hour) => [`${hour}`, `${String(hour).padStart(2, '0')}:00`] as const)
  return (
    <>
      <fieldset class="part-of">
        <legend>{words.hears}</legend>
        {(['digest', 'alerts'] as const).map(name => (
          <label class="box">
            <input type="checkbox" name={name} value="1" checked={draft.form[name] === '1'} /> {words[name]}
          </label>
        ))}
      </fieldset>
      <Select {...about('weekday')} label={words.weekday} options={days} />
      <Select {...about('hour')} label={words.hour} options={hours} />
      <Field
        {...about('zone')}
        label={words.zone}
        help={words.zoneHelp}
        value={screen.zone}
        input={{ maxlength: 64 }}
      />
      <Select {...about('language')} label={words.language} value={screen.language} options={languages} />
      <Choices
        group={CAMPAIGN}
        field={campaignsId}
        legend={words.campaigns}
        hint={words.campaignsHelp}
        options={withTicked([...screen.names.campaigns], draft.form, CAMPAIGN)}
        form={draft.form}
        wrong={new Map(unknown ? [[campaignsId, unknown.message]] : [])}
      />
    </>
  )
}
