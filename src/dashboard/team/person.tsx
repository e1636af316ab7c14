import type { ShownPerson } from '../../accounts/shown-person.ts'
import { type Draft, EMPTY, Field } from '../fields.tsx'
import type { Screen } from '../screen.ts'
import { Avatar, type Link, OnceLink, type Said, TeamFrame } from './frame.tsx'
import { RoleChoice } from './role-choice.tsx'
import { Sessions, type ShownSession } from './sessions.tsx'

interface Props {
  screen: Screen
  person: ShownPerson
  sessions: ShownSession[]
  said: Said
  draft: Draft | null
  link: Link | null
}

/** One person, for an owner. */
export const Person = ({ screen, person, sessions, said, draft, link }: Props) => {
  const { t } = screen
  const name = person.name || t.team.people.noName
  const base = `/app/team/people/${person.id}`
  return (
    <TeamFrame screen={screen} tab="people" said={said}>
      {link && <OnceLink screen={screen} name={name} link={link} />}
      <div class="who">
        <Avatar name={name} />
        <div>
          <h2>{name}</h2>
          <p class="soft">
            {t.roles[person.role]} · {t.team.people.states[person.state]} ·{' '}
            <a href={`/app/team/trail?actor=user:${person.id}`}>{t.team.person.trail}</a>
          </p>
        </div>
      </div>
      {person.state !== 'disabled' && (
        <>
          <Details screen={screen} person={person} base={base} draft={draft} />
          <LetIn screen={screen} isNew={person.state === 'invited'} base={base} />
        </>
      )}
      {person.state === 'active' && <Sessions screen={screen} sessions={sessions} base={base} />}
      <Leave screen={screen} state={person.state} base={base} />
    </TeamFrame>
  )
}

interface DetailsProps extends Pick<Props, 'screen' | 'person' | 'draft'> {
  base: string
}

const Details = ({ screen, person, base, draft }: DetailsProps) => {
  const { people, person: words } = screen.t.team
  const typed = draft ?? EMPTY
  return (
    <section class="card stack" aria-labelledby="details">
      <h2 id="details">{words.details}</h2>
      <form class="act" method="post" action={base}>
        <Field
          draft={typed}
          name="name"
          label={people.name}
          value={person.name}
          input={{ required: true, maxlength: 80, autocapitalize: 'words', autocomplete: 'off' }}
        />
        <Field
          draft={typed}
          name="email"
          label={people.email}
          help={people.emailHelp}
          value={person.email ?? ''}
          input={{ type: 'email', maxlength: 254, autocomplete: 'off' }}
        />
        <RoleChoice screen={screen} typed={typed.form.role ?? person.role} label={people.role} help={words.roleHelp} />
        <button class="primary" type="submit">
          {words.save}
        </button>
      </form>
    </section>
  )
}

const LetIn = ({ screen: { t }, isNew, base }: { screen: Screen; isNew: boolean; base: string }) => {
  const words = t.team.person
  return (
    <section class="card stack" aria-labelledby="links">
      <h2 id="links">{words.links}</h2>
      <p class="soft measure">{isNew ? words.inviteAgainHow : words.againHow}</p>
      <form method="post" action={`${base}/link`}>
        <button type="submit">{isNew ? words.inviteAgain : words.again}</button>
      </form>
    </section>
  )
}

/** The one way out that fits: withdrawn before they came, disabled after, and back in again. */
const Leave = ({ screen: { t }, state, base }: { screen: Screen; state: ShownPerson['state']; base: string }) => {
  const words = t.team.person
  const [action, label, how] = {
    invited: ['withdraw', words.withdraw, words.withdrawHow],
    active: ['disable', words.disable, words.disableHow],
    disabled: ['enable', words.enable, ''],
  }[state] as [string, string, string]
  return (
    <section class="card stack" aria-label={label}>
      {how !== '' && <p class="soft measure">{how}</p>}
      <form method="post" action={`${base}/${action}`}>
        <button type="submit">{label}</button>
      </form>
    </section>
  )
}
