import type { Screen } from '../screen.ts'
import type { Names } from './names.ts'

interface Props {
  screen: Screen
  names: Names
  id: string
  chosen: string
}

/** Whose campaign the method's audiences are for. */
export const CampaignField = ({ screen: { t }, names, id, chosen }: Props) => (
  <p class="field">
    <label for={id}>{t.audience.method.campaign}</label>
    <select id={id} name="campaign">
      {names.campaigns.map(({ slug, name }) => (
        <option value={slug} selected={slug === chosen}>
          {name}
        </option>
      ))}
    </select>
  </p>
)
