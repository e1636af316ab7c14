import type { Child } from 'hono/jsx'
import type { ToldLead } from '../../contacts/leads/told.ts'
import { Refusal } from '../done.tsx'
import { Empty } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import type { Chosen } from './filter.ts'
import { Filters } from './filters.tsx'
import { Bulk } from './judge.tsx'
import type { Desk } from './load.ts'
import { LeadRow } from './row.tsx'
import { Search, type Sought } from './search.tsx'
import { Summary } from './summary.tsx'

interface Props {
  screen: Screen
  chosen: Chosen
  desk: Desk
  sought: Sought | null // instead of the list
  said: Child // what a form came to
  typed?: { lead: string; value: string } | null // an amount that was refused
}

export const Leads = ({ screen, chosen, desk, sought, said, typed = null }: Props) => {
  const { t, viewer } = screen
  const words = t.leadDesk
  const edits = viewerMay(viewer, 'editor')
  const { leads, next, summary, cost, campaigns, ads } = desk
  const shown = sought ? sought.leads : leads
  const file = new URLSearchParams([...chosen.query, ['format', 'csv']])
  return (
    <>
      <div class="head">
        <h1>{words.title}</h1>
        <p class="soft measure">{words.lead}</p>
        <p class="more">
          <a href={`/app/leads?${file}`} download>
            {words.file}
          </a>
          <a href="/app/imports">{words.imports}</a>
        </p>
      </div>
      <Said>{said}</Said>
      {chosen.isWrong && <Refusal>{words.filters.wrong}</Refusal>}
      {summary.leads === 0 && !chosen.isAny && !sought ? (
        <Nothing screen={screen} />
      ) : (
        <Summary screen={screen} summary={summary} cost={cost} />
      )}
      <Filters screen={screen} chosen={chosen} campaigns={campaigns} ads={ads} />
      {edits && <Search screen={screen} sought={sought} />}
      {shown.length > 0 ? (
        <>
          <List {...{ screen, chosen, edits, typed }} leads={shown} />
          {edits && <Bulk screen={screen} action={judgeAction(chosen)} />}
        </>
      ) : (
        (summary.leads > 0 || chosen.isAny) && !sought && <NoneOfThese screen={screen} />
      )}
      {next && !sought && (
        <p class="more">
          <a href={`/app/leads?${new URLSearchParams([...chosen.query, ['cursor', next]])}`}>{t.nextPage}</a>
        </p>
      )}
    </>
  )
}

/** Always there, so that what is said into it is read out. */
export const Said = ({ children }: { children: Child }) => <div id="lead-said">{children}</div>

export const judgeAction = ({ query }: Pick<Chosen, 'query'>): string => `/app/leads/status?${query}`

interface ListProps extends Pick<Props, 'screen' | 'chosen' | 'typed'> {
  leads: readonly ToldLead[]
  edits: boolean
}

const List = ({ screen, chosen, leads, edits, typed }: ListProps) => (
  <ul class="card lead-rows" aria-label={screen.t.leadDesk.list}>
    {leads.map(lead => (
      <LeadRow
        {...{ screen, lead, edits }}
        action={judgeAction(chosen)}
        typed={typed?.lead === lead.id ? typed.value : undefined}
      />
    ))}
  </ul>
)

const Nothing = ({ screen: { t } }: { screen: Screen }) => {
  const { title, how, next, imports } = t.leadDesk.empty
  return (
    <section class="empty card">
      <h2>{title}</h2>
      <p>{how}</p>
      <p>
        <a class="button primary" href="/app/campaigns">
          {next}
        </a>
      </p>
      <p>
        <a href="/app/imports">{imports}</a>
      </p>
    </section>
  )
}

const NoneOfThese = ({ screen: { t } }: { screen: Screen }) => {
  const { filters, empty } = t.leadDesk
  return <Empty title={empty.none} how={empty.noneHow} next={{ href: '/app/leads', text: filters.clear, byApi: '' }} />
}
