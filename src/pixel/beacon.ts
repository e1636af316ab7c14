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
  f: flag, // form started
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
  l: vital(600_000), // LCP, ms
  p: vital(600_000), // INP, ms
  h: vital(100_000), // CLS × 1000
})
export type Beacon = z.infer<typeof beacon>
