import type { Screen } from '../screen.ts'

const signed = ({ f }: Screen, n: number, options: Intl.NumberFormatOptions): string =>
  f.number(n, { signDisplay: 'exceptZero', ...options }).replace('-', '\u2212')

/** '+20 %': how much more, relative. */
export const more = (screen: Screen, share: number): string =>
  signed(screen, share, { style: 'percent', maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0 })

/** '+1,25': a difference of two rates (0–1), in percentage points. */
export const points = (screen: Screen, difference: number): string =>
  signed(screen, difference * 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const LEAST_LOSS = 0.00001

/** The same without its sign: never quite nothing. */
export function lossIn(screen: Screen, loss: number): string {
  const told = Math.max(loss, LEAST_LOSS)
  const text = signed(screen, told * 100, { signDisplay: 'never', maximumFractionDigits: told < 0.001 ? 3 : 2 })
  return loss < LEAST_LOSS ? `< ${text}` : text
}

export const pValue = ({ f }: Screen, p: number): string =>
  p < 0.001 ? `< ${f.number(0.001, {})}` : f.number(p, { maximumSignificantDigits: 2 })
