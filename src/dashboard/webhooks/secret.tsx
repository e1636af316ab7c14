import { Copyable, CopyCode } from '../copyable.tsx'
import type { Screen } from '../screen.ts'
import { VERIFIERS } from './verify.ts'

/** The secret, on the one page that shows it. `until`: when the one before it ends to sign, ms. */
export const Secret = ({ screen, secret, until }: { screen: Screen; secret: string; until: number | null }) => {
  const { t, f } = screen
  return (
    <section class="card stack once" aria-labelledby="secret">
      <h2 id="secret">{t.hooks.secret}</h2>
      <p role="status">{t.hooks.secretHow}</p>
      {until !== null && <p>{t.hooks.secretUntil(f.moment(until))}</p>}
      <Copyable screen={screen} id="secret-text" label={t.hooks.secretLabel} text={secret} />
    </section>
  )
}

/** What the receiver runs to know our messages from made-up ones. */
export const Verify = ({ screen }: { screen: Screen }) => {
  const { hooks } = screen.t
  return (
    <section class="card stack" aria-labelledby="verify">
      <h2 id="verify">{hooks.verify}</h2>
      <p class="soft measure">{hooks.verifyHow}</p>
      {Object.entries(VERIFIERS).map(([language, text]) => (
        <details>
          <summary>{hooks.verifyWith(language)}</summary>
          <CopyCode screen={screen} id={`verify-${language.toLowerCase().replace('.', '')}`} text={text} />
        </details>
      ))}
    </section>
  )
}
