import type { Key } from '../../accounts/store.ts'
import { Copyable } from '../copyable.tsx'
import type { Draft } from '../fields.tsx'
import type { Screen } from '../screen.ts'
import { type Said, TeamFrame } from './frame.tsx'
import { KeyForm } from './key-form.tsx'

interface Props {
  screen: Screen
  keys: Key[]
  now: number
  said: Said
  draft: Draft | null // of a key that was refused
  once: { name: string; token: string } | null
}

export const Keys = ({ screen, keys, now, said, draft, once }: Props) => {
  const { t } = screen
  const words = t.team.keys
  const isGood = ({ revoked_at, expires_at }: Key) => revoked_at === null && (expires_at === null || expires_at > now)
  const [good, past] = [keys.filter(isGood), keys.filter(key => !isGood(key)).reverse()]
  return (
    <TeamFrame screen={screen} tab="keys" said={said}>
      {once && (
        <section class="card stack once" aria-labelledby="once">
          <h2 id="once">{words.once(once.name)}</h2>
          <p>{words.onceHow}</p>
          <Copyable screen={screen} id="once-token" label={words.token} text={once.token} />
        </section>
      )}
      <section class="card stack" aria-labelledby="keys">
        <h2 id="keys">{t.team.tabs.keys}</h2>
        <p class="soft measure">
          {words.how} <a href="/api/docs">{words.docs}</a>
        </p>
        {good.length === 0 && <p>{words.none}</p>}
        <ul class="members">
          {good.map(key => (
            <Line screen={screen} of={key} />
          ))}
        </ul>
        {past.length > 0 && (
          <details>
            <summary>{words.past}</summary>
            <ul class="members">
              {past.map(key => (
                <Line screen={screen} of={key} isOver />
              ))}
            </ul>
          </details>
        )}
      </section>
      <KeyForm screen={screen} draft={draft} after={keys.at(-1)?.id ?? ''} />
    </TeamFrame>
  )
}

const Line = ({ screen, of: key, isOver }: { screen: Screen; of: Key; isOver?: boolean }) => {
  const { t } = screen
  const words = t.team.keys
  const scopes = key.scopes === null ? words.all : screen.f.list(key.scopes.map(scope => words.scopeNames[scope]))
  return (
    <li data-row>
      <div>
        <p>
          <strong>{key.name}</strong>
        </p>
        <p class="small">
          {t.roles[key.role]} · {scopes}
        </p>
        <p class="soft small">
          {lifeOf(screen, key, isOver)} ·{' '}
          {key.used_at === null ? words.unused : words.used(screen.f.dayAt(key.used_at))} ·{' '}
          <a href={`/app/team/trail?actor=key:${key.id}`} aria-label={words.trailOf(key.name)}>
            {words.trail}
          </a>
        </p>
      </div>
      {!isOver && (
        <form method="post" action={`/app/team/keys/${key.id}/revoke`}>
          <button type="submit" aria-label={words.revokeOf(key.name)}>
            {words.revoke}
          </button>
        </form>
      )}
    </li>
  )
}

function lifeOf(screen: Screen, { created_at, expires_at, revoked_at }: Key, isOver = false): string {
  const words = screen.t.team.keys
  if (revoked_at !== null) return words.revokedOn(screen.f.moment(revoked_at))
  if (isOver) return words.expired(screen.f.dayAt(expires_at!))
  const end = expires_at === null ? words.noEnd : words.until(screen.f.dayAt(expires_at))
  return `${words.created(screen.f.dayAt(created_at))} · ${end}`
}
