import * as z from 'zod'
import { isUuidV7 } from '../lib/ids.ts'
import { slug } from '../lib/text.ts'
import { DAY_MS } from '../lib/time.ts'

const total = (max: number) => z.int().min(0).max(max).default(0)
const flag = z.literal([0, 1]).default(0)
const vital = (max: number) => z.int().min(0).max(max).nullable().default(null)
const ascii = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[ -~]*$/, 'printable ASCII')
    .default('')

const MAX_EVENTS = 20
const MAX_PURCHASES = 10
const MAX_AMOUNT = 10_000_000

const prop = z.union([z.string().max(200), z.number(), z.boolean()])
/** Name, how often so far, properties. */
const event = z.tuple([
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\w .:-]+$/),
  z.int().min(1).max(1000),
  z.record(z.string().max(40), prop).default({}),
])
/** Number of the order, value in units of the currency (below zero: given back), ISO 4217. */
const purchase = z.tuple([
  z.string().min(1).max(100),
  z.number().min(-MAX_AMOUNT).max(MAX_AMOUNT),
  z.string().regex(/^[A-Z]{3}$/),
])

/** What the browser sends: totals so far, so that any beacon replaces all before it. Cached scripts are old: a missing
 *  total is 0 and an unknown field is ignored, but a number out of range is refused, as nothing of ours sends one. */
export const beacon = z.object({
  v: z.string().toLowerCase().refine(isUuidV7, 'a UUIDv7'), // view
  c: slug, // campaign
  a: z.union([z.literal(''), slug]).default(''), // ad
  x: z
    .string()
    .regex(/^[\w.-]{0,64}$/)
    .default(''), // variant
  n: total(1_000_000), // version of the page
  t: z.int().min(0).max(8.64e15).optional(), // browser's clock, ms; absent when the server minted the view's id
  e: total(DAY_MS), // engaged, ms
  s: total(100), // scroll, %
  k: total(1000), // clicks on a call to action
  o: total(1000), // clicks on a phone or mail link
  m: total(1000), // of these, on a mail link
  j: total(1000), // clicks on a link to another host
  d: total(1000), // clicks on a link to a file
  f: total(1000), // forms started
  y: total(1000), // forms sent
  V: total(1000), // videos played
  P: total(100), // furthest point of any video, %
  E: z.array(event).max(MAX_EVENTS).default([]), // custom events
  B: z.array(purchase).max(MAX_PURCHASES).default([]), // bought, or given back
  q: ascii(500), // utm_ parameters, as a query string
  r: z
    .string()
    .regex(/^[\w.:[\]-]{0,253}$/)
    .default(''), // referrer's host
  g: z
    .string()
    .regex(/^\w{0,32}$/)
    .default(''), // name of the click id in the address, without its value
  i: ascii(2000), // click ids, as a query string; sent after consent only
  b: flag, // navigator.webdriver
  z: z.literal([0, 1]).optional(), // 1: a hand touched something; absent in scripts of before
  u: z
    .string()
    .regex(/^[12][tg]?$/)
    .optional(), // what the page says of consent: 1 refused, 2 granted; by TCF, Google's consent mode, or l2l.consent()
  w: z.string().toLowerCase().refine(isUuidV7, 'a UUIDv7').optional(), // the view on another host that led here
  L: ascii(300), // 'host/path' of a page that we do not serve
  l: vital(600_000), // LCP, ms
  p: vital(600_000), // INP, ms
  h: vital(100_000), // CLS × 1000
})
export type Beacon = z.infer<typeof beacon>
