import * as z from 'zod'

/** What a page told with `l2l.track(name, props)` or `data-l2l-event`. A wrong one is left out, and the others stay. */

export const MAX_EVENTS = 200
const MAX_KINDS = 20
const MAX_PURCHASES = 10
const MAX_COUNT = 1000
const MAX_AMOUNT = 10_000_000

const prop = z.union([z.string().max(200), z.number(), z.boolean()])
/** Name, how often so far, properties. */
export const told = z.tuple([
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u),
  z
    .int()
    .min(1)
    .max(2 ** 31),
  z.record(z.string().max(40), prop.optional().catch(undefined)).default({}),
])
export type Told = z.infer<typeof told>

const purchase = z.object({
  order: z.coerce.string().min(1).max(100),
  value: z.coerce.number().min(-MAX_AMOUNT).max(MAX_AMOUNT),
  currency: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
})

/** Number of the order, value in units of the currency (below zero: given back), ISO 4217. */
export type Purchase = [order: string, value: number, currency: string]

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
    E: events
      .filter(([name]) => !OWN.includes(name))
      .slice(0, MAX_KINDS)
      .map(([name, count, props]): Told => [name, Math.min(count, MAX_COUNT), props]),
    named: { cta: counted('cta'), contact: counted('contact'), form: counted('form') },
  }
}

const OWN = ['purchase', 'cta', 'contact', 'form']
