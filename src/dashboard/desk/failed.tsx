import { typeset } from '../../lib/typography.ts'
import type { Check } from '../../pages/checks/check.ts'
import type { Screen } from '../screen.ts'
import type { Language } from '../words.ts'
import { foundText } from './found.ts'

interface Props {
  screen: Screen
  check: Check
  template: string
  lang: Language // of the ad
}

/** A check that the page does not pass. */
export const Failed = ({ screen: { t }, screen, check, template, lang }: Props) => {
  const { id, level } = check
  return (
    <li class={level}>
      <p>
        <span class={`mark-${level}`}>{level === 'block' ? t.desk.publish.blocks : t.desk.publish.warns}</span>{' '}
        <strong>{t.desk.checks[id].name}</strong>
      </p>
      <p>{t.desk.checks[id].how}</p>
      <details>
        <summary>{t.desk.publish.detail}</summary>
        <ul class="plain small">
          {check.id === 'match'
            ? check.issues?.map(({ path, message }) => (
                <li>
                  <span lang={lang}>{typeset(message, lang)}</span> ({lossIn(screen, path)})
                </li>
              ))
            : check.issues?.map(found => <li>{foundText(screen, template, found)}</li>)}
        </ul>
      </details>
    </li>
  )
}

/** Where a promise is lost: the match tells what in the language of the ad, as the score above it does. */
function lossIn({ t: { desk } }: Screen, path: string): string {
  const cap = path.replace(/^caps\./, '')
  return desk.caps[cap] ?? desk.where[path as keyof typeof desk.where]
}
