import type { Trial } from '../../deliveries/platforms/try-connection.ts'
import type { Destination } from '../../destinations/contract.ts'
import type { Screen } from '../screen.ts'
import { reasonIn } from './state.ts'

/** What trying a connection came to, and what to look at where it was refused. */
export const Tried = ({ screen, of, trial }: { screen: Screen; of: Destination; trial: Trial }) => {
  const { trial: words } = screen.t.platforms
  if (trial.verdict === 'works')
    return (
      <p class="done" role="status">
        {words[trial.tried](of.label)}
      </p>
    )
  if (trial.verdict === 'untried')
    return (
      <p class="meanwhile" role="status">
        {words.untried(of.label)}
      </p>
    )
  if (trial.verdict === 'later')
    return (
      <p class="meanwhile" role="status">
        {words.later(of.label, trial.reason)}
      </p>
    )
  return (
    <div class="refusal stack" role="alert">
      <p>{words.refused(of.label, reasonIn(screen, trial.reason))}</p>
      <ul class="bullets">
        {words.causes.map(cause => (
          <li>{cause}</li>
        ))}
      </ul>
    </div>
  )
}
