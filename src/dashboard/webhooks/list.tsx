import { Done, Refusal } from '../done.tsx'
import type { Draft } from '../fields.tsx'
import { More } from '../more.tsx'
import type { Screen } from '../screen.ts'
import { HookFields } from './fields.tsx'
import type { Hook } from './shown.ts'
import { HookState, stateOf } from './state.tsx'

interface Props {
  screen: Screen
  hooks: readonly Hook[]
  next: string | null
  campaigns: readonly { slug: string; name: string }[]
  draft: Draft
}

/** Who is told of leads, and how it goes. */
export const Hooks = ({ screen, hooks, next, campaigns, draft }: Props) => {
  const { t, url } = screen
  const words = t.hooks
  const deleted = url.searchParams.get('deleted')
  const did = url.searchParams.get('done')
  return (
    <>
      <div class="head">
        <h1>{words.title}</h1>
        <p class="soft measure">{words.intro}</p>
        {deleted && (
          <Done screen={screen} undo={{ action: `/app/webhooks/${encodeURIComponent(deleted)}/restore` }}>
            {words.deleted}
          </Done>
        )}
        {did === 'restored' && <Done screen={screen}>{words.restored}</Done>}
        {did === 'gone' && <Refusal>{words.gone}</Refusal>}
      </div>
      {hooks.length === 0 ? (
        <section class="empty card">
          <h2>{words.none}</h2>
          <p>{words.noneHow}</p>
        </section>
      ) : (
        <ul class="rows card">
          {hooks.map(hook => (
            <Line screen={screen} hook={hook} />
          ))}
        </ul>
      )}
      <More screen={screen} next={next} />
      <section class="card stack" aria-labelledby="add">
        <h2 id="add">{words.add}</h2>
        <form class="act" method="post" action="/app/webhooks#add">
          <HookFields screen={screen} draft={draft} campaigns={campaigns} />
          <button class="primary" type="submit">
            {words.submit}
          </button>
        </form>
      </section>
    </>
  )
}

const Line = ({ screen, hook }: { screen: Screen; hook: Hook }) => {
  const { hooks } = screen.t
  const { advice } = stateOf(screen, hook)
  return (
    <li class="hook">
      <h2>
        <a href={`/app/webhooks/${hook.id}`}>{hook.name}</a>
      </h2>
      <p class="soft small">{hook.url}</p>
      <HookState screen={screen} hook={hook} />
      {advice && <p class="small">{advice}</p>}
      <p class="soft small">
        {screen.f.list(hook.topics.map(topic => hooks.topics[topic].name))} ·{' '}
        {hook.campaign === null ? hooks.everywhere : hooks.onlyOf(hook.campaign)}
      </p>
    </li>
  )
}
