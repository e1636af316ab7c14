import { may } from '../../accounts/roles.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import type { Listed } from '../../pixel/hosts.ts'
import { SNIPPETS, snippet } from '../../pixel/install/snippets.ts'
import { Code, curl, Empty } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { Check, type CheckState } from './check.tsx'
import { Frame } from './frame.tsx'
import { type HostState, Hosts } from './hosts.tsx'

interface Props {
  screen: Screen
  campaigns: Campaign[]
  chosen: { campaign: Campaign; origin: string } | null // null: there is none yet
  check: CheckState
  hosts: Listed[]
  declaring: HostState
}

export const Install = ({ screen, campaigns, chosen, check, hosts, declaring }: Props) => {
  const { t, viewer } = screen
  return (
    <Frame screen={screen}>
      <p class="soft measure lead">{t.install.intro}</p>
      {chosen ? (
        <>
          <Picker screen={screen} campaigns={campaigns} chosen={chosen.campaign} />
          <Snippets screen={screen} chosen={chosen} />
        </>
      ) : (
        <FirstCampaign screen={screen} />
      )}
      {viewer && may(viewer.role, 'editor') && <Check screen={screen} state={check} />}
      <Hosts screen={screen} hosts={hosts} state={declaring} />
    </Frame>
  )
}

const Picker = ({ screen: { t }, campaigns, chosen }: { screen: Screen; campaigns: Campaign[]; chosen: Campaign }) => (
  <form class="pick" method="get" action="/app/measure">
    <p class="field">
      <label for="campaign">{t.install.campaign}</label>
      <select id="campaign" name="campaign">
        {campaigns.map(({ slug, name }) => (
          <option value={slug} selected={slug === chosen.slug}>
            {name}
          </option>
        ))}
      </select>
    </p>
    <button type="submit">{t.install.show}</button>
  </form>
)

const Snippets = ({ screen: { t }, chosen }: { screen: Screen; chosen: NonNullable<Props['chosen']> }) => (
  <section class="card snippets" aria-labelledby="snippets">
    <h2 id="snippets">{t.install.snippets}</h2>
    {SNIPPETS.map((kind, i) => (
      <details open={i === 0 || undefined}>
        <summary>{t.install.kinds[kind].name}</summary>
        <p class="measure">{t.install.kinds[kind].how}</p>
        <Code text={snippet(kind, { origin: chosen.origin, campaign: chosen.campaign.slug })} />
      </details>
    ))}
  </section>
)

const FirstCampaign = ({ screen: { t, url } }: { screen: Screen }) => {
  const body = { slug: 'spring', name: 'Spring', locale: 'fr-FR', currency: 'EUR' }
  return <Empty title={t.install.noCampaign} how={t.install.noCampaignHow} code={curl(url, '/campaigns', body)} />
}
