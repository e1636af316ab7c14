import type { Preset } from '../../audiences/presets.ts'
import type { Screen } from '../screen.ts'
import { CampaignField } from './campaign-field.tsx'
import type { Names } from './names.ts'

interface Props {
  screen: Screen
  names: Names
  campaign: string
  presets: readonly Preset[]
}

/** The method's audiences for a campaign, to fill in the form with. */
export const Starts = ({ screen, screen: { t, language, url }, names, campaign, presets }: Props) => {
  const words = t.rule.form
  const chosen = url.searchParams.get('preset') ?? ''
  return (
    <form class="card starts" method="get" action="/app/audiences/new" aria-labelledby="start">
      <h2 id="start">{words.start}</h2>
      <p class="soft small">{words.startHow}</p>
      <div class="choose">
        <CampaignField screen={screen} names={names} id="start-campaign" chosen={campaign} />
        <p class="field">
          <label for="start-preset">{words.startPreset}</label>
          <select id="start-preset" name="preset">
            {presets.map(({ key, names: called }) => (
              <option value={key} selected={key === chosen}>
                {called[language]}
              </option>
            ))}
          </select>
        </p>
        <button type="submit">{words.startWith}</button>
      </div>
      {presets.some(({ key }) => key === chosen) && (
        <p class="soft small">{presets.find(({ key }) => key === chosen)!.says[language]}</p>
      )}
    </form>
  )
}
