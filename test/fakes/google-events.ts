import * as z from 'zod'
import { currency, hash, opened, present } from './event-fields.ts'
import type { EventsEndpoint } from './events.ts'

/** google/ads/datamanager/v1/event.proto of googleapis/googleapis and developers.google.com/data-manager/api/devguides/concepts/
 *  understand-errors, 2026-11: one event that is not valid refuses all. */
const event = z
  .strictObject({
    destinationReferences: z.array(present).length(1),
    transactionId: present,
    eventTimestamp: z.iso.datetime(),
    eventSource: z.enum(['WEB', 'OTHER']),
    adIdentifiers: z
      .union([
        z.strictObject({ gclid: present }),
        z.strictObject({ wbraid: present }),
        z.strictObject({ gbraid: present }),
      ])
      .optional(),
    userData: z
      .strictObject({
        userIdentifiers: z
          .array(z.union([z.strictObject({ emailAddress: hash }), z.strictObject({ phoneNumber: hash })]))
          .min(1)
          .max(10),
      })
      .optional(),
    conversionValue: z.number().optional(),
    currency: currency.optional(),
  })
  .refine(e => e.adIdentifiers || e.userData)
type Event = z.infer<typeof event>

const account = z.strictObject({ accountType: z.literal('GOOGLE_ADS'), accountId: z.string().regex(/^\d{10}$/) })
const destination = z.strictObject({
  reference: present,
  operatingAccount: account,
  loginAccount: account.optional(),
  productDestinationId: z.string().regex(/^\d+$/),
})
const body = z
  .strictObject({
    destinations: z.array(destination).min(1).max(10),
    events: z.array(z.looseObject({ destinationReferences: z.array(z.string()) })),
    consent: z.strictObject({
      adUserData: z.literal('CONSENT_GRANTED'),
      adPersonalization: z.literal('CONSENT_GRANTED'),
    }),
    encoding: z.literal('HEX'),
  })
  .refine(({ destinations, events }) =>
    events.every(e => e.destinationReferences.every(name => destinations.some(d => d.reference === name))),
  )

const violations = (reason: string, at: number) => ({
  error: {
    code: 400,
    message: '…',
    status: 'INVALID_ARGUMENT',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'INVALID_ARGUMENT',
        domain: 'datamanager.googleapis.com',
      },
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [{ field: `events.events[${at}]`, description: '…', reason }],
      },
    ],
  },
})
const revoked = { status: 401, body: { error: { code: 401, message: '…', status: 'UNAUTHENTICATED' } } }

export const google: EventsEndpoint = {
  settings: {
    customerId: '1234567890',
    loginCustomerId: '9999999999',
    conversions: {
      ...{ lead: '101', qualified: '102', won: '103', purchase: '104' },
      ...{ 'tier-engaged': '105', 'tier-considering': '106', 'tier-intent': '107' },
    },
  },
  secrets: {
    clientId: '123-example.apps.googleusercontent.com',
    clientSecret: 'GOCSPX-example',
    refreshToken: '1//0example',
  },
  tokenUrl: 'https://oauth2.googleapis.com/token',
  open: heard => {
    const url = 'https://datamanager.googleapis.com/v1/events:ingest'
    const told = opened(heard, { url, headers: { authorization: /^Bearer access-\d+$/ }, body }, revoked)
    return 'status' in told ? told : { events: told.events }
  },
  event,
  most: 2000,
  maxAgeMs: 90 * 86_400_000,
  idOf: ({ destinationReferences, transactionId }: Event) => `${destinationReferences} ${transactionId}`,
  atOf: ({ eventTimestamp }: Event) => Date.parse(eventTimestamp),
  restates: true, // devguides/events/google-ads/conversion-adjustments, 2026-11
  reply: (_, [wrong]) =>
    wrong
      ? {
          status: 400,
          body: violations(wrong.why === 'old' ? 'EVENT_TIME_INVALID' : 'NO_IDENTIFIERS_PROVIDED', wrong.at),
          taken: 'none',
        }
      : { status: 200, body: { requestId: 'req-1' }, taken: 'all' },
  revoked,
  // google/ads/datamanager/v1/request_status_per_destination.proto
  status: ({ method, url, headers }, outcome) => {
    if (url.pathname !== '/v1/requestStatus:retrieve') return null
    if (!/^Bearer access-\d+$/.test(headers.get('authorization') ?? '')) return revoked
    if (method !== 'GET' || url.searchParams.get('requestId') !== 'req-1') return { status: 404, body: {} }
    const known = outcome === 'PROCESSING' || outcome === 'SUCCESS'
    const inPart = outcome === 'PARTIAL_SUCCESS'
    const reason = inPart ? 'PROCESSING_ERROR_REASON_INVALID_GCLID' : outcome
    const errorInfo = { errorCounts: [{ recordCount: '1', reason }] }
    const status = known ? { requestStatus: outcome } : { requestStatus: inPart ? outcome : 'FAILED', errorInfo }
    return { status: 200, body: { requestStatusPerDestination: [status] } }
  },
}
