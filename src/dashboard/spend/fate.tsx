import type { Screen } from '../screen.ts'
import { exactly } from './fields.tsx'
import type { Told } from './preview.tsx'
import { written } from './problem.ts'

/** What of a report is stored, what gives way, what is left out, and what is odd about it. */
export const Fate = ({ screen, report }: { screen: Screen; report: Told }) => {
  const { t, f } = screen
  const { spending } = t
  const { matched, leftOut, ignored, replaced, skipped, moreSkipped, notes, warnings, columns } = report
  return (
    <section class="card stack" aria-labelledby="fate">
      <h2 id="fate">{spending.fate}</h2>
      {warnings.map(({ code, line, rows }) => (
        <p class="refusal">{spending.warnings[code](f.counted(rows), f.count(line))}</p>
      ))}
      <ul class="stack">
        <li>
          {matched.rows === 0
            ? spending.matchedNone
            : spending.matched(f.counted(matched.rows), exactly(screen, matched.totals.spend))}
        </li>
        {leftOut.rows > 0 && (
          <li>{spending.unmatchedSum(f.counted(leftOut.rows), exactly(screen, leftOut.totals.spend))}</li>
        )}
        {ignored > 0 && <li>{spending.ignored(f.counted(ignored))}</li>}
        {replaced > 0 && <li>{spending.replaced(f.counted(replaced))}</li>}
        {skipped.length > 0 && (
          <li>{spending.skipped(f.counted(skipped.length + moreSkipped), f.list(reasons(screen, skipped)))}</li>
        )}
        {notes.map(({ code, params }) => (
          <li>
            {spending.notes[code]?.(
              Object.fromEntries(Object.entries(params).map(([name, value]) => [name, written(screen, value)])),
            )}
          </li>
        ))}
      </ul>
      <details>
        <summary>{spending.columns}</summary>
        <p class="small">{f.list(Object.values(columns))}</p>
      </details>
    </section>
  )
}

const reasons = ({ t: { spending } }: Screen, skipped: Told['skipped']): string[] => [
  ...new Set(skipped.map(({ reason }) => spending.skippedAs[reason])),
]
