import * as z from 'zod'
import { currency, hash, milliseconds, opened, page, present } from './event-fields.ts'
import type { EventsEndpoint } from './events.ts'

/** ads-api.reddit.com/docs/v3, conversion events, 2026-11: one that is not valid refuses all. */
const event = z
  .strictObject({
    event_at: milliseconds,
    action_source: z.enum(['WEBSITE', 'OTHER']),
    event_source_url: page.optional(),
    type: z.strictObject({
      tracking_type: z.enum(['LEAD', 'PURCHASE', 'CUSTOM']),
      custom_event_name: present.max(64).optional(),
    }),
    click_id: present.optional(),
    user: z.strictObject({
      email: hash.optional(),
      phone_number: hash.optional(),
      external_id: present.optional(),
      user_agent: present.optional(),
      uuid: present.optional(),
    }),
    metadata: z.strictObject({ conversion_id: present, currency: currency.optional(), value: z.number().optional() }),
  })
  .refine(({ type }) => (type.tracking_type === 'CUSTOM') === (type.custom_event_name !== undefined))
  .refine(({ user, click_id }) => user.email || user.phone_number || user.uuid || click_id)
type Event = z.infer<typeof event>

const revoked = { status: 401, body: { error: { code: 401, message: 'UNAUTHORIZED' } } }

export const reddit: EventsEndpoint = {
  settings: { adAccountId: 'a2_exampleaccount', pixelId: 'a2_examplepixel' },
  secrets: {
    ...{ clientId: 'reddit-client', clientSecret: 'reddit-secret', refreshToken: 'reddit-refresh+1' },
    conversionToken: 'reddit-conversion',
  },
  tokenUrl: 'https://www.reddit.com/api/v1/access_token',
  open: heard => {
    const wanted = {
      url: 'https://ads-api.reddit.com/api/v3/pixels/a2_examplepixel/conversion_events',
      headers: { authorization: 'Bearer reddit-conversion', 'user-agent': /^web:like2lead:/ },
      body: z.strictObject({ data: z.strictObject({ events: z.array(z.unknown()) }) }),
    }
    const body = opened(heard, wanted, revoked)
    return 'status' in body ? body : { events: body.data.events }
  },
  event,
  most: 500,
  maxAgeMs: 7 * 86_400_000,
  idOf: ({ type, metadata }: Event) => `${type.custom_event_name ?? type.tracking_type} ${metadata.conversion_id}`,
  atOf: ({ event_at }: Event) => event_at,
  reply: (sent, wrong) =>
    wrong.length > 0
      ? {
          status: 400,
          body: {
            error: { code: 400, message: `There were ${wrong.length} invalid conversion events. None were processed.` },
          },
          taken: 'none',
        }
      : { status: 200, body: { data: { message: `Successfully processed ${sent} conversion events.` } }, taken: 'all' },
  revoked,
}
