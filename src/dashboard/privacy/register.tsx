import { destinationNames, destinations } from '../../destinations/index.ts'
import { KINDS, type Kind, type Left, type Total } from '../../privacy/register.ts'
import { Days } from '../days.tsx'
import { Empty, Unknown } from '../parts.tsx'
import type { Asked } from '../period.ts'
import { destinationLabel } from '../platform-names.ts'
import type { Screen } from '../screen.ts'
import { byWhom } from '../who.ts'
import { Frame, HERE } from './frame.tsx'

const PATH = `${HERE}/register`

interface RegisterPage {
  items: Left[]
  next: string | null
  totals: Total[]
  wanted: { destination: string; kind: string }
  keys: ReadonlyMap<string, string>
}

interface Props {
  screen: Screen
  asked: Asked
  shown: RegisterPage
}

/** Everything that left, with its totals. Counts, never anybody's data. */
export const Register = ({ screen, asked, shown }: Props) => {
  const { t, url } = screen
  const words = t.privacy.register
  const { items, totals, next, wanted } = shown
  const query = (more: Record<string, string>) => {
    const kept = [...url.searchParams].filter(([name]) => name !== 'lang' && name !== 'cursor')
    return `${PATH}?${new URLSearchParams({ ...Object.fromEntries(kept), ...more })}`
  }
  return (
    <Frame screen={screen}>
      <p class="soft measure lead">{words.lead}</p>
      <Days screen={screen} {...asked} file={{ href: query({ format: 'csv' }), name: 'register.csv' }} />
      <Filters screen={screen} wanted={wanted} asked={asked} />
      {items.length === 0 ? (
        <Empty
          title={words.none}
          how={words.noneHow}
          next={{ href: '/app/audiences', text: words.noneNext, byApi: '' }}
        />
      ) : (
        <div class="privacy-stack">
          <Totals screen={screen} totals={totals} />
          <Lines screen={screen} shown={shown} />
        </div>
      )}
      <p class="more">
        {url.searchParams.has('cursor') && <a href={query({})}>{words.newest}</a>}
        {next !== null && <a href={query({ cursor: next })}>{words.older}</a>}
      </p>
      <p class="soft small">
        {words.detail} <a href="/app/deliveries">{words.detailLink}</a>.
      </p>
    </Frame>
  )
}

type FilterProps = Pick<Props, 'screen' | 'asked'> & { wanted: RegisterPage['wanted'] }

const Filters = ({ screen: { t }, wanted, asked: { range } }: FilterProps) => {
  const words = t.privacy.register
  return (
    <form class="privacy-filters" method="get" action={PATH}>
      <input type="hidden" name="from" value={range.from} />
      <input type="hidden" name="to" value={range.to} />
      <p class="field">
        <label for="destination">{words.platform}</label>
        <select id="destination" name="destination">
          <option value="">{words.all}</option>
          {destinationNames.map(name => (
            <option value={name} selected={name === wanted.destination}>
              {destinations[name].label}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="kind">{words.kind}</label>
        <select id="kind" name="kind">
          <option value="">{words.all}</option>
          {KINDS.map(kind => (
            <option value={kind} selected={kind === wanted.kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </p>
      <button type="submit">{words.show}</button>
      {(wanted.destination || wanted.kind) && <a href={`${PATH}?from=${range.from}&to=${range.to}`}>{words.clear}</a>}
    </form>
  )
}

const labelOf = ({ t }: Screen, destination: string): string =>
  destinationLabel(destination) || t.privacy.register.noPlatform

const UNCOUNTED: ReadonlySet<Kind> = new Set(['leads', 'everything'])

const Totals = ({ screen, totals }: { screen: Screen; totals: readonly Total[] }) => {
  const { t, f } = screen
  const words = t.privacy.register
  return (
    <section class="card stack" aria-labelledby="totals">
      <h2 id="totals">{words.totals}</h2>
      <section class="scrolls" tabindex={0} aria-label={words.totals}>
        <table class="cells">
          <thead>
            <tr>
              <th scope="col">{words.to}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.times}</th>
              <th scope="col">{words.rows}</th>
              <th scope="col">{words.removed}</th>
            </tr>
          </thead>
          <tbody>
            {totals.map(({ destination, kind, times, rows, removed }) => (
              <tr>
                <th scope="row">{labelOf(screen, destination)}</th>
                <td>{words.kinds[kind]}</td>
                <td>{f.count(times)}</td>
                <td>{UNCOUNTED.has(kind) ? <Unknown /> : f.count(rows)}</td>
                <td>{f.count(removed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

const Lines = ({ screen, shown: { items, keys } }: Pick<Props, 'screen' | 'shown'>) => {
  const { t, f } = screen
  const words = t.privacy.register
  return (
    <section class="card" aria-label={words.title}>
      <ul class="rows privacy-rows">
        {items.map(({ at, kind, destination, actor, rows, removed, verdict }) => (
          <li>
            <p>
              <strong>{words.kinds[kind]}</strong> · {labelOf(screen, destination)}
              {rows !== null && ` · ${t.ledger.people(f.counted(rows))}`}
              {removed > 0 && ` · ${words.takenOff(f.counted(removed))}`}
            </p>
            <p class="soft small">
              {f.moment(at)} · {byWhom(screen, actor, keys)}
              {verdict !== '' && ` · ${t.ledger.verdicts[verdict] ?? verdict}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
