import type { Screen } from '../screen.ts'
import { Frame, HERE } from './frame.tsx'

const EXPORT = `${HERE}/export`

interface Refused {
  code: string
  typed: { from: string; to: string }
}

/** Leaving with everything: what is in the archive, what it is for, and the button. */
export const Export = ({ screen, refused }: { screen: Screen; refused: Refused | null }) => {
  const { t } = screen
  const words = t.privacy.export
  const { from, to } = refused?.typed ?? { from: '', to: '' }
  return (
    <Frame screen={screen}>
      <p class="soft measure lead">{words.lead}</p>
      <div class="privacy-pair">
        <section class="card stack" aria-labelledby="inside">
          <h2 id="inside">{words.inside}</h2>
          <ul class="stack">
            {words.parts.map(part => (
              <li>{part}</li>
            ))}
          </ul>
          <p class="soft small">{words.readme}</p>
        </section>
        <section class="card stack" aria-labelledby="take">
          <h2 id="take">{words.take}</h2>
          <p>{words.secret}</p>
          <form class="stack" method="post" action={EXPORT}>
            {refused && (
              <p class="wrong" role="alert" id="refused">
                {words.refused[refused.code] ?? t.errors.refusedHow}
              </p>
            )}
            <details open={refused !== null}>
              <summary>{words.some}</summary>
              <p class="soft small">{words.someHow}</p>
              {(['from', 'to'] as const).map(name => (
                <p class="field">
                  <label for={name}>{words[name]}</label>
                  <input type="date" id={name} name={name} value={{ from, to }[name]} />
                </p>
              ))}
            </details>
            <button class="primary" type="submit">
              {words.everything}
            </button>
          </form>
          <p class="soft small">{words.restart}</p>
        </section>
      </div>
    </Frame>
  )
}
