import type { Preset } from '../../audiences/presets.ts'
import { Refusal } from '../done.tsx'
import type { Screen } from '../screen.ts'
import { CampaignField } from './campaign-field.tsx'
import type { Names } from './names.ts'

interface Props {
  screen: Screen
  names: Names
  campaign: string
  presets: readonly Preset[]
  isOpen: boolean
  isRefused: boolean
}

/** The method's audiences for one campaign, each one button away. */
export const Method = ({ screen, screen: { t, language }, names, campaign, presets, isOpen, isRefused }: Props) => {
  const { method } = t.audience
  return (
    <details class="card method" id="method" open={isOpen || isRefused}>
      <summary>{method.title}</summary>
      {isRefused && <Refusal>{method.refused}</Refusal>}
      <p class="soft">{method.intro}</p>
      <form class="pick" method="get" action="/app/audiences#method">
        <CampaignField screen={screen} names={names} id="campaign" chosen={campaign} />
        <button type="submit">{method.choose}</button>
      </form>
      <ul class="lines">
        <li class="host">
          <div>
            <strong>{method.sequence}</strong>
            <p class="soft">{method.sequenceSays}</p>
            <p>
              <a class="link" href={`/app/campaigns/${campaign}/sequence`}>
                {method.sequenceOpen}
              </a>
            </p>
          </div>
          <form method="post" action="/app/audiences/sequence">
            <input type="hidden" name="campaign" value={campaign} />
            <button type="submit">{method.sequenceMake}</button>
          </form>
        </li>
        {presets.map(({ key, use, names: called, says }) => (
          <li class="host">
            <div>
              <strong>{called[language]}</strong>{' '}
              {use !== 'exclude' && <span class="soft small">({method.use[use]})</span>}
              <p class="soft">{says[language]}</p>
            </div>
            <form method="post" action="/app/audiences/presets">
              <input type="hidden" name="campaign" value={campaign} />
              <input type="hidden" name="key" value={key} />
              <button type="submit" aria-label={method.createOf(called[language])}>
                {method.create}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  )
}
