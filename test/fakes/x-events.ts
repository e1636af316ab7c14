import * as z from 'zod'
import { currency, decimalText, hash, opened, present } from './event-fields.ts'
import type { EventsEndpoint } from './events.ts'

/** docs.x.com/x-ads-api/measurement/web-conversions, 2026-11: all of a request, or nothing of it. */
const event = z.strictObject({
  conversion_time: z.iso.datetime({ precision: 3 }),
  event_id: z.string().regex(/^tw-oex17-[a-z0-9]+$/),
  identifiers: z
    .array(
      z.union([
        z.strictObject({ twclid: present }),
        z.strictObject({ hashed_email: hash }),
        z.strictObject({ hashed_phone_number: hash }),
      ]),
    )
    .min(1),
  conversion_id: present,
  value: decimalText.optional(),
  price_currency: currency.optional(),
})
type Event = z.infer<typeof event>

const OAUTH1 =
  /^OAuth oauth_consumer_key="exampleConsumerKey0001", oauth_nonce="[0-9a-f]{32}", oauth_signature_method="HMAC-SHA1", oauth_timestamp="\d{10}", oauth_token="1000001-exampleAccessToken", oauth_version="1\.0", oauth_signature="[\w%]+"$/
const failed = (code: string) => ({ errors: [{ code, message: '…' }], request: { params: {} } })
const revoked = { status: 401, body: failed('UNAUTHORIZED_ACCESS') }

export const x: EventsEndpoint = {
  settings: {
    accountId: '18exampleacc',
    pixelId: 'oex17',
    conversions: {
      ...{ lead: 'tw-oex17-lead1', purchase: 'tw-oex17-buy01', qualified: 'tw-oex17-qual1', won: 'tw-oex17-won01' },
      ...{ 'tier-engaged': 'tw-oex17-eng01', 'tier-considering': 'tw-oex17-cons1', 'tier-intent': 'tw-oex17-int01' },
    },
  },
  secrets: {
    consumerKey: 'exampleConsumerKey0001',
    consumerSecret: 'exampleConsumerSecret0001',
    accessToken: '1000001-exampleAccessToken',
    accessTokenSecret: 'exampleAccessTokenSecret01',
  },
  tokenUrl: null,
  open: heard => {
    const wanted = {
      url: 'https://ads-api.x.com/12/measurement/conversions/oex17',
      headers: { authorization: OAUTH1 },
      body: z.strictObject({ conversions: z.array(z.unknown()) }),
    }
    const body = opened(heard, wanted, revoked)
    return 'status' in body ? body : { events: body.conversions }
  },
  event,
  most: 500,
  maxAgeMs: 90 * 86_400_000,
  idOf: ({ event_id, conversion_id }: Event) => `${event_id} ${conversion_id}`,
  atOf: ({ conversion_time }: Event) => Date.parse(conversion_time),
  reply: (sent, [wrong]) =>
    wrong
      ? { status: 400, body: failed('INVALID_PARAMETER'), taken: 'none' }
      : { status: 200, body: { request: { params: {} }, data: { conversions_processed: sent } }, taken: 'all' },
  revoked,
}
