import type { Sighting } from '../../pixel/install/sightings.ts'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  sightings: readonly Sighting[] // latest first
  campaign: string
  since: number // ms; 0: any view will do
  now: number
}

/** Waits for a view from a site of the team, and says so when it is there: the proof that the pixel counts. */
export const Arrival = ({ screen, sightings, campaign, since, now }: Props) => {
  const { t, f } = screen
  const words = t.install.arrival
  const [last] = sightings
  const isThere = last !== undefined && last.at >= since
  const again = (from: number) => `/app/measure?campaign=${campaign}&since=${from}`
  return (
    <section
      class="card stack"
      id="arrival"
      aria-labelledby="arrival-title"
      data-poll={isThere ? undefined : '3'}
      data-poll-url={again(since)}
    >
      <h2 id="arrival-title">{words.title}</h2>
      <div role="status">
        {isThere ? (
          <>
            <p class="arrived">
              <strong>{words.arrived}</strong>
            </p>
            <p>{words.from(last.page, f.moment(last.at))}</p>
          </>
        ) : (
          <p class="awaited">{words.waiting}</p>
        )}
      </div>
      {isThere ? (
        <p>
          <a class="link" href={`${again(now)}#arrival-title`}>
            {words.another}
          </a>
        </p>
      ) : (
        <>
          <p class="soft measure">{words.how}</p>
          {last && <p class="soft small">{words.before(last.page, f.moment(last.at))}</p>}
          <p>
            <a class="link" href={`${again(since)}#arrival-title`}>
              {words.look}
            </a>
          </p>
        </>
      )}
    </section>
  )
}
