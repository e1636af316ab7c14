import { type AuditRow, KINDS, type Kind } from '../../accounts/audit-store.ts'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import { type ActorNames, actorName } from '../who.ts'
import { TeamFrame } from './frame.tsx'
import { placeOf, whatIn } from './trail-row.ts'

interface Props {
  screen: Screen
  rows: AuditRow[]
  next: string | null
  names: ActorNames
  actors: readonly string[] // that may be chosen
  asked: Form // as it was asked for
  isWrong: boolean
}

/** Who did what and when. */
export const Trail = ({ screen, rows, next, names, actors, asked, isWrong }: Props) => {
  const words = screen.t.team.trail
  const isFiltered = Object.keys(asked).some(name => name !== 'cursor')
  const here = (more: Form) => `/app/team/trail?${new URLSearchParams({ ...asked, ...more })}`
  return (
    <TeamFrame screen={screen} tab="trail" {...(isWrong && { said: { refused: words.wrong } })}>
      <section class="card stack">
        <h2>{screen.t.team.tabs.trail}</h2>
        <p class="soft measure">{words.lead}</p>
        <Filter screen={screen} names={names} actors={actors} asked={asked} />
        {rows.length === 0 && <p>{isFiltered ? words.none : words.nothing}</p>}
        <ol class="trail">
          {rows.map(row => (
            <Line screen={screen} row={row} names={names} />
          ))}
        </ol>
        <p class="soft small">{words.zone(screen.zone)}</p>
        <p class="more">
          {isFiltered && <a href="/app/team/trail">{words.clear}</a>}
          {next && <a href={here({ cursor: next })}>{screen.t.nextPage}</a>}
          {rows.length > 0 && (
            <a href={here({ format: 'csv', cursor: '' })} download>
              {words.csv}
            </a>
          )}
        </p>
      </section>
    </TeamFrame>
  )
}

const Line = ({ screen, row, names }: { screen: Screen; row: AuditRow; names: ActorNames }) => {
  const place = placeOf(row, names)
  return (
    <li data-row>
      <time class="soft small" datetime={new Date(row.at).toISOString()}>
        {screen.f.moment(row.at)}
      </time>
      <p>
        <strong class="capital">{actorName(screen, row.actor, names)}</strong> {whatIn(screen, row)}
        {row.times > 1 && <> ({screen.t.team.trail.times(screen.f.count(row.times))})</>}
      </p>
      <p class="small">{place && (place.href ? <a href={place.href}>{place.text}</a> : <code>{place.text}</code>)}</p>
    </li>
  )
}

const Filter = ({ screen, names, actors, asked }: Pick<Props, 'screen' | 'names' | 'actors' | 'asked'>) => {
  const { t } = screen
  const words = t.team.trail
  const kinds = KINDS.map(kind => [kind, subject(screen, kind)] as const)
  return (
    <form class="filter" method="get" action="/app/team/trail">
      <p class="field">
        <label for="actor">{words.person}</label>
        <select id="actor" name="actor">
          <option value="">{words.everybody}</option>
          {actors.map(actor => (
            <option value={actor} selected={actor === asked.actor}>
              {actor === 'nobody' ? words.failed : actorName(screen, actor, names)}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="kind">{words.kind}</label>
        <select id="kind" name="kind">
          <option value="">{words.everything}</option>
          {kinds.map(([kind, name]) => (
            <option value={kind} selected={kind === asked.kind}>
              {name}
            </option>
          ))}
        </select>
      </p>
      {(['from', 'to'] as const).map(name => (
        <p class="field">
          <label for={name}>{words[name]}</label>
          <input type="date" id={name} name={name} value={asked[name]} />
        </p>
      ))}
      <button type="submit">{words.show}</button>
    </form>
  )
}

const subject = ({ t }: Screen, kind: Kind): string =>
  kind === 'sign-in' ? t.team.trail.signIn : t.team.keys.scopeNames[kind]
