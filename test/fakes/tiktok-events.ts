import * as z from 'zod'
import { currency, hash, opened, page, present, seconds } from './event-fields.ts'
import type { EventsEndpoint } from './events.ts'

/** Events API 2.0, business-api.tiktok.com/portal/docs?id=1771100865818625, 2026-11. Answers 200 whatever happened: `code` tells.
 *  One event that is not valid refuses all. */
const event = z
  .strictObject({
    event: present,
    event_time: seconds,
    event_id: present,
    user: z.strictObject({
      email: hash.optional(),
      phone: hash.optional(),
      external_id: hash.optional(),
      ttclid: present.optional(),
      ttp: present.optional(),
      user_agent: present.optional(),
    }),
    properties: z.strictObject({ value: z.number(), currency }).optional(),
    page: z.strictObject({ url: page }).optional(),
  })
  .refine(({ user }) => user.email || user.phone || user.ttclid || user.ttp)
type Event = z.infer<typeof event>

const coded = (code: number, message: string) => ({ code, message, request_id: '20261123100000000000', data: {} })
const revoked = { status: 200, body: coded(40105, 'Access token is incorrect or has been revoked.') }

export const tiktok: EventsEndpoint = {
  settings: { advertiserId: '7001234567890123456', pixelCode: 'C0EXAMPLE1234567890A' },
  secrets: { accessToken: 'tt-access' },
  tokenUrl: null,
  open: heard => {
    const wanted = {
      url: 'https://business-api.tiktok.com/open_api/v1.3/event/track/',
      headers: { 'access-token': 'tt-access' },
      body: z.strictObject({
        event_source: z.literal('web'),
        event_source_id: z.literal('C0EXAMPLE1234567890A'),
        data: z.array(z.unknown()),
      }),
    }
    const body = opened(heard, wanted, revoked)
    return 'status' in body ? body : { events: body.data }
  },
  event,
  most: 1000,
  maxAgeMs: 28 * 86_400_000,
  idOf: ({ event: name, event_id }: Event) => `${name} ${event_id}`,
  atOf: ({ event_time }: Event) => event_time * 1000,
  reply: (_, [wrong]) =>
    wrong
      ? { status: 200, body: coded(40002, `data.${wrong.at}.event_time: Event time is invalid`), taken: 'none' }
      : { status: 200, body: coded(0, 'OK'), taken: 'all' },
  revoked,
}
