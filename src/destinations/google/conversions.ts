import { decimal, units } from '../../lib/money.ts'
import { DAY_MS } from '../../lib/time.ts'
import { cellIn } from '../cell.ts'
import type { ConversionApi, ConversionEvent, ConversionFile } from '../contract-conversions.ts'
import { keyOf } from '../conversion-key.ts'
import { lacking, unsendable } from '../sendable.ts'
import { CONSENT, destinationOf, judgeIngest, post, type Secrets, type Settings } from './api.ts'
import { emailAddress, phoneNumber } from './fields.ts'

/** Of a click. unverified: of an e-mail or a phone it is said to be 63 days. */
const MAX_AGE_MS = 90 * DAY_MS

/** google/ads/datamanager/v1/event.proto of googleapis/googleapis, and developers.google.com/data-manager/api/devguides/limits.
 *  Read 2026-11. */
export const conversions: ConversionApi<Settings, Secrets> = {
  perRequest: 2000,
  restates: true, // developers.google.com/data-manager/api/devguides/events/google-ads/conversion-adjustments, read 2026-11
  maxAgeMs: MAX_AGE_MS,
  prepare: async (event, { settings, now }) => {
    const known = await knownBy(event)
    const action = keyOf(event)
    const identified = known.userIdentifiers.length > 0 || known.click !== null
    const setUp = action in settings.conversions
    const reason = unsendable(event, { now, maxAgeMs: MAX_AGE_MS, setUp, identified })
    if (reason) return { ok: false, reason }
    return {
      ok: true,
      event: {
        destinationReferences: [action],
        transactionId: event.id, // counted once per conversion action, by the value that was told last
        eventTimestamp: utc(event.at),
        eventSource: event.url ? 'WEB' : 'OTHER',
        adIdentifiers: known.click ? { [known.click.name]: known.click.id } : undefined,
        userData: known.userIdentifiers.length > 0 ? { userIdentifiers: known.userIdentifiers } : undefined,
        conversionValue: event.value ? units(event.value.micros) : undefined,
        currency: event.value?.currency,
      } satisfies GoogleEvent,
      missing: lacking({ email: !!known.email, phone: !!known.phone, 'click-id': !!known.click }),
    }
  },
  request: (events, call) => {
    const actions = new Set((events as GoogleEvent[]).flatMap(event => event.destinationReferences))
    return post('events:ingest', call, {
      // At most ten: with more of them Google refuses the request, and its halves have fewer.
      destinations: [...actions].map(action =>
        destinationOf(call.settings, action, call.settings.conversions[action]!),
      ),
      events,
      consent: CONSENT,
      encoding: 'HEX',
    })
  },
  judge: judgeIngest,
}

interface GoogleEvent {
  destinationReferences: string[] // keys of settings.conversions
  [field: string]: unknown
}

/** RFC 3339 in UTC, whole seconds. */
const utc = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** A click has one of these; wbraid and gbraid come from iOS, and stand for many people. */
const CLICKS = ['gclid', 'wbraid', 'gbraid'] as const

async function knownBy({ person, clicks }: ConversionEvent) {
  const [email, phone] = await Promise.all([
    cellIn.hashed(person?.email, emailAddress),
    cellIn.hashed(person?.phone, phoneNumber),
  ])
  const name = CLICKS.find(click => clicks[click])
  return {
    email,
    phone,
    click: name ? { name, id: clicks[name]! } : null,
    userIdentifiers: [...(email ? [{ emailAddress: email }] : []), ...(phone ? [{ phoneNumber: phone }] : [])],
  }
}

/** Pulled by the Data Manager in Google Ads: the header in the first line, one file per conversion, the time zone in every
 *  time. support.google.com/google-ads-data-manager/answer/14605515 and 14184381, read 2026-11. */
export const conversionFile: ConversionFile = {
  header: [
    'Email', 'Phone Number', 'Google Click ID', 'GBRAID', 'WBRAID', 'Conversion Name', 'Conversion Time',
    'Conversion Value', 'Conversion Currency', 'Order ID', 'Ad User Data', 'Ad Personalization',
  ], // biome-ignore format: names as in the template
  maxAgeMs: MAX_AGE_MS,
  row: async (event, name) => {
    const { email, phone, click } = await knownBy(event)
    if (!email && !phone && !click) return null
    const clickAs = (wanted: string) => (click?.name === wanted ? click.id : '')
    const value = event.value ? [decimal(event.value.micros), event.value.currency] : ['', '']
    return [
      email,
      phone,
      clickAs('gclid'),
      clickAs('gbraid'),
      clickAs('wbraid'),
      name,
      utc(event.at),
      ...value,
      event.id,
      'Granted',
      'Granted',
    ]
  },
}
