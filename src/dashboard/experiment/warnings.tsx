import type { Reading } from '../../experiments/reading.ts'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  reading: Reading
}

/** Why no figure is shown, and what to look for. */
export const Mismatch = ({ screen: { t }, reading: { srm } }: Props) => {
  const { mismatch: words } = t.experiment
  return (
    <div class="warning stack" role="note">
      <p class="measure">
        {words.how} {srm.short && words.short(srm.short)}
      </p>
      <h3>{words.causes}</h3>
      <ol class="bullets">
        {srm.causes.map(cause => (
          <li>{words.names[cause]}</li>
        ))}
      </ol>
      <p>{words.next}</p>
    </div>
  )
}

/** What a version spoils. */
export const Guardrails = ({ screen, reading: { guardrails } }: Props) => {
  const { t, f } = screen
  const { guardrails: words } = t.experiment
  if (guardrails.length === 0) return null
  return (
    <div class="warning" role="note">
      <h3>{words.title}</h3>
      <ul class="bullets">
        {guardrails.map(({ code, arm, control, value, chance: worse, sure }) => (
          <li>
            {words[code](arm, f.percent(control), f.percent(value))}{' '}
            <span class="soft small">({sure ? words.sure : words.chance(f.chance(worse))})</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
