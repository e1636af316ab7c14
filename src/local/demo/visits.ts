import type { Lead } from '../../contacts/lead.ts'
import type { Recorded } from '../../pixel/row.ts'

/** Where the demo's visits happen: one ad's page. `source` is its platform. */
export interface Place {
  campaign: string
  ad: string
  source: string
}

export type Signals = Partial<Pick<Recorded, 'engaged_ms' | 'scroll_pct' | 'cta_clicks' | 'form_started' | 'fields'>>

export interface Visit {
  id: string
  at: number
  consent: 'exempt' | 'refused' | 'granted'
  visitor: string | null
  signals: Signals
}

const CONSENT = { exempt: 0, refused: 1, granted: 2 } as const
const IN_APP: Record<string, string> = { meta: 'instagram', tiktok: 'tiktok', linkedin: 'linkedin' }

export const isFrench = (place: Place): boolean => place.source !== 'tiktok'

/** What the pixel would have sent at the end of a visit. */
export const beaconOf = (place: Place, { id, at, consent, visitor, signals }: Visit): Recorded => ({
  ...{ id, at, campaign: place.campaign, ad: place.ad, variant: '', version: 1, source: place.source },
  ...{ utm: `utm_source=${place.source}&utm_medium=paid_social`, referrer: '', clicks: '' },
  ...{ device: 'mobile', in_app: IN_APP[place.source] ?? '', country: isFrench(place) ? 'FR' : 'GB' },
  ...{ bot: null, bots: 0, trusted: 1, page: '' },
  ...{ consent: CONSENT[consent], visitor },
  ...{ engaged_ms: 0, scroll_pct: 0, cta_clicks: 0, contact_clicks: 0, mail_clicks: 0 },
  ...{ outbound_clicks: 0, file_clicks: 0, form_started: 0, forms_started: 0, form_submits: 0, fields: '' },
  ...{ video_plays: 0, video_pct: 0, purchase: 0, from_view: null, events: [], purchases: [] },
  ...{ lcp_ms: 900, inp_ms: null, cls_milli: 0 },
  ...signals,
})

/** UUIDv7 of a moment, the same on each call: the demo and the tests can name the people's visits. */
export function idAt(at: number, who: number): string {
  const time = Math.floor(at).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${who.toString(16).padStart(12, '0')}`
}

interface Form {
  name: string
  email: string
  phone: string | null
  ads: boolean // agreed to targeted advertising; all of them agreed to be contacted
}

/** The form of a visit. */
export const leadOf = (place: Place, { id, visitor }: Visit, { name, email, phone, ads }: Form): Lead => ({
  ...{ eventId: id, campaign: place.campaign, ad: place.ad, version: 1, visitor, message: null },
  person: { email, phone, first_name: name, last_name: null, company: null, country: isFrench(place) ? 'FR' : 'GB' },
  consent: { contact: true, ads, gpc: false, textVersion: `2026-11-${isFrench(place) ? 'fr' : 'en'}` },
})
