import type { Brand } from '../../brands/schema.ts'
import { type Campaign, STATUSES } from '../../campaigns/schema.ts'
import { Done } from '../done.tsx'
import { type Draft, Field, Refused, Select } from '../fields.tsx'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'

export const settingsPath = ({ slug }: Pick<Campaign, 'slug'>): string => `/app/campaigns/${slug}/settings`

interface Props {
  screen: Screen
  campaign: Campaign
  brands: readonly Brand[]
  isSpent: boolean // its currency stays
  draft: Draft
}

/** What a campaign is called, whose it is, and whether it runs. */
export const Settings = ({ screen, campaign, brands, isSpent, draft }: Props) => {
  const { t } = screen
  const words = t.creating.settings
  const path = settingsPath(campaign)
  const shown = draft.code ? draft : { ...draft, form: formOf(campaign) }
  return (
    <>
      <div class="head">
        <Crumb href={`/app/campaigns/${campaign.slug}`}>{campaign.name}</Crumb>
        <h1>{words.title}</h1>
        <p class="soft">{words.slugFixed(campaign.slug)}</p>
        <Told screen={screen} path={path} />
      </div>
      <form class="card act narrow" method="post" action={path}>
        <Refused screen={screen} draft={shown} shown={SHOWN} words={{ ...t.desk.refused, ...t.creating.refused }} />
        <Field draft={shown} name="name" label={t.creating.name} input={{ required: true, maxlength: 120 }} />
        <Select
          draft={shown}
          name="status"
          label={words.status}
          help={words.statusHelp}
          options={STATUSES.map(status => [status, t.status[status]])}
        />
        <Select
          draft={shown}
          name="brand"
          label={t.creating.brand}
          options={brands.map(({ id, name }) => [id, name])}
        />
        <Field
          draft={shown}
          name="currency"
          label={t.creating.currency}
          help={isSpent ? words.currencyFixed : t.creating.currencyHelp}
          input={{ maxlength: 3, required: true, readonly: isSpent || undefined }}
        />
        <button class="primary" type="submit">
          {words.save}
        </button>
      </form>
      <div class="card act narrow">
        <Duplicate screen={screen} campaign={campaign} />
        {campaign.status !== 'archived' && (
          <form class="act" method="post" action={path}>
            <input type="hidden" name="status" value="archived" />
            <button type="submit">{words.archive}</button>
          </form>
        )}
      </div>
    </>
  )
}

const SHOWN = ['name', 'status', 'brand', 'currency']

const formOf = ({ name, status, brand, currency }: Campaign) => ({ name, status, brand, currency })

/** One click: a copy, and the way to it. */
const Duplicate = ({ screen: { t }, campaign }: Pick<Props, 'screen' | 'campaign'>) => (
  <form class="act" method="post" action={`/app/campaigns/${campaign.slug}/duplicate`}>
    <p class="soft">{t.creating.settings.duplicateHow}</p>
    <button type="submit">{t.creating.settings.duplicate}</button>
  </form>
)

/** What was done; `?was=` is the state before, to go back to. */
const Told = ({ screen, path }: { screen: Screen; path: string }) => {
  const { did } = screen.t.creating.settings
  const { searchParams } = screen.url
  const said = did[searchParams.get('did') ?? '']
  const was = STATUSES.find(status => status === searchParams.get('was'))
  if (!said) return null
  return (
    <Done screen={screen} {...(was && { undo: { action: path, fields: { status: was } } })}>
      {said}
    </Done>
  )
}
