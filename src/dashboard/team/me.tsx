import type { ShownPerson } from '../../accounts/shown-person.ts'
import { type Draft, EMPTY, Field, Select } from '../fields.tsx'
import type { Screen } from '../screen.ts'
import { words as dictionaries, LANGUAGES } from '../words.ts'
import { Avatar, type Link, OnceLink, type Said, TeamFrame } from './frame.tsx'
import { Sessions, type ShownSession } from './sessions.tsx'

interface Props {
  screen: Screen
  me: ShownPerson
  sessions: ShownSession[]
  said: Said
  draft: Draft | null
  link: Link | null
}

/** Whoever looks: their name, their language, their devices. */
export const Me = ({ screen, me, sessions, said, draft, link }: Props) => {
  const { t } = screen
  const words = t.team.me
  const name = me.name || t.team.people.noName
  const languages = LANGUAGES.map(code => [code, dictionaries[code].language] as const)
  return (
    <TeamFrame screen={screen} tab="me" said={said}>
      {link && <OnceLink screen={screen} name={name} link={link} />}
      <div class="who">
        <Avatar name={name} />
        <div>
          <h2>{words.hello(name, t.roles[me.role])}</h2>
          <p class="soft">{t.team.roleMeans[me.role]}</p>
        </div>
      </div>
      <section class="card stack" aria-labelledby="profile">
        <h2 id="profile">{words.profile}</h2>
        <form class="act" method="post" action="/app/team/me">
          <Field
            draft={draft ?? EMPTY}
            name="name"
            label={words.name}
            value={me.name}
            input={{ required: true, maxlength: 80, autocapitalize: 'words', autocomplete: 'name' }}
          />
          <Select
            draft={draft ?? EMPTY}
            name="language"
            label={words.language}
            help={words.languageHelp}
            value={me.language ?? screen.language}
            options={languages}
          />
          <button class="primary" type="submit">
            {words.save}
          </button>
        </form>
      </section>
      <Sessions screen={screen} sessions={sessions} base="/app/team/me" isMine />
      <section class="card stack" aria-labelledby="device">
        <h2 id="device">{words.device}</h2>
        <p class="soft measure">{words.deviceHow}</p>
        <form method="post" action="/app/team/me/link">
          <button type="submit">{words.deviceMake}</button>
        </form>
      </section>
    </TeamFrame>
  )
}
