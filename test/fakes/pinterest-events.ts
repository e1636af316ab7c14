import * as z from 'zod'
import { currency, decimalText, hashes, opened, page, present, seconds } from './event-fields.ts'
import type { EventsEndpoint } from './events.ts'

/** events/create of github.com/pinterest/api-description v5/openapi.json, 2026-11. 422 tells which events failed; the others were
 *  taken. An address, a device id, or IP address and browser together are wanted. */
const event = z.strictObject({
  event_name: z.enum(['lead', 'checkout', 'custom']),
  action_source: z.literal('web'),
  event_time: seconds,
  event_id: present,
  event_source_url: page.optional(),
  user_data: z.strictObject({
    em: hashes,
    ph: hashes.optional(),
    fn: hashes.optional(),
    ln: hashes.optional(),
    ct: hashes.optional(),
    zp: hashes.optional(),
    country: hashes.optional(),
    external_id: hashes.optional(),
    click_id: present.optional(),
    client_user_agent: present.optional(),
  }),
  custom_data: z
    .strictObject({ currency: currency.optional(), value: decimalText.optional(), content_name: present.optional() })
    .optional(),
})
type Event = z.infer<typeof event>

const revoked = { status: 401, body: { code: 2, message: 'Authentication failed.' } }

export const pinterest: EventsEndpoint = {
  settings: { adAccountId: '512345678901' },
  secrets: {
    ...{ clientId: '1234567', clientSecret: 'pin-secret', refreshToken: 'pinr.refresh+1' },
    conversionToken: 'pina_conversion',
  },
  tokenUrl: 'https://api.pinterest.com/v5/oauth/token',
  open: heard => {
    const wanted = {
      url: 'https://api.pinterest.com/v5/ad_accounts/512345678901/events',
      headers: { authorization: 'Bearer pina_conversion' },
      body: z.strictObject({ data: z.array(z.unknown()) }),
    }
    const body = opened(heard, wanted, revoked)
    return 'status' in body ? body : { events: body.data }
  },
  event,
  most: 1000,
  maxAgeMs: 60 * 86_400_000,
  idOf: ({ event_name, event_id }: Event) => `${event_name} ${event_id}`,
  atOf: ({ event_time }: Event) => event_time * 1000,
  reply: (sent, wrong) => {
    const events = Array.from({ length: sent }, (_, at) => {
      const failed = wrong.some(one => one.at === at)
      return { status: failed ? 'failed' : 'processed', error_message: failed ? '…' : null, warning_message: null }
    })
    const told = { num_events_received: sent, num_events_processed: sent - wrong.length, events }
    return wrong.length > 0
      ? {
          status: 422,
          body: { code: 4195, message: 'Not all events were successfully processed.', details: told },
          taken: 'others',
        }
      : { status: 200, body: told, taken: 'all' }
  },
  revoked,
}
