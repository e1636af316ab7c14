import type { Recorded } from '../src/pixel/row.ts'

/** A beacon that says nothing yet. */
export const blank = (id: string, more: Partial<Recorded> = {}): Recorded => ({
  id,
  campaign: 'spring',
  at: 1,
  ad: '',
  variant: '',
  version: 0,
  source: 'direct',
  utm: '',
  referrer: '',
  device: '',
  in_app: '',
  country: '',
  consent: 0,
  bot: null,
  bots: 0,
  trusted: null,
  page: '',
  engaged_ms: 0,
  scroll_pct: 0,
  cta_clicks: 0,
  contact_clicks: 0,
  mail_clicks: 0,
  outbound_clicks: 0,
  file_clicks: 0,
  form_started: 0,
  forms_started: 0,
  form_submits: 0,
  fields: '',
  video_plays: 0,
  video_pct: 0,
  purchase: 0,
  lcp_ms: null,
  inp_ms: null,
  cls_milli: null,
  visitor: null,
  clicks: '',
  from_view: null,
  events: [],
  purchases: [],
  ...more,
})

/** What `l2l.track('purchase', …)` puts into a beacon. */
export const bought = (...orders: [order: unknown, value: unknown, currency: unknown][]): unknown[] =>
  orders.map(([order, value, currency]) => ['purchase', 1, { order, value, currency }])
