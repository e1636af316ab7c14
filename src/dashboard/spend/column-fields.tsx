import type { Issue } from '../../lib/http.ts'
import { MAPPABLE, type Mappable } from '../../spend/report/columns.ts'
import type { ColumnNames } from '../../spend/report/schema.ts'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'

/** What the file says and nobody knows, by how its refusal is called; of missing columns the issues name each. */
const WANTED: Partial<Record<string, readonly Mappable[]>> = {
  'unknown-report': ['day', 'campaign', 'ad', 'cost', 'currency', 'impressions', 'clicks'],
  'no-period': ['day'],
  'no-currency': ['currency'],
}

export function columnsWanted({ code, issues }: { code: string; issues: readonly Issue[] }): readonly Mappable[] {
  const named = issues.map(({ params }) => params?.measure)
  return WANTED[code] ?? MAPPABLE.filter(column => named.includes(column))
}

const fieldOf = (column: Mappable): string => `column.${column}`

/** What the form says, as POST /spend/import takes it. */
export const columnsIn = (form: Form): ColumnNames =>
  Object.fromEntries(MAPPABLE.flatMap(column => (form[fieldOf(column)] ? [[column, form[fieldOf(column)]]] : [])))

interface Props {
  screen: Screen
  wanted: readonly Mappable[]
  headers: readonly string[] // of the file
  chosen: ColumnNames
}

/** The header that is called as the field is: proposed, and never read without a yes. */
const alike = (headers: readonly string[], field: string): string | undefined =>
  headers.find(header => header.trim().toLowerCase() === field.toLowerCase())

/** Which header of the file holds what. What was said before stays with the form. */
export const ColumnFields = ({ screen, wanted, headers, chosen }: Props) => {
  const { spending } = screen.t
  return (
    <>
      {wanted.length > 0 && headers.length > 0 && (
        <fieldset class="part-of">
          <legend>{spending.mapping}</legend>
          <p class="soft measure">{spending.mappingHow}</p>
          <div class="mapping">
            {wanted.map(column => (
              <p class="field">
                <label for={fieldOf(column)}>{spending.measures[column]}</label>
                <select id={fieldOf(column)} name={fieldOf(column)}>
                  <option value="">{spending.notThere}</option>
                  {headers.map(header => (
                    <option
                      value={header}
                      selected={header === (chosen[column] ?? alike(headers, spending.measures[column]))}
                    >
                      {header}
                    </option>
                  ))}
                </select>
              </p>
            ))}
          </div>
        </fieldset>
      )}
      {MAPPABLE.filter(column => !wanted.includes(column) && chosen[column]).map(column => (
        <input type="hidden" name={fieldOf(column)} value={chosen[column]} />
      ))}
    </>
  )
}
