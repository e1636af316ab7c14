import { units } from '../../lib/money.ts'
import { DAY_MS } from '../../lib/time.ts'
import { cellIn } from '../cell.ts'
import type { ConversionApi, ConversionEvent } from '../contract-conversions.ts'
import { customName, lacking, unsendable } from '../sendable.ts'
import { judge, post } from './api.ts'
import { email, externalId, phone, type Secrets, type Settings } from './fields.ts'

const maxAgeMs = 28 * DAY_MS

/** Events API 2.0: business-api.tiktok.com/portal/docs?id=1771100865818625 and TikTok's own template
 *  github.com/tiktok/gtm-template-eapi, read 2026-11. */
export const conversions: ConversionApi<Settings, Secrets> = {
  perRequest: 1000,
  maxAgeMs,
  prepare: async (event, call) => {
    const user = await userOf(event)
    const identified = [user.email, user.phone, user.ttclid, user.ttp].some(Boolean)
    const reason = unsendable(event, { now: call.now, maxAgeMs, setUp: true, identified })
    if (reason) return { ok: false, reason }
    return {
      ok: true,
      event: {
        event: NAMES[event.kind] ?? customName(event),
        event_time: Math.floor(event.at / 1000), // seconds
        event_id: event.id, // the pixel's too: the second of two within 48 h is dropped
        user,
        properties: event.value ? { value: units(event.value.micros), currency: event.value.currency } : undefined,
        page: event.url ? { url: event.url } : undefined, // unverified: that a web event needs none
      },
      missing: lacking({
        email: !!user.email,
        phone: !!user.phone,
        'click-id': !!user.ttclid,
        'browser-id': !!user.ttp,
        'user-agent': !!user.user_agent,
        url: !!event.url,
        'external-id': !!user.external_id,
      }),
    }
  },
  request: (events, { settings, token }) =>
    post('/event/track/', token, { event_source: 'web', event_source_id: settings.pixelCode, data: events }),
  judge,
}

// unverified: what a CRM tells has names of its own at TikTok, but for another kind of source than a pixel.
const NAMES: Partial<Record<ConversionEvent['kind'], string>> = { lead: 'Lead', purchase: 'Purchase' }

async function userOf({ person, clicks, externalId: id, userAgent }: ConversionEvent) {
  const hash = cellIn.hashed
  const [mail, tel, ext] = await Promise.all([
    hash(person?.email, email),
    hash(person?.phone, phone),
    hash(id, externalId),
  ])
  return {
    email: mail || undefined,
    phone: tel || undefined,
    external_id: ext || undefined,
    ttclid: clicks.ttclid || undefined,
    ttp: clicks._ttp || undefined,
    user_agent: userAgent || undefined,
  }
}
