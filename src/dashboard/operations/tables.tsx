import type { Report } from '../../operations/report.ts'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'

/** Each ad account: what waits for it, and what it refused. */
export const Accounts = ({ screen, platforms }: { screen: Screen; platforms: Report['platforms'] }) => {
  const { t, f } = screen
  const words = t.operations
  if (platforms.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="accounts">
      <h2 id="accounts">{words.platforms}</h2>
      <table class="compact">
        <thead>
          <tr>
            <th scope="col">{words.account}</th>
            <th scope="col">{words.waiting}</th>
            <th scope="col">{words.refused}</th>
          </tr>
        </thead>
        <tbody>
          {platforms.map(({ connection, name, paused, reason, waiting, dead }) => (
            <tr>
              <th scope="row">
                <a href={`/app/platforms/${connection}`}>{name}</a>
                {paused && <span class="wrong small"> {words.paused(reason || paused)}</span>}
              </th>
              <td>{f.count(waiting)}</td>
              <td>{f.count(dead)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Each job of the clock: its last run, and the last time that it failed. */
export const Jobs = ({ screen, jobs }: { screen: Screen; jobs: Report['jobs'] }) => {
  const words = screen.t.operations
  return (
    <section class="card stack" aria-labelledby="jobs">
      <h2 id="jobs">{words.jobs}</h2>
      {jobs.length === 0 ? (
        <p class="measure">{words.noJobs}</p>
      ) : (
        <table class="compact">
          <thead>
            <tr>
              <th scope="col">{words.job}</th>
              <th scope="col">{words.took}</th>
              <th scope="col">{words.handled}</th>
            </tr>
          </thead>
          <tbody>
            {jobs.map(job => (
              <Row screen={screen} job={job} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const Row = ({ screen: { t, f }, job }: { screen: Screen; job: Report['jobs'][number] }) => {
  const words = t.operations
  const { name, at, tookMs, handled, isLate, failed, failedAt, failure } = job
  return (
    <tr>
      <th scope="row">
        <span lang="en">{name}</span>
        <p class="soft small">
          {f.moment(at)}
          {isLate && <span class="wrong"> {words.late}</span>}
        </p>
        {failedAt !== null && (
          <p class={failed ? 'wrong small' : 'soft small'}>{words.failedOn(f.moment(failedAt), failure)}</p>
        )}
      </th>
      <td>{tookMs === null ? <Unknown /> : `${f.count(tookMs)} ms`}</td>
      <td>{handled === null ? <Unknown /> : f.count(handled)}</td>
    </tr>
  )
}
