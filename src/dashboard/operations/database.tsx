import type { Report } from '../../operations/report.ts'
import { MOST_COUNTED } from '../../operations/sizes.ts'
import { Figure } from '../parts.tsx'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  report: Report
}

const MB = 1e6
const GB = 1e9

/** What it weighs, how fast it grows, and what is in it. */
export const Database = ({ screen, report: { database, schema, version } }: Props) => {
  const { t, f } = screen
  const words = t.operations
  const { bytes, limitBytes, bytesPerDay, daysLeft, latencyMs, rows, countedOn } = database
  return (
    <section class="card stack" aria-labelledby="database">
      <h2 id="database">{words.database}</h2>
      <dl class="figures weighed">
        <Figure name={words.size}>{words.sizeOf(sized(screen, bytes), sized(screen, limitBytes))}</Figure>
        <Figure name={words.growth}>
          {bytesPerDay === null ? words.growthUnknown : words.perDay(sized(screen, bytesPerDay))}
        </Figure>
        <Figure name={words.daysLeft}>
          {daysLeft === null
            ? bytesPerDay === null
              ? words.growthUnknown
              : words.never
            : words.days(f.counted(daysLeft))}
        </Figure>
        <Figure name={words.answers}>{f.count(latencyMs)} ms</Figure>
        <Figure name={words.migrations}>
          {f.count(schema.applied)} <span class="soft small">{schema.newest.replace('.sql', '')}</span>
        </Figure>
        <Figure name={words.version}>{version}</Figure>
      </dl>
      {countedOn === null ? (
        <p class="soft">{words.rowsNone}</p>
      ) : (
        <details>
          <summary>{words.rowsOf(f.day(countedOn))}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.table}</th>
                <th scope="col">{words.rows}</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(rows)
                .filter(([, n]) => n > 0)
                .toSorted(([, a], [, b]) => b - a)
                .map(([table, n]) => (
                  <tr>
                    <th scope="row">
                      <code>{table}</code>
                    </th>
                    <td>{n > MOST_COUNTED ? words.more(f.count(MOST_COUNTED)) : f.count(n)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}

/** '3.4 MB', « 3,4 Mo ». */
function sized({ f }: Screen, bytes: number): string {
  const [unit, of] = Math.abs(bytes) >= GB ? (['gigabyte', GB] as const) : (['megabyte', MB] as const)
  return f.number(bytes / of, { style: 'unit', unit, maximumFractionDigits: 1 })
}
