import * as z from 'zod'

const IN_USE: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** A code of ISO 4217 that money is counted in today, by the list that the runtime itself keeps. */
export const isCurrency = (code: string): boolean => IN_USE.has(code)

export const currencyCode = z
  .stringFormat('currency', new RegExp(`^(${[...IN_USE].join('|')})$`), 'ISO 4217: "EUR"')
  .meta({ pattern: '^[A-Z]{3}$' }) // as described; all codes would fill a page
