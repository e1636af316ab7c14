import type { ShownRequest } from '../../contacts/requests/shown.ts'
import type { Screen } from '../screen.ts'
import { whoIs } from '../who.ts'
import { Deadline } from './deadline.tsx'
import { REQUESTS } from './frame.tsx'
import type { RequestsPage } from './requests.tsx'

interface Props {
  screen: Screen
  shown: RequestsPage
}

/** What was asked: what waits, the most urgent first, and what has ended. */
export const Log = ({ screen, shown }: Props) => {
  const words = screen.t.privacy.requests
  const { open, items, next } = shown
  const ended = items.filter(({ endedAt }) => endedAt !== null)
  return (
    <>
      {open.length > 0 && (
        <section class="card privacy-log" aria-labelledby="todo">
          <h2 id="todo">{words.toDo}</h2>
          <ul class="rows privacy-rows">
            {open
              .toSorted((a, b) => a.dueAt - b.dueAt)
              .map(request => (
                <Line screen={screen} request={request} shown={shown} />
              ))}
          </ul>
        </section>
      )}
      <section class="card privacy-log" aria-labelledby="log">
        <h2 id="log">{words.log}</h2>
        {ended.length === 0 && <p class="soft measure">{words.none}</p>}
        <ul class="rows privacy-rows">
          {ended.map(request => (
            <Line screen={screen} request={request} shown={shown} />
          ))}
        </ul>
        {next && (
          <p class="more">
            <a href={`${REQUESTS}?cursor=${encodeURIComponent(next)}#log`}>{words.older}</a>
          </p>
        )}
      </section>
    </>
  )
}

const Line = ({ screen, request, shown: { names, now } }: Props & { request: ShownRequest }) => {
  const words = screen.t.privacy.requests
  const { id, kind, reference, receivedAt, endedAt, endedBy, notedBy } = request
  return (
    <li class="privacy-request">
      <div>
        <p>
          <strong>{words.kinds[kind]}</strong> <code>{reference}</code>
        </p>
        <p class="soft small">
          {words.receivedOn(screen.f.dayAt(receivedAt))} · {whoIs(screen, endedBy ?? notedBy, names)}
        </p>
      </div>
      <p>{endedAt === null ? <Deadline screen={screen} request={request} now={now} /> : endOf(screen, request)}</p>
      {endedAt === null ? (
        <form method="post" action={`${REQUESTS}/${id}/open`}>
          <button class="primary" type="submit" aria-label={words.openOf(words.kinds[kind], reference)}>
            {words.open}
          </button>
        </form>
      ) : (
        <a class="button" href={`${REQUESTS}/${id}`} aria-label={words.certificateOf(reference)}>
          {words.certificate}
        </a>
      )}
    </li>
  )
}

function endOf(screen: Screen, { endedAt, declined }: ShownRequest): string {
  const words = screen.t.privacy.requests
  const day = screen.f.dayAt(endedAt!)
  return declined === null ? words.done(day) : words.declined(day, words.reasons[declined])
}
