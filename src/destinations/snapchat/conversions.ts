import { decimal } from '../../lib/money.ts'
import { DAY_MS } from '../../lib/time.ts'
import { cellIn, type Normalise } from '../cell.ts'
import type { ConversionApi, ConversionEvent } from '../contract-conversions.ts'
import { keyOf } from '../conversion-key.ts'
import { json } from '../requests.ts'
import { lacking, unsendable } from '../sendable.ts'
import { judgeEvents } from './answers.ts'
import { fields, type Secrets, type Settings } from './fields.ts'

const MAX_AGE_MS = 37 * DAY_MS

/** developers.snap.com/api/marketing-api/Conversions-API/UsingTheAPI and …/Parameters, read 2026-11. */
export const conversions: ConversionApi<Settings, Secrets> = {
  perRequest: 2000,
  ownToken: true,
  maxAgeMs: MAX_AGE_MS,
  prepare: async (event, { settings, now }) => {
    const name = nameOf(event, settings)
    const user = await userData(event)
    // E-mail, phone, a device id, or IP and browser together: we keep no IP address, and a click id alone is not taken.
    const identified = !!user.em || !!user.ph // unverified
    const reason = unsendable(event, { now, maxAgeMs: MAX_AGE_MS, setUp: !!name, identified })
    if (reason) return { ok: false, reason }
    return {
      ok: true,
      event: {
        event_name: name,
        action_source: event.url ? 'WEB' : 'OFFLINE', // WEB wants the address of the page
        event_time: Math.floor(event.at / 1000), // seconds
        event_id: event.id, // client_dedup_id of the Pixel
        event_source_url: event.url ?? undefined,
        user_data: user,
        custom_data: event.value
          ? { currency: event.value.currency, value: decimal(event.value.micros) } // text, as in the page's example
          : undefined,
      },
      missing: lacking({
        email: !!user.em,
        phone: !!user.ph,
        'click-id': !!user.sc_click_id,
        'browser-id': !!user.sc_cookie1,
        'user-agent': !!user.client_user_agent,
        url: event.url !== null,
        name: !!user.fn && !!user.ln,
        'external-id': !!user.external_id,
      }),
    }
  },
  // The token is part of the URL: as secret as the token.
  request: (events, { settings, secrets }) => {
    const query = new URLSearchParams({ access_token: secrets.conversionToken })
    return json('POST', `https://tr.snapchat.com/v3/${settings.pixelId}/events?${query}`, {}, { data: events })
  },
  judge: judgeEvents,
}

/** A lead is a sign-up: Snapchat knows no lead on a website. */
function nameOf(event: ConversionEvent, { conversions }: Settings): string | undefined {
  if (event.kind === 'lead') return 'SIGN_UP'
  if (event.kind === 'purchase') return 'PURCHASE'
  return conversions[keyOf(event)]
}

async function userData({ person, clicks, externalId, userAgent }: ConversionEvent) {
  const hashed = async (value: string | null | undefined, normalise: Normalise) =>
    (await cellIn.hashed(value, normalise)) || undefined
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
    em: em && [em],
    ph: ph && [ph],
    ...{ fn, ln, ct, zp, country },
    external_id: externalId ? [externalId] : undefined,
    client_user_agent: userAgent ?? undefined,
    sc_click_id: clicks.ScCid,
    sc_cookie1: clicks._scid,
  }
}
