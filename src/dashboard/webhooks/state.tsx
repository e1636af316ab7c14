import { State } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import type { Hook } from './shown.ts'

/** Whether a webhook works, in words; what waits for it, and what it has lost. */
export const HookState = ({ screen, hook }: { screen: Screen; hook: Hook }) => {
  const { t, f } = screen
  const { waiting, dead } = hook
  const { works, text } = stateOf(screen, hook)
  return (
    <p>
      <State on={works}>{text}</State>
      {waiting > 0 && ` · ${t.hooks.waiting(f.counted(waiting))}`}
      {dead > 0 && <strong> · {t.hooks.dead(f.counted(dead))}</strong>}
    </p>
  )
}

/** `advice` '': nothing is to be done. */
export function stateOf({ t, f }: Screen, { disabledAt, disabledWhy, failingSince, failures, lastSentAt }: Hook) {
  const { state, advice } = t.hooks
  if (disabledAt !== null && disabledWhy !== null)
    return {
      works: false,
      text: state.off(f.moment(disabledAt)),
      advice: advice[disabledWhy === 'failing' ? 'failedLong' : disabledWhy],
    }
  if (failingSince !== null)
    return { works: false, text: state.failing(f.counted(failures), f.moment(failingSince)), advice: advice.failing }
  return { works: true, text: lastSentAt === null ? state.ready : state.works(f.moment(lastSentAt)), advice: '' }
}

/** What a verdict means and what to do, '' when all is well. */
export function adviceIn({ t: { hooks } }: Screen, reason: string): string {
  if (reason === '' || /^2\d\d$/.test(reason)) return ''
  const known = hooks.reasons[reason]
  if (known) return known
  if (/^3\d\d$/.test(reason)) return hooks.redirects(reason)
  return /^[45]\d\d$/.test(reason) ? hooks.refusedBy(reason) : hooks.otherReason(reason)
}
