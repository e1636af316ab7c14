const IN_USE: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** A code of ISO 4217 that money is counted in today, by the list that the runtime itself keeps. */
export const isCurrency = (code: string): boolean => IN_USE.has(code)

// Those that ended, of the columns of eurofxref-hist.csv (ecb.europa.eu), which goes back to 1999.
const ENDED: ReadonlySet<string> = new Set('BGN CYP EEK HRK LTL LVL MTL ROL SIT SKK TRL'.split(' '))

/** The same, or one that the European Central Bank once gave a rate of. */
export const hasRates = (code: string): boolean => isCurrency(code) || ENDED.has(code)
