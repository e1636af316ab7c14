import type { ShownRequest } from '../../contacts/requests/shown.ts'
import type { Facts } from '../../privacy/facts.ts'
import { Crumb, Figure } from '../parts.tsx'
import { destinationLabel } from '../platform-names.ts'
import type { Screen } from '../screen.ts'
import { type ActorNames, actorName } from '../who.ts'
import { Deadline } from './deadline.tsx'
import { Counted, elsewhere } from './found.tsx'
import { Frame, REQUESTS } from './frame.tsx'

interface Props {
  screen: Screen
  request: ShownRequest
  brands: Facts['brands']
  names: ActorNames
  now: number
}

/** What was done, when, by whom, and what platforms confirmed: to be printed and kept. Does not name who asked. */
export const Certificate = ({ screen, request, brands, names, now }: Props) => {
  const words = screen.t.privacy.requests
  const { kind, endedAt, declined, found } = request
  const isDone = endedAt !== null && declined === null
  return (
    <Frame screen={screen}>
      <Crumb href={REQUESTS}>{words.back}</Crumb>
      <section class="card stack certificate" aria-labelledby="certificate">
        <h2 id="certificate">{words.certificateTitle[kind]}</h2>
        <p>
          {isDone ? words.certificateLead[kind] : endedAt === null ? words.openLead : words.declinedLead}
          {declined !== null && ` ${words.reasons[declined]}.`}
        </p>
        {endedAt === null && (
          <p>
            <Deadline screen={screen} request={request} now={now} />
          </p>
        )}
        <Fields screen={screen} request={request} brands={brands} names={names} />
        {isDone && found && (
          <div class="privacy-columns">
            <div>
              <h3>{kind === 'erasure' ? words.erased : words.given}</h3>
              <Counted screen={screen} counts={kind === 'erasure' ? found.goes : { ...found.goes, ...found.stays }} />
            </div>
            {kind === 'erasure' && (
              <div>
                <h3>{words.kept}</h3>
                <Counted screen={screen} counts={found.stays} />
                <p class="soft small">{words.staysHow}</p>
              </div>
            )}
            {kind === 'erasure' && <Told screen={screen} request={request} found={found} />}
          </div>
        )}
        <p class="soft small measure">{words.noName}</p>
        <p class="soft small screen-only">{words.print}</p>
      </section>
    </Frame>
  )
}

const Fields = ({ screen, request, brands, names }: Omit<Props, 'now'>) => {
  const { t, f } = screen
  const { fields } = t.privacy.requests
  const { id, reference, receivedAt, dueAt, endedAt, endedBy } = request
  const controllers = [...new Set(brands.map(({ name, legal }) => legal.company ?? name))]
  return (
    <dl class="figures privacy-fields">
      {controllers.length > 0 && <Figure name={fields.controller}>{f.list(controllers)}</Figure>}
      <Figure name={fields.reference}>
        <code>{reference}</code>
      </Figure>
      <Figure name={fields.number}>
        <code>{id}</code>
      </Figure>
      <Figure name={fields.received}>{f.dayAt(receivedAt)}</Figure>
      <Figure name={fields.due}>{f.dayAt(dueAt)}</Figure>
      {endedAt !== null && <Figure name={fields.ended}>{f.moment(endedAt)}</Figure>}
      {endedBy !== null && <Figure name={fields.by}>{actorName(screen, endedBy, names)}</Figure>}
    </dl>
  )
}

type ToldProps = { screen: Screen; request: ShownRequest; found: NonNullable<ShownRequest['found']> }

const Told = ({ screen, request: { lists }, found }: ToldProps) => {
  const words = screen.t.privacy.requests
  const others = elsewhere(screen, found)
  return (
    <div>
      <h3>{words.platforms}</h3>
      {lists.length === 0 && <p>{words.noPlatform}</p>}
      <ul class="privacy-list">
        {lists.map(({ destination, state }) => (
          <li>
            <strong>{destinationLabel(destination)}</strong> · {words.removal[state]}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>{words.others}</h3>
          <ul class="privacy-list">
            {others.map(text => (
              <li>{text}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
