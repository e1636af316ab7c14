/** Millionths as a number in units of the currency. */
export const units = (micros: number): number => micros / 1_000_000

/** Millionths as text with two decimals: '49.90'. */
export const decimal = (micros: number): string => (micros / 1_000_000).toFixed(2)
