import { converter, formatHex, modeHsl, modeRgb, useMode } from 'culori/fn'

useMode(modeRgb)
useMode(modeHsl)
const toRgb = converter('rgb')

interface CssColour {
  hex: string // '#rrggbb'
  alpha: number // 0–1
}

/** A colour as style sheets write it: hexadecimal, rgb() or hsl(). Null for anything else. */
export function cssColour(css: string): CssColour | null {
  const value = css.trim().toLowerCase()
  if (value.startsWith('#')) return fromHex(value.slice(1))
  const call = /^(rgb|hsl)a?\(\s{0,4}([^()]{1,60})\)$/.exec(value)
  if (!call) return null
  const parts = call[2]!.split(/[\s,/]+/).filter(part => part !== '')
  const [a, b, c, alpha = 1] = parts.map((part, i) => numberOf(part, call[1] === 'rgb' && i < 3 ? 255 : 1))
  if (a === undefined || b === undefined || c === undefined || [a, b, c, alpha].some(Number.isNaN)) return null
  if (call[1] === 'rgb') return { hex: formatHex({ mode: 'rgb', r: a / 255, g: b / 255, b: c / 255 }), alpha }
  return { hex: formatHex(toRgb({ mode: 'hsl', h: a, s: b, l: c })), alpha }
}

/** "50%" of the scale, "0.5turn" and "180deg" in degrees, or the number itself. */
function numberOf(part: string, scale: number): number {
  if (part.endsWith('%')) return (Number(part.slice(0, -1)) / 100) * scale
  if (part.endsWith('turn')) return Number(part.slice(0, -4)) * 360
  return Number(part.replace(/deg$/, ''))
}

function fromHex(digits: string): CssColour | null {
  if (!/^[0-9a-f]+$/.test(digits) || ![3, 4, 6, 8].includes(digits.length)) return null
  const full = digits.length <= 4 ? [...digits].map(digit => digit + digit).join('') : digits
  return { hex: `#${full.slice(0, 6)}`, alpha: Number.parseInt(full.slice(6) || 'ff', 16) / 255 }
}
