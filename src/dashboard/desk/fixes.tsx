import type { Fix } from '../../pages/checks/fixes.ts'
import type { Screen } from '../screen.ts'

export interface FixForm {
  id: string // of the form that the fields are in
  action: string // where it is sent without a script
  prefix: string // of the fields' names
}

interface Props {
  screen: Screen
  fixes: readonly Fix[]
  form: FixForm | null // null: whoever looks may not change anything
}

/** What would win points back, each as a button that does it. */
export const Fixes = ({ screen, fixes, form }: Props) => {
  const { t } = screen
  if (fixes.length === 0) return null
  return (
    <>
      <h3>{t.desk.fixes.title}</h3>
      <ul class="fixes">
        {fixes.map(({ kind, token, change, gain }) => {
          const said = t.desk.fixes[kind](token ?? change.cta ?? '')
          const points = <Gain screen={screen} gain={gain} />
          return (
            <li>
              {form ? (
                <button
                  class="fix"
                  type="submit"
                  form={form.id}
                  formaction={form.action}
                  formnovalidate
                  name="fix"
                  value={JSON.stringify(change)}
                  data-fill={'image' in change ? undefined : form.prefix}
                >
                  <span>{said}</span> {points}
                </button>
              ) : (
                <p class="fix">
                  <span>{said}</span> {points}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Points to win back. */
export const Gain = ({ screen: { t, f }, gain }: { screen: Screen; gain: number }) => (
  <strong class="gain">
    <span aria-hidden="true">{t.desk.score.gain(f.count(gain))}</span>
    <span class="hidden">{t.desk.score.gainLong(f.count(gain))}</span>
  </strong>
)
