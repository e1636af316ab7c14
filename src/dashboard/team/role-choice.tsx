import { ROLES } from '../../accounts/roles.ts'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  label: string
  typed: string
  help?: string
}

/** The roles, the least first, each with what it means. */
export const RoleChoice = ({ screen: { t }, label, typed, help }: Props) => (
  <fieldset class="choices" aria-describedby={help ? 'role-help' : undefined}>
    <legend>{label}</legend>
    {help && (
      <span class="soft small" id="role-help">
        {help}
      </span>
    )}
    {ROLES.toReversed().map(role => (
      <div class="tick">
        <input
          type="radio"
          id={`role-${role}`}
          name="role"
          value={role}
          checked={role === typed}
          aria-describedby={`role-${role}-means`}
        />
        <label class="capital" for={`role-${role}`}>
          {t.roles[role]}
        </label>
        <span class="soft small" id={`role-${role}-means`}>
          {t.team.roleMeans[role]}
        </span>
      </div>
    ))}
  </fieldset>
)
