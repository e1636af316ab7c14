import type { Screen } from '../screen.ts'
import type { Hook, Tried } from './shown.ts'
import { adviceIn } from './state.tsx'

interface Props {
  screen: Screen
  hook: Hook
  tried: Tried | null
}

/** A real call, now, and what came of it. */
export const Test = ({ screen, hook, tried }: Props) => {
  const { hooks } = screen.t
  return (
    <section class="card stack" aria-labelledby="test">
      <h2 id="test">{hooks.test}</h2>
      <p class="soft measure">{hooks.testHow}</p>
      {tried && <Result screen={screen} tried={tried} />}
      <form method="post" action={`/app/webhooks/${hook.id}/test#test`}>
        <button class={hook.lastSentAt === null ? 'primary' : undefined} type="submit">
          {hooks.test}
        </button>
      </form>
    </section>
  )
}

const Result = ({ screen, tried: { verdict, reason, status, ms } }: { screen: Screen; tried: Tried }) => {
  const { t, f } = screen
  const { tested, again } = t.hooks
  if (verdict === 'sent')
    return (
      <p class="done" role="status">
        {tested.sent(String(status), f.count(ms))}
      </p>
    )
  return (
    <div class="refusal" role="alert">
      <p>
        <strong>{tested.failed(f.count(ms))}</strong> {adviceIn(screen, reason)}
      </p>
      {verdict === 'retry' && <p class="small">{again}</p>}
    </div>
  )
}
