import * as z from 'zod'
import { currency, hash, hashes, opened, page, present, seconds } from './event-fields.ts'
import type { EventsEndpoint } from './events.ts'

/** developers.facebook.com/documentation/ads-commerce/conversions-api: using-the-api and parameters, 2026-11. One event that is
 *  not valid, or older than seven days, refuses all of its request. */
const event = z
  .strictObject({
    event_name: present,
    event_time: seconds,
    event_id: present,
    action_source: z.enum(['website', 'system_generated']),
    event_source_url: page.optional(),
    user_data: z.strictObject({
      em: hashes.optional(),
      ph: hashes.optional(),
      fn: hashes.optional(),
      ln: hashes.optional(),
      ct: hashes.optional(),
      zp: hashes.optional(),
      country: hashes.optional(),
      external_id: z.array(hash).optional(),
      client_user_agent: present.optional(),
      fbc: z
        .string()
        .regex(/^fb\.\d+\.\d+\.[^.]+(\.\w+)?$/)
        .optional(),
      fbp: z
        .string()
        .regex(/^fb\.\d+\.\d+\.\d+(\.\w+)?$/)
        .optional(),
    }),
    custom_data: z.strictObject({ currency, value: z.number().min(0) }).optional(),
  })
  .refine(e => e.action_source !== 'website' || (e.event_source_url && e.user_data.client_user_agent))
  .refine(e => e.event_name !== 'Purchase' || e.custom_data)
  .refine(({ user_data: u }) => u.em || u.ph || u.external_id || u.fbc || u.fbp)
type Event = z.infer<typeof event>

const failed = (code: number, error_subcode?: number) => ({
  error: { message: '…', type: 'OAuthException', code, error_subcode, fbtrace_id: 'AbCdEfGhIjK' },
})
const revoked = { status: 401, body: failed(190, 460) }

export const meta: EventsEndpoint = {
  settings: { adAccountId: '1234567890', pixelId: '9876543210' },
  secrets: { accessToken: 'EAAB-token-of-the-example' },
  tokenUrl: null,
  open: heard => {
    const wanted = {
      url: 'https://graph.facebook.com/v25.0/9876543210/events',
      headers: { authorization: 'Bearer EAAB-token-of-the-example' },
      body: z.strictObject({ data: z.array(z.unknown()) }),
    }
    const body = opened(heard, wanted, revoked)
    return 'status' in body ? body : { events: body.data }
  },
  event,
  most: 1000,
  maxAgeMs: 7 * 86_400_000,
  idOf: ({ event_name, event_id }: Event) => `${event_name} ${event_id}`,
  atOf: ({ event_time }: Event) => event_time * 1000,
  reply: (sent, [wrong]) =>
    wrong
      ? { status: 400, body: failed(100, wrong.why === 'old' ? 2804003 : 2804019), taken: 'none' }
      : { status: 200, body: { events_received: sent, messages: [], fbtrace_id: 'AbCdEfGhIjK' }, taken: 'all' },
  revoked,
}
