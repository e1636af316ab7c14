import * as z from 'zod'
import { units } from '../../lib/money.ts'
import { DAY_MS } from '../../lib/time.ts'
import { UNREADABLE } from '../answers.ts'
import { cellIn } from '../cell.ts'
import type { Refused } from '../contract.ts'
import type { ConversionApi, ConversionEvent, ConversionFile, Prepared } from '../contract-conversions.ts'
import { judgeWhole, refusedWhole } from '../judge-whole.ts'
import { phoneWithPlus } from '../normalise.ts'
import { bearer, json } from '../requests.ts'
import { customName, lacking, unsendable } from '../sendable.ts'
import type { Secrets, Settings } from './api.ts'
import { em } from './fields.ts'

const MAX_AGE_MS = 7 * DAY_MS // unverified: the guide names no limit, its users this one

/** Event actions are free: conversion goals name those they count. */
const nameOf = (event: ConversionEvent): string =>
  event.kind === 'lead' || event.kind === 'purchase' ? event.kind : customName(event)

/** learn.microsoft.com/en-us/advertising/guides/uet-conversion-api-integration, read 2026-11. A pilot, with a token of its own.
 *  The visitor id alone is not sufficient, it says: somebody is known by click id, address or phone. */
export const conversions: ConversionApi<Settings, Secrets> = {
  perRequest: 1000,
  ownToken: true,
  maxAgeMs: MAX_AGE_MS,
  prepare: async (event, { settings, secrets, now }): Promise<Prepared> => {
    const { clicks, value, userAgent, url, externalId } = event
    const [address, phone] = await hashes(event)
    const { msclkid } = clicks
    const reason = unsendable(event, {
      now,
      maxAgeMs: MAX_AGE_MS,
      setUp: !!settings.uetTagId && !!secrets.uetToken,
      identified: !!msclkid || !!address || !!phone,
    })
    if (reason) return { ok: false, reason }
    const has = { email: !!address, phone: !!phone, 'click-id': !!msclkid, 'user-agent': !!userAgent, url: !!url }
    return {
      ok: true,
      event: {
        eventType: 'custom',
        eventId: event.id,
        eventName: nameOf(event),
        eventTime: Math.floor(event.at / 1000), // seconds
        ...(url && { eventSourceUrl: url }),
        adStorageConsent: 'G', // granted: events of others are never made
        userData: {
          ...(externalId && { anonymousId: externalId.slice(0, 32) }), // 32 hex digits, as a UUID without dashes
          ...(address && { em: address }),
          ...(phone && { ph: phone }),
          ...(msclkid && { msclkid }),
          ...(userAgent && { clientUserAgent: userAgent }),
        },
        ...(value && {
          customData: {
            value: units(value.micros),
            currency: value.currency,
            ...(event.kind === 'purchase' && { transactionId: event.id }),
          },
        }),
      },
      missing: lacking(has),
    }
  },
  request: (data, { settings, secrets }) =>
    json('POST', `https://capi.uet.microsoft.com/v1/${settings.uetTagId}/events`, bearer(secrets.uetToken ?? ''), {
      data,
      continueOnValidationError: true,
    }),
  judge: (answer, sent) => {
    const { data } = answered.safeParse(answer.body)
    const [first, ...others] = refusals(data?.error)
    if (answer.status < 200 || answer.status >= 300) return judgeWhole(answer, sent, first?.reason)
    // Success has no body that is documented.
    if (!data && answer.body !== '') return UNREADABLE
    const refused = new Map<number, Refused>()
    for (const { at, reason } of first ? [first, ...others] : []) {
      if (at < 0 || at >= sent) return refusedWhole(reason, sent)
      refused.set(at, refused.get(at) ?? { at, reason })
    }
    const fewer = data?.eventsReceived !== undefined && data.eventsReceived < sent - refused.size
    return fewer ? refusedWhole('fewer-received', sent) : { kind: 'accepted', refused: [...refused.values()] }
  },
}

const detail = z.object({
  index: z.int().catch(-1),
  propertyName: z
    .string()
    .regex(/^[\w.[\]]{1,80}$/)
    .catch(''),
  isWarning: z.boolean().catch(false),
})
const problem = z.object({
  code: z
    .string()
    .regex(/^[A-Z][A-Za-z]{1,60}$/)
    .catch('unnamed-error'),
  details: z.array(detail).nullish(),
})
const answered = z.object({ eventsReceived: z.int().optional(), error: problem.nullish() })

/** 'ValidationError/em': what of which event was refused; place -1 when it is not said of any. Warnings refuse nothing. */
function refusals(error: z.infer<typeof problem> | null | undefined): Refused[] {
  if (!error) return []
  if (!error.details?.length) return [{ at: -1, reason: error.code }]
  const grave = error.details.filter(({ isWarning }) => !isWarning)
  return grave.map(({ index, propertyName }) => {
    const property = propertyName.split('.').at(-1)
    return { at: index, reason: property ? `${error.code}/${property}` : error.code }
  })
}

const hashes = ({ person }: ConversionEvent): Promise<[string, string]> =>
  Promise.all([cellIn.hashed(person?.email, em), cellIn.hashed(person?.phone, phoneWithPlus)])

/** Field names of ApplyOfflineConversions: learn.microsoft.com/en-us/advertising/campaign-management-service/offlineconversion,
 *  read 2026-11. `name` is that of an offline conversion goal, letter for letter. */
export const conversionFile: ConversionFile = {
  header: [
    'MicrosoftClickId',
    'ConversionName',
    'ConversionTime',
    'ConversionValue',
    'ConversionCurrencyCode',
    'HashedEmailAddress',
    'HashedPhoneNumber',
  ],
  maxAgeMs: 90 * DAY_MS,
  row: async (event, name) => {
    const { msclkid = '' } = event.clicks
    const [address, phone] = await hashes(event)
    if (!msclkid && !address && !phone) return null
    const { value } = event
    const time = new Date(event.at).toISOString() // UTC, unlike what the website asks for
    return [msclkid, name, time, value ? `${units(value.micros)}` : '', value?.currency ?? '', address, phone]
  },
}
