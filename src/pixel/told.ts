import * as z from 'zod'

/** What a page told with `l2l.track(name, props)` or `data-l2l-event`. What makes no sense is left out, alone: a visit must
 *  not be lost by a word. */

const MAX_TOLD = 200
const MAX_KINDS = 20
const MAX_PURCHASES = 10
const MAX_PROPS = 100
const MAX_COUNT = 1000
const MAX_AMOUNT = 10_000_000

/** As many as allowed, those that make sense. Made once and not for each beacon: making a schema costs more than using it. */
export const listOf = <Item extends z.ZodType>(item: Item, max: number) =>
  z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform(all => all.slice(0, max).map(one => item.safeParse(one)))
    .transform((all): z.infer<Item>[] => all.flatMap(({ success, data }) => (success ? [data] : [])))

const prop = z.tuple([z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])])
const entries = listOf(prop, MAX_PROPS)
const props = z
  .record(z.string(), z.unknown())
  .catch({})
  .default({})
  .transform(all => Object.fromEntries(entries.parse(Object.entries(all))))

/** Name, how often so far, properties. */
const event = z.tuple([
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\p{L}\p{N}_ .:/-]+$/u),
  z
    .int()
    .min(1)
    .transform(count => Math.min(count, MAX_COUNT)),
  props,
])
type Told = z.infer<typeof event>
export const told = listOf(event, MAX_TOLD)

const purchase = z.object({
  order: z.union([z.string(), z.int()]).transform(String).pipe(z.string().min(1).max(100)),
  value: z.coerce.number().min(-MAX_AMOUNT).max(MAX_AMOUNT),
  currency: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
})

/** Number of the order, value in units of the currency (below zero: given back), ISO 4217. */
type Purchase = [order: string, value: number, currency: string]

/** E: custom events. B: purchases; one without a number is the purchase of its view. `named`: what has a total of its
 *  own, told by the page where its markup does not. */
export function sorted(events: readonly Told[], view: string) {
  const purchases = events.flatMap(([name, , props]) => {
    const found = name === 'purchase' ? purchase.safeParse({ order: view, ...props }).data : undefined
    return found ? [[found.order, found.value, found.currency] satisfies Purchase] : []
  })
  const counted = (wanted: string) =>
    events.reduce((sum, [name, count]) => Math.min(sum + (name === wanted ? count : 0), MAX_COUNT), 0)
  return {
    B: purchases.slice(0, MAX_PURCHASES),
    E: events.filter(([name]) => !OWN.includes(name)).slice(0, MAX_KINDS),
    named: { cta: counted('cta'), contact: counted('contact'), form: counted('form') },
  }
}

const OWN = ['purchase', 'cta', 'contact', 'form']
