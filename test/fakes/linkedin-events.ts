import * as z from 'zod'
import { currency, decimalText, hash, milliseconds, opened, present } from './event-fields.ts'
import type { EventsEndpoint } from './events.ts'

/** learn.microsoft.com/en-us/linkedin/marketing/conversions/conversions-api, 2026-11. A batch is answered 200, and each element has
 *  a status of its own. */
const event = z
  .strictObject({
    conversion: z.string().regex(/^urn:lla:llaPartnerConversion:\d+$/),
    conversionHappenedAt: milliseconds,
    conversionValue: z.strictObject({ currencyCode: currency, amount: decimalText }).optional(),
    eventId: present,
    user: z.strictObject({
      userIds: z.array(
        z.union([
          z.strictObject({ idType: z.literal('SHA256_EMAIL'), idValue: hash }),
          z.strictObject({ idType: z.literal('LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID'), idValue: present }),
        ]),
      ),
      userInfo: z
        .strictObject({
          firstName: present,
          lastName: present,
          companyName: present.optional(),
          countryCode: z
            .string()
            .regex(/^[A-Z]{2}$/)
            .optional(),
        })
        .optional(),
      externalIds: z.array(hash).length(1).optional(),
    }),
  })
  .refine(({ user }) => user.userIds.length > 0 || user.userInfo)
type Event = z.infer<typeof event>

const revoked = {
  status: 401,
  body: { status: 401, serviceErrorCode: 65601, code: 'REVOKED_ACCESS_TOKEN', message: '…' },
}

export const linkedin: EventsEndpoint = {
  settings: {
    accountId: '512345678',
    conversions: {
      ...{ lead: '456', qualified: '457', won: '458', purchase: '459' },
      ...{ 'tier-engaged': '460', 'tier-considering': '461', 'tier-intent': '462' },
    },
  },
  secrets: { clientId: 'li-client', clientSecret: 'li-secret', refreshToken: 'li-refresh+1' },
  tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
  open: heard => {
    const wanted = {
      url: 'https://api.linkedin.com/rest/conversionEvents',
      headers: {
        authorization: /^Bearer access-\d+$/,
        'linkedin-version': /^20\d{4}$/,
        'x-restli-protocol-version': '2.0.0',
        'x-restli-method': 'BATCH_CREATE',
      },
      body: z.strictObject({ elements: z.array(z.unknown()) }),
    }
    const body = opened(heard, wanted, revoked)
    return 'status' in body ? body : { events: body.elements }
  },
  event,
  most: 5000,
  maxAgeMs: 90 * 86_400_000,
  idOf: ({ conversion, eventId }: Event) => `${conversion} ${eventId}`,
  atOf: ({ conversionHappenedAt }: Event) => conversionHappenedAt,
  reply: (sent, wrong) => ({
    status: 200,
    body: {
      elements: Array.from({ length: sent }, (_, at) => ({ status: wrong.some(one => one.at === at) ? 422 : 201 })),
    },
    taken: 'others',
  }),
  revoked,
}
