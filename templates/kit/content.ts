import * as z from 'zod'
import { httpsUrl, line, paragraph } from '../../src/lib/text.ts'
import { isZone } from '../../src/lib/zones.ts'
import { form } from './fields.ts'

export type { Field } from './fields.ts'

export const image = z.strictObject({
  asset: z.string().regex(/^[\w-]{22}$/, 'an asset id'),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  alt: paragraph(300), // empty: the picture says nothing that the text does not
})
export type HeroImage = z.infer<typeof image>

/** Text that follows the ad's own link: written {name} anywhere in the page, filled from the query on the server. */
const dynamicText = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/, 'lower-case letters, digits and _, 1 to 30'),
  param: z
    .string()
    .regex(/^[A-Za-z][\w-]{0,39}$/, 'the name of a query parameter')
    .optional(), // the name itself when left out
  fallback: line(60), // shown without the parameter, or when its value is not fit to be shown
  maxLength: z.int().min(1).max(60).default(30), // longer values give the fallback
  values: z.array(line(60)).max(50).default([]), // each is scored against the ad; only these are shown…
  open: z.boolean().default(false), // …unless this is true
  letters: z.enum(['as-is', 'lower', 'sentence', 'title']).default('as-is'),
})
export type DynamicText = z.infer<typeof dynamicText>

const link = z.strictObject({ label: line(60), url: httpsUrl })

/** The most characters of each; they follow what the platforms let an ad say (see campaigns/schema.ts). */
export const LENGTHS = { headline: 255, lead: 3000, offer: 500, cta: 40, formTitle: 120 }

/** What every template has. */
export const common = {
  headline: line(LENGTHS.headline),
  lead: paragraph(LENGTHS.lead),
  offer: paragraph(LENGTHS.offer),
  cta: line(LENGTHS.cta),
  image: image.nullable(),
  formTitle: line(LENGTHS.formTitle),
  ...form,
  dynamic: z
    .array(dynamicText)
    .max(5)
    .refine(list => new Set(list.map(({ name }) => name)).size === list.length, 'the same name twice')
    .default([]),
  thanks: z.strictObject({
    title: line(160),
    text: paragraph(600),
    steps: z.array(line(160)).min(1).max(5).optional(), // what happens now
    next: link.optional(),
    link: link.optional(), // beside the next step: a file, a calendar
  }),
}
const commonContent = z.object(common)
export type CommonContent = z.infer<typeof commonContent>

/** A moment that does not depend on where it is read: '2026-11-30T23:59:00+01:00'. */
const moment = z.iso.datetime({
  offset: true,
  error: 'a date and time with its offset, like 2026-11-30T23:59:00+01:00',
})

/** A price and what it depends on. A struck price is the lowest of the 30 days before (directive 98/6/EC art. 6a,
 *  C. conso. L.112-1-1), and a deadline is a real one: both say where that is written. */
const deal = z
  .strictObject({
    price: line(40).optional(),
    per: line(30).optional(), // 'par mois'
    was: z.strictObject({ price: line(40), proof: line(300), since: z.iso.date() }).optional(),
    until: moment.optional(), // from then on nothing of the deal is shown
    untilProof: line(300).optional(),
    code: line(30).optional(),
    terms: paragraph(400).optional(),
  })
  .refine(({ price, was }) => !was || price, {
    path: ['price'],
    error: 'a struck price needs the price that replaces it',
  })
  .refine(({ until, untilProof }) => !until || untilProof, {
    path: ['untilProof'],
    error: 'a deadline needs its proof: where it is decided and written',
  })
export type Deal = z.infer<typeof deal>

/** Shown only to a returning visitor whose sequence has come to it, and until its end. */
const incentive = z.strictObject({
  title: line(120),
  text: paragraph(400),
  code: line(30).optional(),
  until: moment,
  proof: line(300),
})
export type Incentive = z.infer<typeof incentive>

/** Optional sections. Proof without a source and a date is not proof, and neither is a number. */
export const sections = {
  steps: z.array(z.strictObject({ title: line(120), text: paragraph(300) })).max(5),
  benefits: z
    .array(z.strictObject({ title: line(120), text: paragraph(300) }))
    .min(1)
    .max(6)
    .optional(),
  proof: z
    .array(z.strictObject({ quote: line(400), source: line(120), date: z.iso.date(), image: image.optional() }))
    .min(1)
    .max(4)
    .optional(),
  figures: z
    .array(z.strictObject({ value: line(20), label: line(80), source: line(120), date: z.iso.date() }))
    .min(1)
    .max(4)
    .optional(),
  faq: z
    .array(z.strictObject({ question: line(160), answer: paragraph(1200) }))
    .min(1)
    .max(10)
    .optional(),
  reassurance: z.array(line(80)).min(1).max(4).optional(),
  deal: deal.optional(),
  incentive: incentive.optional(),
}
const allSections = z.object(sections)
export type Sections = z.infer<typeof allSections>

/** For templates about something that takes place. */
export const event = z.strictObject({
  starts: moment,
  minutes: z.int().min(1).max(10_080),
  timeZone: z.string().max(60).refine(isZone, 'a time zone like Europe/Paris').optional(), // else the offset of `starts`
  place: line(200).optional(),
  online: z.boolean(),
  seats: z.int().min(1).max(1_000_000).optional(),
  speakers: z
    .array(z.strictObject({ name: line(80), role: line(120) }))
    .min(1)
    .max(6)
    .optional(),
})
export type EventContent = z.infer<typeof event>
