import { units } from '../../lib/money.ts'
import { DAY_MS } from '../../lib/time.ts'
import { cellIn } from '../cell.ts'
import type { ConversionApi, ConversionEvent, ConversionKind } from '../contract-conversions.ts'
import { json } from '../requests.ts'
import { customName, lacking, unsendable } from '../sendable.ts'
import { judgeEvents } from './answers.ts'
import { API, fields, headersOf, type Secrets, type Settings } from './fields.ts'

const MAX_AGE_MS = 7 * DAY_MS

const TYPES: Record<ConversionKind, 'LEAD' | 'PURCHASE' | 'CUSTOM'> = {
  lead: 'LEAD',
  purchase: 'PURCHASE',
  qualified: 'CUSTOM',
  won: 'CUSTOM',
  tier: 'CUSTOM',
}

/** Conversions API of ads-api.reddit.com/docs/v3, read 2026-11. */
export const conversions: ConversionApi<Settings, Secrets> = {
  perRequest: 500, // unverified: the pages say 1,000
  ownToken: true,
  maxAgeMs: MAX_AGE_MS,
  prepare: async (event, { now }) => {
    const user = await userData(event)
    const click_id = event.clicks.rdt_cid
    const identified = !!user.email || !!user.phone_number || !!user.uuid || !!click_id
    const reason = unsendable(event, { now, maxAgeMs: MAX_AGE_MS, setUp: true, identified })
    if (reason) return { ok: false, reason }
    const tracking_type = TYPES[event.kind]
    // Within one source only the Pixel's double is dropped, and the Pixel is WEBSITE. What a CRM tells happened elsewhere.
    const action_source = event.kind === 'qualified' || event.kind === 'won' ? 'OTHER' : 'WEBSITE'
    return {
      ok: true,
      event: {
        event_at: event.at, // ms
        action_source,
        event_source_url: action_source === 'WEBSITE' ? (event.url ?? undefined) : undefined,
        type: { tracking_type, custom_event_name: tracking_type === 'CUSTOM' ? customName(event) : undefined },
        click_id,
        user,
        metadata: {
          conversion_id: event.id,
          currency: event.value?.currency,
          value: event.value ? units(event.value.micros) : undefined, // in units of the currency
        },
      },
      missing: lacking({
        email: !!user.email,
        phone: !!user.phone_number,
        'click-id': !!click_id,
        'browser-id': !!user.uuid,
        'user-agent': !!user.user_agent,
        url: event.url !== null,
        'external-id': !!user.external_id,
      }),
    }
  },
  request: (events, { settings, secrets }) =>
    json('POST', `${API}/pixels/${settings.pixelId}/conversion_events`, headersOf(secrets.conversionToken), {
      data: { events },
    }),
  judge: judgeEvents,
}

async function userData({ person, clicks, externalId, userAgent }: ConversionEvent) {
  const [email, phone] = await Promise.all([
    cellIn.hashed(person?.email, fields.email),
    cellIn.hashed(person?.phone, fields.phone),
  ])
  return {
    email: email || undefined,
    phone_number: phone || undefined,
    external_id: externalId ?? undefined,
    user_agent: userAgent ?? undefined,
    uuid: clicks._rdt_uuid, // unverified: whole, as in the pages' example
  }
}
