import type { LeadFilter } from '../../contacts/leads/filter.ts'
import { CONSENTS } from '../../contacts/leads/filter.ts'
import type { Screen } from '../screen.ts'
import { type Chosen, DAYS } from './filter.ts'
import type { Desk } from './load.ts'
import { SOURCES, sourceName } from './names.ts'

interface Props extends Pick<Desk, 'campaigns' | 'ads'> {
  screen: Screen
  chosen: Chosen
}

/** What the list is narrowed to. It is in the address: a link shows the same to a colleague. */
export const Filters = ({ screen, chosen: { filter, days, isAny }, campaigns, ads }: Props) => {
  const words = screen.t.leadDesk
  const { filters, statuses, consents } = words
  const names = (of: Record<string, string>, keys: readonly string[]) => keys.map(key => [key, of[key]!] as const)
  return (
    <form class="lead-filters" method="get" action="/app/leads" aria-label={filters.title}>
      <Choice name="days" label={filters.days} value={`${days}`} options={DAYS.map(n => [`${n}`, words.lastDays(n)])} />
      <Choice
        name="campaign"
        label={filters.campaign}
        every={filters.every}
        value={filter.campaign}
        options={campaigns.map(({ slug, name }) => [slug, name])}
      />
      {ads.length > 0 && (
        <Choice
          name="ad"
          label={filters.ad}
          every={filters.every}
          value={filter.ad}
          options={ads.map(({ slug, headline }) => [slug, `${headline} (${slug})`])}
        />
      )}
      <Choice
        name="status"
        label={filters.status}
        every={filters.any}
        value={filter.status}
        options={names(statuses, Object.keys(statuses))}
      />
      <Choice
        name="consent"
        label={filters.consent}
        every={filters.any}
        value={filter.consent}
        options={names(consents, CONSENTS)}
      />
      <Choice
        name="source"
        label={filters.source}
        every={filters.every}
        value={filter.source}
        options={SOURCES.map(source => [source, sourceName(screen, source)[0]!])}
      />
      <p class="lead-filter-acts">
        <button type="submit">{filters.apply}</button>
        {isAny && <a href="/app/leads">{filters.clear}</a>}
      </p>
    </form>
  )
}

interface ChoiceProps {
  name: keyof LeadFilter | 'days'
  label: string
  every?: string // the choice of no choice
  value: string | undefined
  options: readonly (readonly [value: string, text: string])[]
}

const Choice = ({ name, label, every, value = '', options }: ChoiceProps) => (
  <p class="field">
    <label for={`filter-${name}`}>{label}</label>
    <select id={`filter-${name}`} name={name}>
      {every && <option value="">{every}</option>}
      {options.map(([option, text]) => (
        <option value={option} selected={option === value}>
          {text}
        </option>
      ))}
    </select>
  </p>
)
