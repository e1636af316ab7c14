import type { Check } from '../../operations/judge.ts'
import type { Report } from '../../operations/report.ts'
import type { Screen } from '../screen.ts'
import { Database } from './database.tsx'
import { Accounts, Jobs } from './tables.tsx'
import { Traffic } from './traffic.tsx'

interface Props {
  screen: Screen
  report: Report
}

export const Operations = ({ screen, report }: Props) => {
  const { operations } = screen.t
  return (
    <>
      <div class="head">
        <h1>{operations.title}</h1>
        <p class="soft measure">{operations.lead}</p>
      </div>
      <section class="card stack" aria-labelledby="checks">
        <h2 id="checks">{verdict(screen, report.checks)}</h2>
        <ul class="lines operations" aria-label={operations.checks}>
          {report.checks
            .toSorted((a, b) => RANKS[a.state] - RANKS[b.state])
            .map(check => (
              <Line screen={screen} check={check} />
            ))}
        </ul>
      </section>
      <Traffic screen={screen} minutes={report.beacons.perMinute} />
      <Accounts screen={screen} platforms={report.platforms} />
      <Jobs screen={screen} jobs={report.jobs} />
      <Database screen={screen} report={report} />
      <section class="card stack" aria-labelledby="metrics">
        <h2 id="metrics">{operations.metrics}</h2>
        <p class="measure">{operations.metricsHow}</p>
      </section>
    </>
  )
}

const RANKS = { act: 0, watch: 1, ok: 2 } satisfies Record<Check['state'], number>
const RATED = { act: 'poor', watch: 'fair', ok: 'good' } satisfies Record<Check['state'], string>

function verdict({ t: { operations }, f }: Screen, checks: readonly Check[]): string {
  const count = (state: Check['state']) => f.counted(checks.filter(check => check.state === state).length)
  const [act, watch] = [count('act'), count('watch')]
  if (act.n > 0) return operations.toDo(act)
  return watch.n > 0 ? operations.toWatch(watch) : operations.well
}

const Line = ({
  screen: {
    t: { operations },
    f,
  },
  check,
}: {
  screen: Screen
  check: Check
}) => {
  const name = operations.names[check.check]
  return (
    <li>
      <p>
        <strong>{name}</strong>{' '}
        <span class={`rated rated-${RATED[check.state]}`}>{operations.states[check.state]}</span>
      </p>
      <p class="measure">
        {operations.says(check.check, check.says, f.counted(check.n))}
        {check.href && (
          <>
            {' '}
            <a href={check.href} aria-label={operations.mendOf(name)}>
              {operations.mend}
            </a>
          </>
        )}
      </p>
      {check.runbook && (
        <p class="soft small">
          <code>{operations.runbook(check.runbook)}</code>
        </p>
      )}
    </li>
  )
}
