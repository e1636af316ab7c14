import type { Imported } from '../../spend/imports.ts'
import { moneyOf } from '../money.tsx'
import type { Screen } from '../screen.ts'
import { byWhom } from '../who.ts'
import { Problems, reportName } from './fields.tsx'
import type { Refused } from './overview.tsx'

interface Props {
  screen: Screen
  imports: readonly Imported[]
  keys: ReadonlyMap<string, string>
  edits: boolean
  refused: Refused | null
}

/** Reports that were imported: by whom, what each changed, and the button that takes it back. */
export const Register = ({ screen, imports, keys, edits, refused }: Props) => {
  const { spending } = screen.t
  return (
    <section class="card stack" aria-labelledby="register">
      <h2 id="register">{spending.register}</h2>
      {refused && <Problems screen={screen} refused={refused} />}
      {imports.length === 0 && <p>{spending.registerNone}</p>}
      <ul class="lines">
        {imports.map(row => (
          <Line screen={screen} row={row} keys={keys} edits={edits} />
        ))}
      </ul>
    </section>
  )
}

const Line = ({ screen, row, keys, edits }: Pick<Props, 'screen' | 'keys' | 'edits'> & { row: Imported }) => {
  const { t, f } = screen
  const { spending } = t
  const { id, platform, period, rows, totals, file, undoneAt, undoable, coveredBy } = row
  const days = f.days(period)
  const text = spending.registerRow(reportName(screen, platform), days, f.counted(rows), moneyOf(screen, totals.spend))
  return (
    <li class="host" id={`import-${id}`}>
      <div>
        <p>{undoneAt === null ? text : <s>{text}</s>}</p>
        <p class="soft small">
          {f.moment(row.at)} · {byWhom(screen, row.actor, keys)}
          {file !== '' && ` · ${file}`}
        </p>
        <p class="small">{undoneAt === null ? didOf(screen, row) : spending.wasUndone(f.moment(undoneAt))}</p>
        {edits && coveredBy !== null && undoneAt === null && (
          <p class="soft small">
            {spending.covered} <a href={`#import-${coveredBy}`}>{spending.coveredBy}</a>
          </p>
        )}
      </div>
      {edits && undoable && (
        <form method="post" action={`/app/spend/imports/${id}/undo`}>
          <button type="submit" aria-label={spending.undoOf(reportName(screen, platform), days)}>
            {spending.undo}
          </button>
        </form>
      )}
    </li>
  )
}

function didOf({ t: { spending }, f }: Screen, { added, changed, removed, replaced }: Imported): string {
  if (added === null || changed === null || removed === null) return spending.registerReplaced(f.counted(replaced))
  const did = [
    ...(added > 0 ? [spending.added(f.counted(added))] : []),
    ...(changed > 0 ? [spending.changed(f.counted(changed))] : []),
    ...(removed > 0 ? [spending.removedRows(f.counted(removed))] : []),
  ]
  return did.length > 0 ? f.list(did) : spending.sameAsBefore
}
