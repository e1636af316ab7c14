import * as z from 'zod'
import { isUuidV7 } from '../lib/ids.ts'
import { slug } from '../lib/text.ts'
import { DAY_MS } from '../lib/time.ts'
import { fieldsTold } from './facts/fields.ts'
import { MAX_CLICKS, MAX_UTM } from './facts/params.ts'
import { sorted, told } from './told.ts'

const NO_NUMBER = 2 ** 31 // a browser's own figures are below; what is above is no figure

// Beyond what can be meant, the most that can; and no text at all rather than an odd one: an old tab, an odd page or a cookie
// of somebody else's does not lose a visit.
const total = (max: number) =>
  z
    .int()
    .min(0)
    .max(NO_NUMBER)
    .transform(figure => Math.min(figure, max))
    .default(0)
const vital = (max: number) =>
  z
    .int()
    .min(0)
    .max(NO_NUMBER)
    .transform(ms => (ms > max ? null : ms))
    .nullable()
    .default(null)
const flag = z
  .union([z.literal([0, 1]), z.boolean()])
  .transform(Number)
  .default(0)
const ascii = (max: number) =>
  z
    .string()
    .max(16_000) // an address at Cloudflare
    .regex(/^[ -~]*$/, 'printable ASCII')
    .transform(text => (text.length <= max ? text : text.slice(0, max).replace(/&[^&]*$/, '')))
    .catch('')
    .default('')

/** What the browser sends: totals so far, so that any beacon replaces all before it. Cached scripts are old: a missing
 *  total is 0 and an unknown field is ignored, but what is no figure is refused, as nothing of ours sends one. */
export const beacon = z
  .object({
    v: z.string().toLowerCase().refine(isUuidV7, 'a UUIDv7'), // view
    c: slug, // campaign
    a: z.union([z.literal(''), slug]).default(''), // ad
    x: z
      .string()
      .regex(/^[\w.-]{0,64}$/)
      .default(''), // variant
    n: z
      .union([z.int().min(0).max(NO_NUMBER), z.string().regex(/^\d{1,9}$/)])
      .transform(version => Math.min(+version, 1e6))
      .default(0), // of the page
    t: z.int().min(0).max(8.64e15).optional(), // browser's clock, ms; absent or 0 when the server minted the view's id
    e: total(DAY_MS), // engaged, ms
    s: total(100), // scroll, %
    k: total(1000), // clicks on a call to action
    o: total(1000), // clicks on a phone link
    m: total(1000), // clicks on a mail link
    j: total(1000), // clicks on a link to another host
    d: total(1000), // clicks on a link to a file
    f: total(1000), // forms started
    y: total(1000), // forms sent
    F: fieldsTold, // names of the fields of a form that somebody came to
    V: total(1000), // videos played
    P: total(100), // furthest point of any video, %
    E: told, // l2l.track()
    q: ascii(MAX_UTM), // utm_ parameters and the ad's ids, as a query string
    r: z
      .string()
      .regex(/^[\w.:[\]-]{0,253}$/)
      .catch('')
      .default(''), // referrer's host
    g: z
      .string()
      .regex(/^\w{0,32}$/)
      .catch('')
      .default(''), // name of the click id in the address, without its value
    i: ascii(MAX_CLICKS), // click ids, as a query string; sent after consent only
    w: z.string().toLowerCase().refine(isUuidV7).optional().catch(undefined), // the view on another host that led here
    b: flag, // navigator.webdriver
    z: z.literal([0, 1, 2]).default(0), // 1: a hand touched something; 2: only a script did; 0: nothing was touched
    u: z
      .string()
      .regex(/^([ptg][123]){0,3}$/)
      .default(''), // what the page says of consent: by itself, by IAB TCF, by Google's mode; 1 refused, 2 granted
    l: vital(600_000), // LCP, ms
    p: vital(600_000), // INP, ms
    h: vital(100_000), // CLS × 1000
    L: ascii(300), // 'host/path' of a page that we do not serve
  })
  .transform(({ E, ...b }) => ({ ...b, ...sorted(E, b.v) }))
export type Beacon = z.infer<typeof beacon>
