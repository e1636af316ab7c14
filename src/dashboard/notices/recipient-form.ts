import type { ShownRecipient } from '../../notices/recipient-routes.ts'
import type { Form } from '../form.ts'

/** What the form says, as the API takes it. */
export const recipientIn = ({ language, digest, alerts, campaigns = '', weekday, hour, zone = '' }: Form) => ({
  language,
  digest: digest === '1',
  alerts: alerts === '1',
  campaigns: campaigns.trim() === '' ? null : campaigns.split(/[\s,;]+/).filter(slug => slug !== ''),
  weekday: Number(weekday),
  hour: Number(hour),
  zone: zone.trim(),
})

/** The same the other way. */
export const formOf = ({ language, digest, alerts, campaigns, weekday, hour, zone }: ShownRecipient): Form => ({
  ...{ language, zone, weekday: `${weekday}`, hour: `${hour}`, campaigns: campaigns?.join(', ') ?? '' },
  ...(digest && { digest: '1' }),
  ...(alerts && { alerts: '1' }),
})
