import type { Sending } from '../../deliveries/register.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { capital } from '../formats.ts'
import { Code, State } from '../parts.tsx'
import { destinationLabel } from '../platform-names.ts'
import type { Screen } from '../screen.ts'
import { byWhom } from '../who.ts'
import { Frame } from './frame.tsx'
import { reasonIn } from './state.ts'

interface Props {
  screen: Screen
  sendings: readonly Sending[]
  platform: string // '': all
  audiences: ReadonlyMap<string, string>
  connections: ReadonlyMap<string, string>
  keys: ReadonlyMap<string, string>
  next: string | null
}

/** The register of all that left. */
export const Deliveries = ({ screen, sendings, platform, audiences, connections, keys, next }: Props) => {
  const { t, url } = screen
  const isFirst = !url.searchParams.has('cursor')
  const more = new URLSearchParams({ ...(platform && { platform }), cursor: next ?? '' })
  return (
    <Frame screen={screen} title={t.ledger.title} intro={t.ledger.intro}>
      <form class="pick" method="get" action="/app/deliveries">
        <p class="field">
          <label for="platform">{t.ledger.filter}</label>
          <select id="platform" name="platform">
            <option value="">{t.ledger.all}</option>
            {destinationNames.map(name => (
              <option value={name} selected={name === platform}>
                {destinations[name].label}
              </option>
            ))}
          </select>
        </p>
        <button type="submit">{t.ledger.show}</button>
      </form>
      <section class="card" aria-label={t.ledger.title}>
        {sendings.length === 0 && <p class="measure">{isFirst && platform === '' ? t.ledger.none : t.ledger.noneOf}</p>}
        <ul class="lines">
          {sendings.map(sending => (
            <SendingLine {...{ screen, sending, audiences, connections, keys }} />
          ))}
        </ul>
      </section>
      <p class="more">
        {!isFirst && <a href={`/app/deliveries${platform && `?platform=${platform}`}`}>{t.previousPage}</a>}
        {next !== null && <a href={`/app/deliveries?${more}`}>{t.ledger.older}</a>}
      </p>
    </Frame>
  )
}

type LineProps = Pick<Props, 'screen' | 'audiences' | 'connections' | 'keys'> & { sending: Sending }

/** One line of the register: what went where, what came of it, and what to do about it. */
export const SendingLine = ({ screen, sending, audiences, connections, keys }: LineProps) => {
  const { t, f } = screen
  const words = t.ledger
  const { at, kind, destination, actor, verdict, reason, excerpt, retries } = sending
  return (
    <li class="entry">
      <p>
        <strong>
          {words.to(words.kinds[kind], destinationLabel(destination), aboutOf(screen, sending, audiences, connections))}
        </strong>
      </p>
      <p>
        <State on={verdict === 'complete' || verdict === 'accepted'}>{words.verdicts[verdict] ?? verdict}</State> ·{' '}
        {countsOf(screen, sending)}
        {retries > 0 && ` (${words.retry(retries + 1)})`}
      </p>
      <p class="soft small">
        {f.moment(at)} · {byWhom(screen, actor, keys)}
      </p>
      {reason && <p class="small">{capital(reasonIn(screen, reason))}</p>}
      {excerpt && (
        <details>
          <summary class="small">{words.excerpt}</summary>
          <p class="soft small">{words.excerptHow}</p>
          <Code text={excerpt} />
        </details>
      )}
    </li>
  )
}

function aboutOf(
  { t }: Screen,
  { audience, conversions, connection }: Sending,
  audiences: Props['audiences'],
  connections: Props['connections'],
): string {
  if (connection !== null) return connections.get(connection) ?? ''
  if (conversions !== null) return t.ledger.conversions[conversions] ?? conversions
  return audiences.get(audience) ?? t.ledger.gone
}

function countsOf({ t, f }: Screen, { kind, members, removed, refused }: Sending): string {
  const words = t.ledger
  switch (kind) {
    case 'export':
    case 'feed':
      return words.people(f.counted(members))
    case 'list':
      return words.list(f.counted(members), f.counted(removed), f.counted(refused))
    case 'conversions':
      return words.events(f.counted(members), f.counted(refused))
  }
}
