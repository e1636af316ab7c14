import * as z from 'zod'

/** Name, properties as canonical JSON ('' when there are none), how often so far. */
const storedEvent = z.tuple([z.string(), z.string(), z.int()])
export type StoredEvent = z.infer<typeof storedEvent>

/** Name of the order (null unless there is consent to advertising), its keyed digest, millionths, ISO 4217. */
const storedPurchase = z.tuple([z.string().nullable(), z.string(), z.int(), z.string()])
export type StoredPurchase = z.infer<typeof storedPurchase>

/** One beacon as it is stored; names are those of the columns of `views`, then what goes into other tables. */
export const recorded = z.object({
  id: z.string(),
  campaign: z.string(),
  at: z.int(),
  ad: z.string(),
  variant: z.string(),
  version: z.int(),
  source: z.string(),
  utm: z.string(),
  referrer: z.string(),
  device: z.enum(['', 'mobile', 'tablet', 'desktop']),
  in_app: z.string(),
  country: z.string(),
  consent: z.literal([0, 1, 2]),
  bot: z.string().nullable(), // what gave it away, in words
  bots: z.int(), // which rules say so: bits of bot_rules
  trusted: z.literal([0, 1]).nullable(),
  page: z.string(),
  engaged_ms: z.int(),
  scroll_pct: z.int(),
  cta_clicks: z.int(),
  contact_clicks: z.int(),
  mail_clicks: z.int(),
  outbound_clicks: z.int(),
  file_clicks: z.int(),
  form_started: z.literal([0, 1]),
  forms_started: z.int(),
  form_submits: z.int(),
  fields: z.string().default(''),
  video_plays: z.int(),
  video_pct: z.int(),
  purchase: z.literal([0, 1]).default(0), // something was bought
  lcp_ms: z.int().nullable(),
  inp_ms: z.int().nullable(),
  cls_milli: z.int().nullable(),
  visitor: z.string().nullable(),
  clicks: z.string(),
  from_view: z.string().nullable().default(null), // the view on another host that led here; '' when advertising was refused here
  events: z.array(storedEvent).default([]),
  purchases: z.array(storedPurchase).default([]),
})
export type Recorded = z.infer<typeof recorded>

type Field = keyof Recorded

// A row travels as an array, half the size of an object.
const FIELDS = Object.keys(recorded.shape) as Field[]
const NOT_OF_VIEWS: Field[] = ['visitor', 'clicks', 'from_view', 'events', 'purchases']

/** The columns of `views` that a beacon fills. */
export const VIEW = FIELDS.filter(name => !NOT_OF_VIEWS.includes(name))

/** A row as an array; `id` is its first cell. */
export const cellsOf = (row: Recorded): unknown[] => FIELDS.map(name => row[name])

/** The first three of these cells. */
export const headOf = ({ id, campaign, at }: Recorded): unknown[] => [id, campaign, at]

/** SQL: a field of a row `j` of json_each(?1). */
export const cell = (name: Field): string => `j.value->>${FIELDS.indexOf(name)}`

/** SQL: the elements of a list in a row `j`, which are lists themselves. */
export const elements = (name: 'events' | 'purchases'): string => `json_each(j.value, '$[${FIELDS.indexOf(name)}]')`
