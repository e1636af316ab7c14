import type { Facts } from '../../privacy/facts.ts'
import type { Kept, retentionOf } from '../../privacy/retention.ts'
import { Done } from '../done.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Frame } from './frame.tsx'
import { actionOf, Settings } from './retention-settings.tsx'

interface Changed {
  what: string // 'views', or the id of a brand
  before: string // '': no limit of its own
}

export interface RetentionPage {
  kept: Awaited<ReturnType<typeof retentionOf>>
  brands: Facts['brands']
  changed: Changed | null
  wrong: { what: string; typed: string } | null
}

interface Props {
  screen: Screen
  shown: RetentionPage
}

/** How long everything is kept, who sees to it, and what goes next. */
export const Retention = ({ screen, shown }: Props) => {
  const { t, viewer } = screen
  const words = t.privacy.retention
  const { kept, changed } = shown
  return (
    <Frame screen={screen}>
      {changed && (
        <Done screen={screen} undo={{ action: actionOf(changed.what), fields: { months: changed.before } }}>
          {words.saved(nameOf(screen, shown, changed.what))}
        </Done>
      )}
      <p class="soft measure lead">
        {words.lead} {kept.rows.every(({ last }) => last === null) && words.notYet}
      </p>
      <section class="card" aria-label={words.title}>
        <ul class="rows privacy-kept">
          {kept.rows.map(row => (
            <Row screen={screen} row={row} brands={shown.brands} />
          ))}
        </ul>
      </section>
      {viewerMay(viewer, 'owner') ? (
        <Settings screen={screen} shown={shown} />
      ) : (
        <p class="soft more">{words.ownerOnly}</p>
      )}
    </Frame>
  )
}

const nameOf = ({ t }: Screen, { brands }: RetentionPage, what: string): string =>
  what === 'views' ? t.privacy.retention.what.views : (brands.find(({ id }) => id === what)?.name ?? what)

const Row = ({ screen, row, brands }: { screen: Screen; row: Kept; brands: Facts['brands'] }) => {
  const { t, f } = screen
  const words = t.privacy.retention
  const { what, next, last } = row
  return (
    <li id={what}>
      <div>
        <h2>{words.what[what]}</h2>
        {words.about[what] && <p class="soft small">{words.about[what]}</p>}
        {what === 'contacts' && (
          <ul class="plain small">
            {brands.map(({ name, legal }) => (
              <li>
                {t.privacy.papers.facts.kept(name, legal.retentionMonths ? f.counted(legal.retentionMonths) : null)}
              </li>
            ))}
          </ul>
        )}
        {last && last.failed !== '' && <p class="wrong small">{words.failed(f.moment(last.at), last.failed)}</p>}
        {(next || last?.failed === '') && (
          <p class="soft small">
            {next && `${words.next(f.counted(next.n), next.more)} `}
            {last?.failed === '' && words.last(f.moment(last.at))}
          </p>
        )}
      </div>
      <p class="privacy-kept-for">{lengthOf(screen, row)}</p>
    </li>
  )
}

function lengthOf({ t, f }: Screen, { for: length }: Kept): string {
  const words = t.privacy.retention
  if (length === null) return words.always
  if (length.unit === 'brand') return words.brand
  return words[length.unit](f.counted(length.n))
}
