import type { ShownPerson } from '../../accounts/shown-person.ts'
import { type Draft, EMPTY, Field } from '../fields.tsx'
import { State } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { Avatar, type Link, OnceLink, type Said, TeamFrame } from './frame.tsx'
import { RoleChoice } from './role-choice.tsx'

interface Props {
  screen: Screen
  people: ShownPerson[]
  said: Said
  draft: Draft | null // of an invitation that was refused
  once: { name: string; link: Link } | null
}

export const People = ({ screen, people, said, draft, once }: Props) => {
  const { t, f } = screen
  const words = t.team.people
  return (
    <TeamFrame screen={screen} tab="people" said={said}>
      {once && <OnceLink screen={screen} {...once} />}
      <section class="card stack" aria-labelledby="people">
        <h2 id="people">{words.title(f.counted(people.length))}</h2>
        {people.length < 2 && <p class="soft measure">{words.alone}</p>}
        <ul class="members">
          {people.map(person => (
            <Member screen={screen} person={person} />
          ))}
        </ul>
      </section>
      <section class="card stack" aria-labelledby="invite">
        <h2 id="invite">{words.invite}</h2>
        <p class="soft measure">{words.how}</p>
        <form class="act" method="post" action="/app/team/invite">
          <input type="hidden" name="after" value={people.at(-1)?.id ?? ''} />
          <Field
            draft={draft ?? EMPTY}
            name="name"
            label={words.name}
            input={{ required: true, maxlength: 80, autocapitalize: 'words', autocomplete: 'off' }}
          />
          <Field
            draft={draft ?? EMPTY}
            name="email"
            label={words.email}
            help={words.emailHelp}
            input={{ type: 'email', maxlength: 254, autocomplete: 'off' }}
          />
          <RoleChoice screen={screen} typed={draft?.form.role ?? 'editor'} label={words.role} />
          <button class="primary" type="submit">
            {words.make}
          </button>
        </form>
      </section>
    </TeamFrame>
  )
}

const Member = ({ screen, person }: { screen: Screen; person: ShownPerson }) => {
  const { t, viewer } = screen
  const words = t.team.people
  const name = person.name || words.noName
  return (
    <li data-row>
      <Avatar name={name} />
      <div>
        <p>
          <a class="member" href={`/app/team/people/${person.id}`}>
            {name}
          </a>
          {viewer?.id === `user:${person.id}` && <span class="tag">{words.you}</span>}
        </p>
        <p class="soft small">
          {t.roles[person.role]}
          {' · '}
          {person.seenAt === null ? words.never : words.seen(screen.f.dayAt(person.seenAt))}
        </p>
      </div>
      <State on={person.state === 'active'}>{words.states[person.state]}</State>
    </li>
  )
}
