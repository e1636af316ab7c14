import type { Destination } from '../../destinations/contract.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { type Draft, Field, Refused, Select } from '../fields.tsx'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  newest: string
  audiences: ReadonlyMap<string, string>
  campaigns: ReadonlyMap<string, string>
  drafts: { audience: Draft; conversions: Draft }
}

// The only platform whose help describes pulling a list by itself comes first in both forms.
const byPull = (takes: (of: Destination) => boolean) =>
  destinationNames
    .filter(name => takes(destinations[name]))
    .toSorted((a, b) => Number(b === 'google') - Number(a === 'google'))
    .map(name => [name, destinations[name].label] as const)

export const FeedForms = ({ screen, newest, audiences, campaigns, drafts }: Props) => (
  <div class="pair even">
    <OfAudience screen={screen} newest={newest} audiences={audiences} draft={drafts.audience} />
    <OfConversions screen={screen} newest={newest} campaigns={campaigns} draft={drafts.conversions} />
  </div>
)

type One<Of extends keyof Props> = Pick<Props, 'screen' | 'newest' | Of> & { draft: Draft }

const OfAudience = ({ screen, newest, audiences, draft }: One<'audiences'>) => {
  const words = screen.t.feeds
  return (
    <section class="card" aria-labelledby="add-audience">
      <h2 id="add-audience">{words.addAudience}</h2>
      {audiences.size === 0 ? (
        <p>
          {words.noAudience} <a href="/app/audiences">{screen.t.platforms.lists.makeAudience}</a>
        </p>
      ) : (
        <form class="act" method="post" action="/app/feeds/audience#add-audience">
          <input type="hidden" name="after" value={newest} />
          <Refused
            screen={screen}
            draft={draft}
            shown={['audience', 'destination', 'everyHours']}
            words={words.refused}
          />
          <Select draft={draft} id="a-audience" name="audience" label={words.audience} options={[...audiences]} />
          <Select
            draft={draft}
            id="a-destination"
            name="destination"
            label={words.platform}
            options={byPull(() => true)}
          />
          <Every screen={screen} draft={draft} id="a-every" />
          <button class="primary" type="submit">
            {words.add}
          </button>
        </form>
      )}
    </section>
  )
}

const OfConversions = ({ screen, newest, campaigns, draft }: One<'campaigns'>) => {
  const words = screen.t.feeds
  return (
    <section class="card" aria-labelledby="add-conversions">
      <h2 id="add-conversions">{words.addConversions}</h2>
      <form class="act" method="post" action="/app/feeds/conversions#add-conversions">
        <input type="hidden" name="after" value={newest} />
        <Refused screen={screen} draft={draft} shown={SHOWN} words={words.refused} />
        <Select
          draft={draft}
          id="c-kind"
          name="conversions.kind"
          label={words.kind}
          options={Object.entries(words.kinds)}
        />
        <Select
          draft={draft}
          id="c-campaign"
          name="conversions.campaign"
          label={words.campaignLabel}
          options={[['', words.everyCampaign], ...campaigns]}
        />
        <Field
          draft={draft}
          id="c-name"
          name="conversions.name"
          label={words.actionName}
          help={words.actionHelp}
          input={{ required: true, maxlength: 100 }}
        />
        <Select
          draft={draft}
          id="c-destination"
          name="destination"
          label={words.platform}
          options={byPull(({ conversionFile }) => conversionFile !== undefined)}
        />
        <Every screen={screen} draft={draft} id="c-every" />
        <button class="primary" type="submit">
          {words.add}
        </button>
      </form>
    </section>
  )
}

const SHOWN = ['conversions.kind', 'conversions.campaign', 'conversions.name', 'destination', 'everyHours']

const Every = ({ screen: { t }, draft, id }: { screen: Screen; draft: Draft; id: string }) => (
  <Select
    draft={draft}
    id={id}
    name="everyHours"
    label={t.feeds.everyHours}
    help={t.feeds.everyHelp}
    value="24"
    options={Object.entries(t.feeds.interval)}
  />
)
