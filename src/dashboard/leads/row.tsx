import type { ToldLead } from '../../contacts/leads/told.ts'
import type { Screen } from '../screen.ts'
import { Judge, Standing, Worth } from './judge.tsx'
import { sourceName, whoIs } from './names.ts'

interface Props {
  screen: Screen
  lead: ToldLead
  edits: boolean
  action: string // of a form that says where it stands
  typed?: string | undefined
}

/** One lead. The same row answers a form of its own, where scripts run. */
export const LeadRow = ({ screen, lead, edits, action, typed }: Props) => {
  const { t, f } = screen
  const { id, at, source, ad, campaignName, headline, erased, person } = lead
  const words = t.leadDesk
  return (
    <li class="lead-row" id={`lead-${id}`} data-row>
      {edits && (
        <label class="lead-pick">
          <input type="checkbox" form="lead-bulk" name="lead" value={id} aria-label={words.judge.pick(whoIs(lead))} />
        </label>
      )}
      <div class="lead-who">
        <a href={`/app/leads/${id}`}>{whoIs(lead)}</a>
        {person && <Reach person={person} />}
        {erased && <span class="soft small">{words.erased}</span>}
      </div>
      <div class="lead-from">
        <span>{headline ?? (ad || words.noAd)}</span>
        <span class="soft small">{[campaignName, ...sourceName(screen, source)].join(' · ')}</span>
      </div>
      <div class="lead-when">
        <time dateTime={new Date(at).toISOString()}>{f.moment(at)}</time>
        <Consents screen={screen} lead={lead} />
      </div>
      <div class="lead-standing">
        {edits ? (
          <Judge screen={screen} lead={lead} action={action} typed={typed} />
        ) : (
          <Standing screen={screen} lead={lead} />
        )}
        <Worth screen={screen} lead={lead} />
        {lead.tier === 'customer' && lead.status !== 'won' && <span class="small">{words.tiers.customer}</span>}
      </div>
    </li>
  )
}

const Reach = ({ person }: { person: NonNullable<ToldLead['person']> }) => (
  <span class="lead-reach small">
    {person.email && <a href={`mailto:${person.email}`}>{person.email}</a>}
    {person.phone && <a href={`tel:${person.phone}`}>{person.phone}</a>}
  </span>
)

const Consents = ({ screen: { t }, lead: { consent, unconfirmed } }: Pick<Props, 'screen' | 'lead'>) => {
  const { short } = t.leadDesk
  const given = (['contact', 'ads'] as const).filter(purpose => consent[purpose])
  return (
    <span class="lead-consents small">
      {given.map(purpose => (
        <span class="state on">{short[purpose]}</span>
      ))}
      {unconfirmed && <span class="state">{short.waiting}</span>}
      {given.length === 0 && !unconfirmed && <span class="state">{short.none}</span>}
    </span>
  )
}
