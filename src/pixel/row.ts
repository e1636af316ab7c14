import * as z from 'zod'
import { shortUtm } from './facts/utm.ts'

/** Name, properties as canonical JSON ('' when there are none), how often so far. */
const storedEvent = z.tuple([z.string(), z.string(), z.int()])
export type StoredEvent = z.infer<typeof storedEvent>

/** Name of the order (null unless there is consent to advertising), its keyed digest, millionths, ISO 4217. */
const storedPurchase = z.tuple([z.string().nullable(), z.string(), z.int(), z.string()])
export type StoredPurchase = z.infer<typeof storedPurchase>

/** views.consent. Exempt: nobody was asked yet. */
export const CONSENT = { exempt: 0, refused: 1, granted: 2 } as const

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
  consent: z.enum(CONSENT),
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

// What few beacons say, and what all others say instead.
const SELDOM = {
  bot: 'NULL',
  bots: '0',
  contact_clicks: '0',
  mail_clicks: '0',
  outbound_clicks: '0',
  file_clicks: '0',
  form_started: '0',
  forms_started: '0',
  form_submits: '0',
  fields: "''",
  video_plays: '0',
  video_pct: '0',
  purchase: '0',
} as const satisfies Partial<Record<Field, string>>
const SELDOM_LISTS = ['events', 'purchases'] as const
const NOT_OF_VIEWS: Field[] = ['visitor', 'clicks', 'from_view', ...SELDOM_LISTS]

const isSeldom = (name: Field): name is keyof typeof SELDOM => Object.hasOwn(SELDOM, name)
const isList = (name: Field): boolean => SELDOM_LISTS.some(list => list === name)

// A row travels as an array, half the size of an object, and one that says nothing seldom ends before it.
const ALL = Object.keys(recorded.shape) as Field[]
const USUAL = ALL.filter(name => !isSeldom(name) && !isList(name))
const OFTEN_NOTHING = ALL.filter(isSeldom)
const FIELDS = [...USUAL, ...OFTEN_NOTHING, ...SELDOM_LISTS]

/** The columns of `views` that a beacon fills. */
export const VIEW = FIELDS.filter(name => !NOT_OF_VIEWS.includes(name))

const UTM = FIELDS.indexOf('utm')
const PURCHASES = FIELDS.indexOf('purchases')

/** A row as an array; `id` is its first cell. */
export function cellsOf(row: Recorded): unknown[] {
  const { utm, events, purchases } = row
  const saysMore = events.length > 0 || purchases.length > 0 || OFTEN_NOTHING.some(name => row[name])
  const cells: unknown[] = (saysMore ? FIELDS : USUAL).map(name => row[name])
  cells[UTM] = shortUtm(utm)
  if (purchases.length > 0) cells[PURCHASES] = purchases.map(told => [...told, utm])
  return cells
}

/** The first three of these cells. */
export const headOf = ({ id, campaign, at }: Recorded): unknown[] => [id, campaign, at]

/** SQL: a field of a row `j` of json_each(?1). */
export const cell = (name: Field): string => `j.value->>${FIELDS.indexOf(name)}`

/** SQL: the elements of a list in a row `j`, which are lists themselves. */
export const elements = (name: (typeof SELDOM_LISTS)[number]): string =>
  `json_each(j.value, '$[${FIELDS.indexOf(name)}]')`

/** SQL: `j (value, says_more)`. MATERIALIZED jsonb: each row's text is parsed once and not for each of its cells, which
 *  halves the time. */
export const PARSED = `
  WITH j AS MATERIALIZED (
    SELECT jsonb(value) AS value, json_array_length(value) > ${USUAL.length} AS says_more FROM json_each(?1) n)`

/** SQL: a column of `views`, of a row of PARSED. A cell that is not there is not looked for. */
export const viewCell = (name: Field): string =>
  isSeldom(name) ? `iif(j.says_more, ${cell(name)}, ${SELDOM[name]})` : cell(name)
