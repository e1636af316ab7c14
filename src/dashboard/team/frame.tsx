import type { Child } from 'hono/jsx'
import type { Role } from '../../accounts/roles.ts'
import { Copyable } from '../copyable.tsx'
import { Done, Refusal } from '../done.tsx'
import { type Screen, viewerMay } from '../screen.ts'

const TABS = [
  { tab: 'people', path: '/app/team', least: 'owner' },
  { tab: 'keys', path: '/app/team/keys', least: 'owner' },
  { tab: 'trail', path: '/app/team/trail', least: 'editor' },
  { tab: 'me', path: '/app/team/me', least: 'viewer' },
  { tab: 'rights', path: '/app/team/rights', least: 'viewer' },
] as const satisfies readonly { tab: string; path: string; least: Role }[]

/** What a form came to: done, with the form that takes it back, or refused. */
export type Said =
  | { done: string; undo?: { action: string; fields?: Record<string, string> } }
  | { refused: string }
  | null

interface Props {
  screen: Screen
  tab: (typeof TABS)[number]['tab']
  said?: Said
  children: Child
}

/** The head of every page of the team: the others, and what was done. */
export const TeamFrame = ({ screen, tab, said = null, children }: Props) => {
  const { t, viewer } = screen
  return (
    <>
      <div class="head">
        <h1>{t.team.title}</h1>
        <p class="soft measure">{t.team.lead}</p>
        <nav class="tabs" aria-label={t.team.tabsName}>
          {TABS.filter(({ least }) => viewerMay(viewer, least)).map(({ tab: name, path }) => (
            <a href={path} aria-current={name === tab ? 'page' : undefined}>
              {t.team.tabs[name]}
            </a>
          ))}
        </nav>
      </div>
      {said && 'done' in said && (
        <Done screen={screen} {...(said.undo && { undo: said.undo })}>
          {said.done}
        </Done>
      )}
      {said && 'refused' in said && <Refusal>{said.refused}</Refusal>}
      <div class="team">{children}</div>
    </>
  )
}

/** A link for one person, in the one answer that shows it. */
export const OnceLink = ({ screen, name, link }: { screen: Screen; name: string; link: Link }) => {
  const { people } = screen.t.team
  return (
    <section class="card stack once" aria-labelledby="once">
      <h2 id="once">{people.link(name)}</h2>
      <p>{people.linkHow(screen.f.moment(link.expiresAt))}</p>
      <Copyable screen={screen} id="once-link" label={people.link(name)} text={link.url} />
    </section>
  )
}

export interface Link {
  url: string
  expiresAt: number
}

/** Two letters in a circle: people find a colleague by it sooner than by reading. */
export const Avatar = ({ name }: { name: string }) => (
  <span class="avatar" aria-hidden="true">
    {initialsOf(name)}
  </span>
)

const initialsOf = (name: string): string => {
  const words = name.split(/[\s-]+/).filter(word => word !== '')
  const [first = '·', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  return ([...first][0]! + ([...last][0] ?? '')).toUpperCase()
}
