export type Form = Record<string, string>

/** The texts of a form that was sent, line breaks as everywhere else: forms send CR LF. */
export const formOf = (sent: Iterable<[string, File | string]>): Form =>
  Object.fromEntries(
    [...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [])),
  )
