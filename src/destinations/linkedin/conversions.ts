import { decimal } from '../../lib/money.ts'
import { DAY_MS } from '../../lib/time.ts'
import { cellIn } from '../cell.ts'
import type { ConversionApi, ConversionEvent } from '../contract-conversions.ts'
import { keyOf } from '../conversion-key.ts'
import { json } from '../requests.ts'
import { lacking, unsendable } from '../sendable.ts'
import { judgeBatch } from './answers.ts'
import { batchHeadersOf, REST, type Secrets, type Settings } from './api.ts'
import { email, named } from './fields.ts'

const maxAgeMs = 90 * DAY_MS

/** learn.microsoft.com/en-us/linkedin/marketing/conversions/conversions-api, read 2026-11. */
export const conversions: ConversionApi<Settings, Secrets> = {
  perRequest: 5000,
  maxAgeMs,
  prepare: async (event, call) => {
    const rule = call.settings.conversions[keyOf(event)]
    const [userIds, userInfo] = [await userIdsOf(event), userInfoOf(event)]
    // LinkedIn takes two names alone; without an employer they would mean namesakes.
    const identified = userIds.length > 0 || userInfo?.companyName !== undefined
    const reason = unsendable(event, { now: call.now, maxAgeMs, setUp: rule !== undefined, identified })
    if (reason) return { ok: false, reason }
    return {
      ok: true,
      event: {
        conversion: `urn:lla:llaPartnerConversion:${rule}`,
        conversionHappenedAt: event.at,
        conversionValue: event.value
          ? { currencyCode: event.value.currency, amount: decimal(event.value.micros) }
          : undefined,
        eventId: event.id, // the Insight Tag's too
        // unverified: that userIds may be an empty list beside userInfo
        user: { userIds, userInfo, externalIds: event.externalId ? [event.externalId] : undefined },
      },
      missing: lacking({
        email: userIds.some(id => id.idType === EMAIL),
        'click-id': userIds.some(id => id.idType === CLICK),
        name: userInfo !== undefined,
        'external-id': event.externalId !== null,
      }),
    }
  },
  request: (events, call) => json('POST', `${REST}/conversionEvents`, batchHeadersOf(call.token), { elements: events }),
  judge: judgeBatch,
}

const EMAIL = 'SHA256_EMAIL'
const CLICK = 'LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID'

async function userIdsOf({ person, clicks }: ConversionEvent) {
  const hashed = await cellIn.hashed(person?.email, email)
  const ids = [
    { idType: EMAIL, idValue: hashed },
    { idType: CLICK, idValue: clicks.li_fat_id ?? '' },
  ]
  return ids.filter(id => id.idValue)
}

/** Refused without both names. */
function userInfoOf({ person }: ConversionEvent) {
  if (!person) return undefined
  const { firstName, lastName, company, country } = named(person)
  if (!firstName || !lastName) return undefined
  return { firstName, lastName, companyName: company || undefined, countryCode: country || undefined }
}
