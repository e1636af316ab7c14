import type { EventRow } from '../../deliveries/events/event-schema.ts'
import type { MatchQuality } from '../../deliveries/events/quality.ts'
import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import type { ConversionKind } from '../../destinations/contract-conversions.ts'
import { Bar } from '../flow.tsx'
import { Figure } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { reasonIn } from './state.ts'

interface Props {
  screen: Screen
  connection: Connection
  notSetUp: readonly ConversionKind[] // told of, but without a conversion of the platform in the settings
  quality: MatchQuality
  dead: readonly EventRow[] // the latest
}

const ENOUGH = 0.9 // as in src/deliveries/events/quality-advice.ts: beyond it there is little to gain
const HINTS = 3

/** By what a platform can recognise whom the events are about, and what did not leave. */
export const Events = ({ screen, connection, notSetUp, quality, dead }: Props) => {
  const { t, f } = screen
  const words = t.platforms.events
  const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0)
  const { sent, recognisedBy } = quality
  const [refused, leftOut] = [total(quality.dead), total(quality.leftOut)]
  const weak = sent === 0 ? [] : recognisedBy.filter(({ share }) => share < ENOUGH).slice(0, HINTS)
  return (
    <section class="card stack" aria-labelledby="events">
      <h2 id="events">{words.title}</h2>
      <p class="soft measure">{words.intro}</p>
      {notSetUp.length > 0 && (
        <p class="refusal">
          {words.notSetUp(f.list(notSetUp.map(kind => t.connect.kinds[kind])))} {words.notSetUpHow}
        </p>
      )}
      {connection.events.length === 0 ? (
        <p class="measure">
          {words.off} {words.offHow}
        </p>
      ) : (
        sent + refused + leftOut === 0 && <p class="measure">{words.none}</p>
      )}
      {sent + refused + leftOut > 0 && (
        <>
          <p class="soft small">{t.last30Days}</p>
          <dl class="figures">
            <Figure name={words.sent}>{f.count(sent)}</Figure>
            <Figure name={words.dead}>{f.count(refused)}</Figure>
            <Figure name={words.leftOut}>{f.count(leftOut)}</Figure>
          </dl>
        </>
      )}
      {sent > 0 && <Recognised screen={screen} quality={quality} />}
      {weak.length > 0 && (
        <>
          <h3>{words.hints}</h3>
          <ul class="plain">
            {weak.map(({ by }) => (
              <li>{words.help[by]}</li>
            ))}
          </ul>
        </>
      )}
      {refused + leftOut > 0 && <NotSent screen={screen} connection={connection} quality={quality} dead={dead} />}
    </section>
  )
}

const Recognised = ({ screen: { t, f }, quality }: { screen: Screen; quality: MatchQuality }) => {
  const words = t.platforms.events
  return (
    <table class="ladder identifiers">
      <thead class="hidden">
        <tr>
          <th scope="col">{words.by}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {quality.recognisedBy.map(({ by, share }) => (
          <tr>
            <th scope="row">{words.identifiers[by]}</th>
            <td class="ladder-bar">
              <Bar share={share} />
              <span>{f.percent(share)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const NotSent = ({ screen, connection: { id }, quality, dead }: Omit<Props, 'notSetUp'>) => {
  const { t, f, viewer } = screen
  const words = t.platforms.events
  const edits = viewerMay(viewer, 'editor')
  const replayable = Object.keys(quality.dead).length > 0 || 'not-set-up' in quality.leftOut
  return (
    <>
      <h3>{words.notSent}</h3>
      <ul class="plain">
        {[...Object.entries(quality.dead), ...Object.entries(quality.leftOut)].map(([reason, n]) => (
          <li>{words.reason(f.count(n), reasonIn(screen, reason))}</li>
        ))}
      </ul>
      {edits && replayable && (
        <form method="post" action={`/app/platforms/${id}/replay#events`}>
          <button type="submit">{words.replayAll}</button>
        </form>
      )}
      {dead.length > 0 && (
        <details>
          <summary>{words.deadTitle}</summary>
          <ul class="lines">
            {dead.map(event => (
              <Dead screen={screen} connection={id} event={event} edits={edits} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const Dead = ({
  screen,
  connection,
  event,
  edits,
}: {
  screen: Screen
  connection: string
  event: EventRow
  edits: boolean
}) => {
  const { t, f } = screen
  const words = t.platforms.events
  const [kind, when] = [t.connect.kinds[event.kind], f.moment(event.at)]
  return (
    <li class="host">
      <div>
        <p>{words.deadRow(kind, when)}</p>
        <p class="soft small">{reasonIn(screen, event.verdict)}</p>
      </div>
      {edits && (
        <form method="post" action={`/app/platforms/${connection}/replay#events`}>
          <input type="hidden" name="kind" value={event.kind} />
          <input type="hidden" name="event" value={event.event} />
          <button type="submit" aria-label={words.replayOf(kind, when)}>
            {words.replay}
          </button>
        </form>
      )}
    </li>
  )
}
