import * as z from 'zod'
import { currency, decimalText, hash, hashes, opened, page, present, seconds } from './event-fields.ts'
import type { EventsEndpoint } from './events.ts'

/** developers.snap.com/api/marketing-api/Conversions-API/UsingTheAPI and …/Parameters, 2026-11. E-mail, phone, a device id, or IP
 *  address and browser together are wanted. */
const event = z
  .strictObject({
    event_name: z.string().regex(/^(?:SIGN_UP|PURCHASE|CUSTOM_EVENT_[1-5])$/),
    action_source: z.enum(['WEB', 'OFFLINE']),
    event_time: seconds,
    event_id: present,
    event_source_url: page.optional(),
    user_data: z.strictObject({
      em: hashes.optional(),
      ph: hashes.optional(),
      fn: hash.optional(),
      ln: hash.optional(),
      ct: hash.optional(),
      zp: hash.optional(),
      country: hash.optional(),
      external_id: z.array(present).optional(),
      client_user_agent: present.optional(),
      sc_click_id: present.optional(),
      sc_cookie1: present.optional(),
    }),
    custom_data: z.strictObject({ currency, value: decimalText }).optional(),
  })
  .refine(({ user_data: u }) => u.em || u.ph)
  .refine(e => e.action_source !== 'WEB' || e.event_source_url)
type Event = z.infer<typeof event>

const revoked = { status: 401, body: { status: 'INVALID', reason: 'Unauthorized' } }

export const snapchat: EventsEndpoint = {
  settings: {
    adAccountId: '8adc3db7-8148-4fbf-999c-8d2266369d74',
    pixelId: '11111111-2222-4333-8444-555555555555',
    conversions: {
      ...{ qualified: 'CUSTOM_EVENT_1', won: 'CUSTOM_EVENT_2' },
      ...{ 'tier-engaged': 'CUSTOM_EVENT_3', 'tier-considering': 'CUSTOM_EVENT_4', 'tier-intent': 'CUSTOM_EVENT_5' },
    },
  },
  secrets: {
    ...{ clientId: 'snap-client', clientSecret: 'snap-secret', refreshToken: 'snap-refresh+1' },
    conversionToken: 'snap-capi+1',
  },
  tokenUrl: 'https://accounts.snapchat.com/login/oauth2/access_token',
  open: heard => {
    const wanted = {
      url: 'https://tr.snapchat.com/v3/11111111-2222-4333-8444-555555555555/events?access_token=snap-capi%2B1',
      headers: {},
      body: z.strictObject({ data: z.array(z.unknown()) }),
    }
    const body = opened(heard, wanted, revoked)
    return 'status' in body ? body : { events: body.data }
  },
  event,
  most: 2000,
  maxAgeMs: 37 * 86_400_000,
  idOf: ({ event_name, event_id }: Event) => `${event_name} ${event_id}`,
  atOf: ({ event_time }: Event) => event_time * 1000,
  reply: (_, [wrong]) =>
    wrong
      ? {
          status: 400,
          body: { status: 'INVALID', reason: 'Missing required field', param: 'event_time' },
          taken: 'none',
        }
      : { status: 200, body: { status: 'VALID', reason: 'Events have been processed successfully.' }, taken: 'all' },
  revoked,
}
