import { SCOPES } from '../../accounts/scopes.ts'
import { type Draft, EMPTY, Field, Select } from '../fields.tsx'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import { RoleChoice } from './role-choice.tsx'

const MONTHS = [30, 90] as const
const YEAR = 365

/** A new key, as little as it needs: nobody gets everything without saying so. */
export const KeyForm = ({ screen, draft, after }: { screen: Screen; draft: Draft | null; after: string }) => {
  const { t, f } = screen
  const words = t.team.keys
  const typed = draft ?? EMPTY
  const noScope = typed.issues.find(({ path }) => path.startsWith('scopes'))
  const ends = [
    [`${YEAR}`, words.inYears],
    ...MONTHS.map(days => [`${days}`, words.inDays(f.count(days))] as const),
    ['', words.never],
  ] as const
  return (
    <section class="card stack" aria-labelledby="make">
      <h2 id="make">{words.make}</h2>
      <form class="act" method="post" action="/app/team/keys">
        <input type="hidden" name="after" value={after} />
        <Field
          draft={typed}
          name="name"
          label={words.name}
          help={words.nameHelp}
          input={{ required: true, maxlength: 80, autocapitalize: 'sentences', autocomplete: 'off' }}
        />
        <RoleChoice screen={screen} typed={typed.form.role ?? 'viewer'} label={words.role} />
        <fieldset class="choices scopes" aria-describedby={noScope ? 'scopes-wrong' : undefined}>
          <legend>{words.scopes}</legend>
          {SCOPES.map(scope => (
            <div class="tick">
              <input
                type="checkbox"
                id={`scope-${scope}`}
                name={`scope-${scope}`}
                value="1"
                checked={typed.form[`scope-${scope}`] === '1'}
              />
              <label for={`scope-${scope}`}>{words.scopeNames[scope]}</label>
              <span class="soft small">{words.scopeMeans[scope]}</span>
            </div>
          ))}
          <div class="tick">
            <input
              type="checkbox"
              id="scope-all"
              name="scope-all"
              value="1"
              checked={typed.form['scope-all'] === '1'}
            />
            <label for="scope-all">{words.all}</label>
          </div>
          {noScope && (
            <span class="wrong small" id="scopes-wrong">
              {words.tickOne}
            </span>
          )}
        </fieldset>
        <Select draft={typed} name="days" label={words.days} options={ends} />
        <button class="primary" type="submit">
          {words.create}
        </button>
      </form>
    </section>
  )
}

/** What the API takes. */
export function keyIn(form: Form) {
  const scopes = SCOPES.filter(scope => form[`scope-${scope}`] === '1')
  return {
    name: form.name ?? '',
    role: form.role,
    ...(form['scope-all'] !== '1' && { scopes }),
    ...(form.days && { days: Number(form.days) }),
  }
}
