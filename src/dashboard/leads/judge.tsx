import type { ToldLead } from '../../contacts/leads/told.ts'
import type { Screen } from '../screen.ts'
import { whoIs, worth } from './names.ts'

const CHOICES = ['won', 'qualified', 'lost', 'new'] as const // a value that is typed and entered is of a deal won

interface JudgeProps {
  screen: Screen
  lead: ToldLead
  action: string
  typed?: string | undefined // an amount that was refused
}

/** Where the lead stands; a press opens where it could stand. Where scripts run the row itself answers. */
export const Judge = ({ screen, lead, action, typed }: JudgeProps) => {
  const { id, status } = lead
  const { judge, statuses } = screen.t.leadDesk
  return (
    <>
      <button
        class={`lead-status lead-${status}`}
        type="button"
        popovertarget={`judge-${id}`}
        aria-label={judge.change(whoIs(lead), statuses[status])}
      >
        {statuses[status]}
      </button>
      <div class="judge" id={`judge-${id}`} popover="auto">
        <JudgeForm screen={screen} lead={lead} action={action} typed={typed} inRow />
      </div>
    </>
  )
}

export const JudgeForm = ({ screen, lead, action, typed, inRow = false }: JudgeProps & { inRow?: boolean }) => {
  const { id, status, value, currency } = lead
  const { judge } = screen.t.leadDesk
  return (
    <form class="judge-form" method="post" action={action} data-judge={inRow ? `lead-${id}` : undefined}>
      <input type="hidden" name="lead" value={id} />
      <p class="field">
        <label for={`value-${id}`}>{currency ? judge.valueIn(currency) : judge.value}</label>
        <input
          id={`value-${id}`}
          name="value"
          type="text"
          inputmode="decimal"
          maxlength={20}
          autocomplete="off"
          value={typed ?? amountOf(screen, value)}
        />
      </p>
      <Choices screen={screen} without={status} />
    </form>
  )
}

/** As the viewer would type it. */
const amountOf = ({ language }: Screen, value: number | null): string =>
  value === null ? '' : `${value}`.replace('.', language === 'fr' ? ',' : '.')

/** The status that it has may be told again, with another amount. */
const Choices = ({ screen: { t }, without }: { screen: Screen; without: ToldLead['status'] }) => (
  <div class="standings">
    {CHOICES.filter(status => status !== without || status === 'won' || status === 'qualified').map(status => (
      <button type="submit" name="status" value={status}>
        {t.leadDesk.statuses[status]}
      </button>
    ))}
  </div>
)

/** For the leads that are ticked. */
export const Bulk = ({ screen: { t }, action }: Pick<JudgeProps, 'screen' | 'action'>) => {
  const { judge } = t.leadDesk
  return (
    <form class="lead-bulk" id="lead-bulk" method="post" action={action} aria-label={judge.bulk}>
      <p class="small">
        {judge.bulkHow}{' '}
        <button class="quiet script-only" type="button" data-pick-all>
          {judge.all}
        </button>
      </p>
      <div class="standings">
        {CHOICES.map(status => (
          <button type="submit" name="status" value={status}>
            {t.leadDesk.statuses[status]}
          </button>
        ))}
      </div>
    </form>
  )
}

/** To whoever only reads. */
export const Standing = ({ screen, lead }: Pick<JudgeProps, 'screen' | 'lead'>) => (
  <span class={`lead-status lead-${lead.status}`}>{screen.t.leadDesk.statuses[lead.status]}</span>
)

export const Worth = ({ screen, lead }: Pick<JudgeProps, 'screen' | 'lead'>) => {
  const money = worth(screen, lead)
  return money === '' ? null : <span class="lead-worth">{money}</span>
}
