import type { Campaign } from '../../campaigns/schema.ts'
import type { Listed } from '../../pixel/hosts/hosts.ts'
import type { Sighting } from '../../pixel/install/sightings.ts'
import { SNIPPETS, snippet } from '../../pixel/install/snippets.ts'
import { CopyCode } from '../copyable.tsx'
import { curl, Empty } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Arrival } from './arrival.tsx'
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
  sightings: Sighting[]
  since: number
  now: number
}

/** From the tag to the first view, step by step. */
export const Install = ({ screen, campaigns, chosen, check, hosts, declaring, sightings, since, now }: Props) => {
  const { t, viewer } = screen
  return (
    <Frame screen={screen}>
      <p class="soft measure lead">{t.install.intro}</p>
      {chosen ? (
        <>
          <Picker screen={screen} campaigns={campaigns} chosen={chosen.campaign} />
          <Snippets screen={screen} chosen={chosen} />
          <Hosts screen={screen} hosts={hosts} state={declaring} sightings={sightings} />
          <Arrival {...{ screen, sightings, since, now }} campaign={chosen.campaign.slug} />
        </>
      ) : (
        <>
          <FirstCampaign screen={screen} />
          <Hosts screen={screen} hosts={hosts} state={declaring} sightings={sightings} />
        </>
      )}
      {viewerMay(viewer, 'editor') && <Check screen={screen} state={check} />}
    </Frame>
  )
}

const Picker = ({ screen: { t }, campaigns, chosen }: { screen: Screen; campaigns: Campaign[]; chosen: Campaign }) => (
  <form class="pick pick-campaign" method="get" action="/app/measure">
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

const Snippets = ({ screen, chosen }: { screen: Screen; chosen: NonNullable<Props['chosen']> }) => {
  const { install } = screen.t
  return (
    <section class="card snippets" aria-labelledby="snippets">
      <h2 id="snippets">{install.snippets}</h2>
      {SNIPPETS.map((kind, i) => (
        <details open={i === 0 || undefined}>
          <summary>{install.kinds[kind].name}</summary>
          <ol class="numbered measure">
            {install.kinds[kind].steps.map(step => (
              <li>{step}</li>
            ))}
          </ol>
          <CopyCode
            screen={screen}
            id={`snippet-${kind}`}
            text={snippet(kind, { origin: chosen.origin, campaign: chosen.campaign.slug })}
          />
          {install.kinds[kind].note && <p class="soft small measure">{install.kinds[kind].note}</p>}
        </details>
      ))}
    </section>
  )
}

const FirstCampaign = ({ screen: { t, url } }: { screen: Screen }) => {
  const body = { slug: 'spring', name: 'Spring', locale: 'fr-FR', currency: 'EUR' }
  const { install } = t
  return (
    <Empty
      title={install.noCampaign}
      how={install.noCampaignHow}
      next={{ href: '/app/new', text: install.create, byApi: install.byApi }}
      code={curl(url, '/campaigns', body)}
    />
  )
}
