import type { Role } from '../../accounts/roles.ts'
import type { Overview } from '../../notices/overview/load.ts'
import type { Action, Code } from '../../notices/overview/reasons.ts'
import { roughly } from '../leak/say.ts'
import { moneyOf } from '../money.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { leastFor } from '../way.tsx'
import { actionSaid } from './say.ts'

interface Props {
  screen: Screen
  overview: Overview
}

/** What to do next: each one sentence, what it is expected to bring, and one button. */
export const Todo = ({ screen, overview }: Props) => {
  const { t } = screen
  const { actions } = overview
  return (
    <section class="card stack todo" aria-labelledby="todo">
      <h2 id="todo">{t.home.todo}</h2>
      {actions.length === 0 ? (
        <p>{t.home.nothingToDo}</p>
      ) : (
        <>
          <ol>
            {actions.map((action, i) => (
              <Line screen={screen} overview={overview} action={action} isFirst={i === 0} />
            ))}
          </ol>
          <p class="soft small">{t.home.ranked}</p>
        </>
      )}
    </section>
  )
}

const Line = ({ screen, overview, action, isFirst }: Props & { action: Action; isFirst: boolean }) => {
  const { t, viewer } = screen
  const { what, brings, button } = actionSaid(screen, overview, action)
  const { stake, href, code } = action
  const least = LEAST[code] ?? leastFor(href)
  const rough = Object.fromEntries(Object.entries(stake?.money ?? {}).map(([unit, micros]) => [unit, roughly(micros)]))
  return (
    <li data-row={href}>
      <div>
        <h3>{what}</h3>
        <p>{brings}</p>
        {stake && (
          <p class="small">
            <strong>{t.home.atStake[stake.basis](moneyOf(screen, rough))}</strong>{' '}
            <span class="soft">{t.home.basis[stake.basis]}</span>
          </p>
        )}
      </div>
      {viewerMay(viewer, least) ? (
        <a class={isFirst ? 'button primary' : 'button'} href={href} aria-label={`${button} – ${what}`}>
          {button}
        </a>
      ) : (
        <p class="soft small">{t.home.forRole(t.roles[least])}</p>
      )}
    </li>
  )
}

/** Pages that not everybody may open. */
const LEAST: Partial<Record<Code, Role>> = { unnamed: 'editor', unjudged: 'analyst' }
