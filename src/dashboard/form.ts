export type Form = Record<string, string>

/** The texts of a form that was sent, line breaks as everywhere else: forms send CR LF. */
export const formOf = (sent: Iterable<[string, File | string]>): Form =>
  Object.fromEntries(
    [...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [])),
  )

/** '1 500,5' as people type it, as a share of `of`. Null of nothing, and the text itself of what is no number: the API refuses both. */
export function numberIn(typed = '', of = 1): number | string | null {
  const plain = typed.replace(/\s/g, '').replace(',', '.')
  if (plain === '') return null
  const value = Number(plain)
  if (Number.isNaN(value)) return typed
  return of === 1 ? value : +(value / of).toPrecision(12) // 2.3 / 100 is 0.023
}
