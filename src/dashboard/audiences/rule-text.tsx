import type { NewAudience } from '../../audiences/schema.ts'
import type { Issue } from '../../lib/http.ts'
import { issueText } from '../issues.ts'
import type { Screen } from '../screen.ts'
import { About, type Typed } from './fields.tsx'
import type { Names } from './names.ts'
import { RuleWords } from './rule-view.tsx'

interface Props {
  screen: Screen
  names: Names
  typed: Typed
  rule: NewAudience | null // what it says in words, once it can be read
  issues: readonly Issue[] // of what was typed, by path within it
}

/** A condition as JSON, for what the fields cannot show. */
export const RuleText = ({ screen, names, typed: { form, wrong }, rule, issues }: Props) => {
  const words = screen.t.conditions
  const { where = '' } = form
  const isWrong = wrong.has('where') || issues.length > 0
  return (
    <details open={where !== '' || isWrong}>
      <summary>{words.text}</summary>
      {where !== '' && rule && <RuleWords screen={screen} names={names} rule={rule} />}
      <p class="field">
        <label for="where">{words.textLabel}</label>
        <About id="where" hint={words.textHow} wrong={wrong.get('where')} />
        <textarea
          id="where"
          name="where"
          class="copy"
          rows={where === '' ? 4 : 14}
          spellcheck={false}
          placeholder='{"any": [{"crm": ["won"]}, {"not": {"visits": {"max": 2}}}]}'
          aria-describedby={['where-hint', wrong.has('where') && 'where-wrong', issues.length > 0 && 'where-issues']
            .filter(Boolean)
            .join(' ')}
          aria-invalid={isWrong ? 'true' : undefined}
        >
          {where}
        </textarea>
      </p>
      {issues.length > 0 && (
        <ul class="plain small wrong" id="where-issues">
          {issues.map(issue => (
            <li>
              {issue.path && <code>{issue.path}</code>}{' '}
              {issueText(screen, issue, screen.t.rule.form.refused['invalid-body']!)}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
