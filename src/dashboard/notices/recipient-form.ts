import type { ShownRecipient } from '../../notices/recipient-routes.ts'
import { chosen, ticked } from '../audiences/form-values.ts'
import type { Form } from '../form.ts'

/** Before the slug of a campaign that is ticked. */
export const CAMPAIGN = 'campaign'

/** What the form says, as the API takes it. */
export function recipientIn(form: Form) {
  const { language, digest, alerts, weekday, hour, zone = '' } = form
  const campaigns = chosen(form, CAMPAIGN)
  return {
    language,
    digest: digest === '1',
    alerts: alerts === '1',
    campaigns: campaigns.length === 0 ? null : campaigns,
    weekday: Number(weekday),
    hour: Number(hour),
    zone: zone.trim(),
  }
}

/** The same the other way. */
export const formOf = ({ language, digest, alerts, campaigns, weekday, hour, zone }: ShownRecipient): Form => ({
  ...{ language, zone, weekday: `${weekday}`, hour: `${hour}` },
  ...ticked(CAMPAIGN, campaigns ?? []),
  ...(digest && { digest: '1' }),
  ...(alerts && { alerts: '1' }),
})
