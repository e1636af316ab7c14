import { isCurrency } from '../lib/currency.ts'

// Those that ended, of the columns of eurofxref-hist.csv (ecb.europa.eu), which goes back to 1999.
const ENDED: ReadonlySet<string> = new Set('BGN CYP EEK HRK LTL LVL MTL ROL SIT SKK TRL'.split(' '))

/** A currency of today, or one that the European Central Bank once gave a rate of. */
export const hasRates = (code: string): boolean => isCurrency(code) || ENDED.has(code)
