import * as z from 'zod'
import { units } from '../../lib/money.ts'
import { DAY_MS } from '../../lib/time.ts'
import { accepted } from '../answers.ts'
import { cellIn, type Normalise } from '../cell.ts'
import type { ConversionApi, ConversionEvent, Hint } from '../contract-conversions.ts'
import { refusedWhole } from '../judge-whole.ts'
import { customName, lacking, unsendable } from '../sendable.ts'
import { graph, judgeMeta, type Secrets, type Settings } from './api.ts'
import { country, ct, em, fn, ph, zp } from './fields.ts'

const MAX_AGE_MS = 7 * DAY_MS

/** developers.facebook.com/documentation/ads-commerce/conversions-api: using-the-api, best-practices and
 *  parameters/{server-event,fbp-and-fbc}. Read 2026-11. Options for US state laws (LDU) are not sent: who did not agree is
 *  not sent at all. */
export const conversions: ConversionApi<Settings, Secrets> = {
  perRequest: 100, // 1,000 are allowed; one invalid event refuses them all
  maxAgeMs: MAX_AGE_MS,
  prepare: async (event, { now }) => {
    const user = await userOf(event)
    const identified = IDENTIFIERS.some(key => user[key])
    const setUp = event.kind !== 'tier' || event.tier !== null
    const reason = unsendable(event, { now, maxAgeMs: MAX_AGE_MS, setUp, identified })
    if (reason) return { ok: false, reason }
    return {
      ok: true,
      event: {
        event_name: NAMES[event.kind] ?? customName(event),
        event_time: Math.floor(event.at / 1000), // s
        event_id: event.id,
        // 'website' is refused without the page and the browser: what shops and CRMs tell afterwards has neither.
        action_source: event.url && event.userAgent ? 'website' : 'system_generated',
        event_source_url: event.url ?? undefined,
        user_data: user,
        custom_data: event.value ? { currency: event.value.currency, value: units(event.value.micros) } : undefined,
      },
      missing: missing(event, user),
    }
  },
  request: (events, call) =>
    graph('POST', `${call.settings.pixelId}/events`, call, {
      data: events,
      test_event_code: call.settings.testEventCode,
    }),
  judge: (answer, sent) => {
    const body = received.safeParse(answer.body)
    if (answer.status >= 300 || !body.success) return judgeMeta(answer, sent)
    // What is sent twice is dropped by its event_id.
    return body.data.events_received >= sent ? accepted : refusedWhole('not-all-received', sent)
  },
}

const received = z.object({ events_received: z.int().min(0) })

/** Standard events (…/meta-pixel/reference); the others are custom events of ours. */
const NAMES: Partial<Record<ConversionEvent['kind'], string>> = { lead: 'Lead', purchase: 'Purchase' }

/** Meta refuses events that have none of these but names, places and the browser's name (best-practices); and without one
 *  of them it would find nobody. We keep no IP address. */
const IDENTIFIERS = ['em', 'ph', 'external_id', 'fbc', 'fbp'] as const

async function userOf({ person, externalId, userAgent, clicks, at }: ConversionEvent) {
  const hashed = async (value: string | null | undefined, normalise: Normalise) => {
    const hash = await cellIn.hashed(value, normalise)
    return hash ? [hash] : undefined
  }
  return {
    em: await hashed(person?.email, em),
    ph: await hashed(person?.phone, ph),
    fn: await hashed(person?.first_name, fn),
    ln: await hashed(person?.last_name, fn),
    ct: await hashed(person?.city, ct),
    zp: await hashed(person?.zip, zp),
    country: await hashed(person?.country, country),
    external_id: externalId ? [externalId] : undefined,
    client_user_agent: userAgent ?? undefined,
    fbc: fbcOf(clicks, at),
    fbp: FBP.test(clicks._fbp ?? '') ? clicks._fbp : undefined,
  }
}

/** fb.<index of the domain>.<ms>.<click or random number>, and since the Parameter Builder a fifth part of its own. */
const FBC = /^fb\.\d+\.\d+\.([^.\s]+)(?:\.[^.\s]+)?$/
const FBP = /^fb\.\d+\.\d+\.\d+(?:\.[^.\s]+)?$/

/** The cookie, unless the address tells of a newer click. Without a cookie the index is 1, and the time should be when the
 *  click was first seen: the event is the first that we know of. */
function fbcOf({ _fbc, fbclid }: ConversionEvent['clicks'], at: number): string | undefined {
  const inCookie = FBC.exec(_fbc ?? '')?.[1]
  if (inCookie && (!fbclid || inCookie === fbclid)) return _fbc
  return fbclid ? `fb.1.${at}.${fbclid}` : undefined // unverified: the time
}

const missing = (event: ConversionEvent, user: Awaited<ReturnType<typeof userOf>>): Hint[] =>
  lacking({
    email: !!user.em,
    phone: !!user.ph,
    name: !!user.fn && !!user.ln,
    'click-id': !!user.fbc,
    'browser-id': !!user.fbp,
    'user-agent': !!user.client_user_agent,
    url: !!event.url,
    'external-id': !!user.external_id,
  })
