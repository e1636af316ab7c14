import { changesBy, type VitalChange } from '../../funnel/speed/compare.ts'
import type { Cut, Group } from '../../funnel/speed/store.ts'
import type { VitalName } from '../../pixel/days/vital-limits.ts'
import { withQuery } from '../asked-url.ts'
import { Beside } from '../compared.tsx'
import { Help } from '../help.tsx'
import type { Screen } from '../screen.ts'
import { type Line, NAMES, nameOf, placeOf, textOf, vitals } from './figures.ts'
import { Rated } from './vitals.tsx'

interface Props {
  screen: Screen
  lines: readonly Line[]
  by: readonly Cut[]
  earlier: readonly Group[] | null
}

/** Lines of one cut, or of several together: a name, then each Web Vital. */
export const Lines = ({ screen, lines, by, earlier }: Props) => {
  const { t, f, url } = screen
  const changes = earlier && changesBy(earlier, lines, by)
  return (
    <div class="scrolls">
      <table class="speeds">
        <thead>
          <tr>
            <th scope="col">{t.speed.group}</th>
            {NAMES.map(name => (
              <th scope="col">
                {t.speed.short[name]}
                <Help screen={screen} term={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <tr>
              <th scope="row">
                <a href={withQuery(url, Object.fromEntries(by.map(cut => [cut, line[cut] ?? ''])))}>
                  {by.map(cut => nameOf(screen, cut, line[cut] ?? '')).join(' · ')}
                </a>
                <span class="soft small">{t.speed.visitsOf(f.counted(line.views))}</span>
              </th>
              {NAMES.map(name => (
                <Cell screen={screen} name={name} line={line} change={changes?.[i]?.[name]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Cell = ({
  screen,
  name,
  line,
  change,
}: {
  screen: Screen
  name: VitalName
  line: Line
  change: VitalChange | undefined
}) => {
  const { t, f } = screen
  const { p75, rating, measured, missing } = line[name]
  if (p75 === null || rating === null)
    return <td class="soft">{measured === 0 ? t.speed.unmeasured : t.speed.missing(f.counted(missing))}</td>
  return (
    <td>
      {textOf(screen, name, p75)}
      <svg class="bar" width="100%" height="6" aria-hidden="true" focusable="false">
        <rect class="bar-all" width="100%" height="6" rx="3" />
        <rect
          class={`bar-${rating}`}
          width={`${Math.max(2, placeOf(name, p75) * 100).toFixed(0)}%`}
          height="6"
          rx="3"
        />
      </svg>
      <Rated screen={screen} vital={{ ...line[name], rating }} />
      {change && <Beside screen={screen} change={change.p75} kind={vitals(screen, name)} isBrief />}
      <span class="soft small">{t.speed.measuresOf(f.counted(measured))}</span>
    </td>
  )
}
