import type { OutboxRow } from '../../outbox/rows.ts'
import { CopyCode } from '../copyable.tsx'
import { Done, Refusal } from '../done.tsx'
import type { Draft } from '../fields.tsx'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { HookFields } from './fields.tsx'
import { Messages } from './messages.tsx'
import { Secret, Verify } from './secret.tsx'
import type { Hook, Tried } from './shown.ts'
import { HookState, stateOf } from './state.tsx'
import { Test } from './test.tsx'

/** What the form that led here came to. */
export interface Said {
  secret?: { text: string; until: number | null }
  tried?: Tried
  refused?: string // a code
  draft?: Draft // of a change that was refused
}

export interface Sample {
  topic: string
  body: unknown
}

interface Props {
  screen: Screen
  hook: Hook
  messages: readonly OutboxRow[]
  next: string | null
  samples: readonly Sample[]
  campaigns: readonly { slug: string; name: string }[]
  draft: Draft
  said: Said
  now: number
}

/** One webhook: whether it works, a test, what went there, and all that can be done with it. */
export const HookPage = ({ screen, hook, messages, next, samples, campaigns, draft, said, now }: Props) => {
  const { hooks } = screen.t
  const { advice } = stateOf(screen, hook)
  const { secret, tried, refused } = said
  return (
    <>
      <div class="head">
        <Crumb href="/app/webhooks">{hooks.back}</Crumb>
        <h1>{hook.name}</h1>
        <p class="soft wide-text">{hook.url}</p>
        <HookState screen={screen} hook={hook} />
        {advice && <p class="measure">{advice}</p>}
        <Did screen={screen} hook={hook} />
        {refused && <Refusal>{hooks.refused[refused] ?? screen.t.desk.refused.other}</Refusal>}
      </div>
      {secret && <Secret screen={screen} secret={secret.text} until={secret.until} />}
      <Test screen={screen} hook={hook} tried={tried ?? null} />
      <Messages screen={screen} hook={hook} messages={messages} next={next} now={now} />
      <Verify screen={screen} />
      <section class="card stack" aria-labelledby="samples">
        <h2 id="samples">{hooks.samples}</h2>
        <p class="soft measure">{hooks.samplesHow}</p>
        {samples
          .filter(({ topic }) => hook.topics.some(one => one === topic))
          .map(({ topic, body }) => (
            <details>
              <summary>
                {hooks.topics[topic as keyof typeof hooks.topics].name} <code>{topic}</code>
              </summary>
              <CopyCode screen={screen} id={`sample-${topic}`} text={JSON.stringify(body, null, 2)} />
            </details>
          ))}
      </section>
      <section class="card stack" aria-labelledby="settings">
        <h2 id="settings">{hooks.settings}</h2>
        <form class="act" method="post" action={`/app/webhooks/${hook.id}/save#settings`}>
          <HookFields screen={screen} draft={draft} campaigns={campaigns} />
          <button class="primary" type="submit">
            {hooks.save}
          </button>
        </form>
        <Acts screen={screen} hook={hook} />
      </section>
    </>
  )
}

const Did = ({ screen, hook }: Pick<Props, 'screen' | 'hook'>) => {
  const { t, f, url } = screen
  const { hooks } = t
  const { done, resent } = Object.fromEntries(url.searchParams)
  const undo = (action: string) => ({ action: `/app/webhooks/${hook.id}/${action}` })
  if (resent) return <Done screen={screen}>{hooks.resent(f.counted(Number(resent) || 0))}</Done>
  switch (done) {
    case 'saved':
    case 'restored':
      return <Done screen={screen}>{hooks[done]}</Done>
    case 'disabled':
      return <Done screen={screen} undo={undo('enable')}>{hooks.disabled}</Done> // biome-ignore format: one line
    case 'enabled':
      return <Done screen={screen} undo={undo('disable')}>{hooks.enabled}</Done> // biome-ignore format: one line
    default:
      return null
  }
}

const Acts = ({ screen: { t }, hook }: Pick<Props, 'screen' | 'hook'>) => {
  const { hooks } = t
  const acts = [
    { action: 'rotate', text: hooks.rotate, how: hooks.rotateHow },
    hook.disabledAt === null
      ? { action: 'disable', text: hooks.disable, how: hooks.disableHow }
      : { action: 'enable', text: hooks.enable, how: hooks.enabled },
    { action: 'delete', text: hooks.remove, how: hooks.removeHow },
  ]
  return (
    <ul class="lines">
      {acts.map(({ action, text, how }) => (
        <li class="host">
          <p class="soft small" id={`${action}-how`}>
            {how}
          </p>
          <form method="post" action={`/app/webhooks/${hook.id}/${action}`}>
            <button type="submit" aria-describedby={`${action}-how`}>
              {text}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}
