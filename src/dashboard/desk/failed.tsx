import { typeset } from '../../lib/typography.ts'
import type { Check } from '../../pages/checks/check.ts'
import type { Screen } from '../screen.ts'
import type { Language } from '../words.ts'

/** A check that the page does not pass. The match tells in the language of the ad, every other check in English, as the API does. */
export const Failed = ({ screen: { t }, check, lang }: { screen: Screen; check: Check; lang: Language }) => {
  const { id, level, issues = [], message } = check
  const said = issues.length > 0 ? issues.map(issue => `${issue.message} (${issue.path})`) : [message]
  return (
    <li class={level}>
      <p>
        <span class={`mark-${level}`}>{level === 'block' ? t.desk.publish.blocks : t.desk.publish.warns}</span>{' '}
        <strong>{t.desk.checks[id].name}</strong>
      </p>
      <p>{t.desk.checks[id].how}</p>
      <details>
        <summary>{t.desk.publish.detail}</summary>
        <ul class="plain small" lang={id === 'match' ? lang : 'en'}>
          {said.map(text => (
            <li>{id === 'match' ? typeset(text, lang) : text}</li>
          ))}
        </ul>
      </details>
    </li>
  )
}
