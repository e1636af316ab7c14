import * as z from 'zod'
import { currency, hash, opened, page, present, seconds } from './event-fields.ts'
import type { EventsEndpoint } from './events.ts'

/** learn.microsoft.com/en-us/advertising/guides/uet-conversion-api-integration, 2026-11. With continueOnValidationError the events
 *  that are not valid are named by their place, under a 200, and the others are taken. */
const event = z
  .strictObject({
    eventType: z.literal('custom'),
    eventId: present,
    eventName: present,
    eventTime: seconds,
    eventSourceUrl: page.optional(),
    adStorageConsent: z.literal('G'),
    userData: z.strictObject({
      anonymousId: z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .optional(),
      em: hash.optional(),
      ph: hash.optional(),
      msclkid: present.optional(),
      clientUserAgent: present.optional(),
    }),
    customData: z.strictObject({ value: z.number(), currency, transactionId: present.optional() }).optional(),
  })
  .refine(({ userData: u }) => u.em || u.ph || u.msclkid)
type Event = z.infer<typeof event>

const revoked = { status: 401, body: { error: { code: 'Unauthorized', message: '…' } } }

export const microsoft: EventsEndpoint = {
  settings: { customerId: '1234567', accountId: '7654321', uetTagId: '187000001' },
  secrets: {
    clientId: '00000000-1111-4222-8333-444444444444',
    clientSecret: 'example~client.secret-01',
    refreshToken: 'M.C500_EXAMPLE.0.U.-exampleRefreshToken',
    developerToken: 'EXAMPLEDEV0000001',
    uetToken: 'example-uet-token-01',
  },
  tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  open: heard => {
    const wanted = {
      url: 'https://capi.uet.microsoft.com/v1/187000001/events',
      headers: { authorization: 'Bearer example-uet-token-01' },
      body: z.strictObject({ data: z.array(z.unknown()), continueOnValidationError: z.literal(true) }),
    }
    const body = opened(heard, wanted, revoked)
    return 'status' in body ? body : { events: body.data }
  },
  event,
  most: 1000,
  maxAgeMs: 7 * 86_400_000,
  idOf: ({ eventName, eventId }: Event) => `${eventName} ${eventId}`,
  atOf: ({ eventTime }: Event) => eventTime * 1000,
  reply: (sent, wrong) => {
    const details = wrong.map(({ at, why }) => {
      const propertyName = `data[${at}].${why === 'old' ? 'eventTime' : 'userData.em'}`
      return { index: at, propertyName, errorMessage: '…' }
    })
    const error = wrong.length > 0 && { error: { code: 'ValidationError', message: '…', details } }
    return { status: 200, body: { eventsReceived: sent - wrong.length, ...error }, taken: 'others' }
  },
  revoked,
}
