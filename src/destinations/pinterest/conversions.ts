import { decimal } from '../../lib/money.ts'
import { DAY_MS } from '../../lib/time.ts'
import { cellIn, type Normalise } from '../cell.ts'
import type { ConversionApi, ConversionEvent, ConversionKind } from '../contract-conversions.ts'
import { bearer, json } from '../requests.ts'
import { customName, lacking, unsendable } from '../sendable.ts'
import { judgeEvents } from './answers.ts'
import { API, fields, type Secrets, type Settings } from './fields.ts'

// No page names an age. 60 days is the longest window after a click in which Pinterest counts.
const MAX_AGE_MS = 60 * DAY_MS // unverified

const NAMES: Record<ConversionKind, string> = {
  lead: 'lead',
  purchase: 'checkout',
  qualified: 'custom',
  won: 'custom',
  tier: 'custom',
}

/** events/create of github.com/pinterest/api-description v5/openapi.json, read 2026-11. */
export const conversions: ConversionApi<Settings, Secrets> = {
  perRequest: 1000,
  ownToken: true,
  maxAgeMs: MAX_AGE_MS,
  prepare: async (event, { now }) => {
    const user = await userData(event)
    // An address, a device id, or IP and browser together: we keep no IP address and know no device id.
    const reason = unsendable(event, { now, maxAgeMs: MAX_AGE_MS, setUp: true, identified: !!user.em })
    if (reason) return { ok: false, reason }
    return {
      ok: true,
      event: {
        event_name: NAMES[event.kind],
        // What a CRM tells of a lead from the web is sent as web too: doubles of offline events are not dropped.
        action_source: 'web',
        event_time: Math.floor(event.at / 1000), // seconds
        event_id: event.id,
        event_source_url: event.url ?? undefined,
        user_data: user,
        custom_data: customData(event),
      },
      missing: lacking({
        email: !!user.em,
        phone: !!user.ph,
        'click-id': !!user.click_id,
        'user-agent': !!user.client_user_agent,
        url: event.url !== null,
        name: !!user.fn && !!user.ln,
        'external-id': !!user.external_id,
      }),
    }
  },
  request: (events, { settings, secrets }) =>
    json('POST', `${API}/ad_accounts/${settings.adAccountId}/events`, bearer(secrets.conversionToken), {
      data: events,
    }),
  judge: judgeEvents,
}

async function userData({ person, clicks, externalId, userAgent }: ConversionEvent) {
  const hashed = async (value: string | null | undefined, normalise: Normalise) => {
    const digest = await cellIn.hashed(value, normalise)
    return digest ? [digest] : undefined
  }
  const [em, ph, fn, ln, ct, zp, country] = await Promise.all([
    hashed(person?.email, fields.email),
    hashed(person?.phone, fields.phone),
    hashed(person?.first_name, fields.first_name),
    hashed(person?.last_name, fields.last_name),
    hashed(person?.city, fields.city),
    hashed(person?.zip, fields.zip),
    hashed(person?.country, fields.country),
  ])
  return {
    ...{ em, ph, fn, ln, ct, zp, country },
    external_id: externalId ? [externalId] : undefined,
    click_id: clicks.epik ?? clicks._epik,
    client_user_agent: userAgent ?? undefined,
  }
}

/** Pinterest has one custom event: content_name tells which of ours it is. */
function customData(event: ConversionEvent) {
  const content_name = NAMES[event.kind] === 'custom' ? customName(event) : undefined
  const value = event.value && { currency: event.value.currency, value: decimal(event.value.micros) }
  return content_name || value ? { ...value, content_name } : undefined
}
