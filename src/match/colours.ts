import { converter, formatHex, modeHsl, modeRgb, useMode } from 'culori/fn'

useMode(modeRgb)
useMode(modeHsl)
const toRgb = converter('rgb')

export interface Colour {
  hex: string
  weight: number // share, 0–1
}

const MOST_CHARS = 200_000 // of CSS
const MOST_COLOURS = 12
const LEAST_SHARE = 0.02

/** The colours that a page's own style rules name, by how often they are used: a variable counts once for each use, and one
 *  that nothing uses not at all. Linked style sheets are not read. */
export function coloursOf(css: readonly string[]): Colour[] {
  const text = css.join('\n').slice(0, MOST_CHARS)
  const uses = countOf([...text.matchAll(/var\(\s{0,4}(--[\w-]{1,60})/g)].map(match => match[1]!))
  const counts = new Map<string, number>()
  const add = (value: string, times: number) => {
    const hex = hexOf(value)
    if (hex && times > 0) counts.set(hex, (counts.get(hex) ?? 0) + times)
  }
  for (const [, name, value] of text.matchAll(/(--[\w-]{1,60})\s{0,4}:\s{0,4}([^;}]{1,80})/g)) {
    for (const [colour] of value!.matchAll(COLOUR)) add(colour, uses.get(name!) ?? 0)
  }
  const rest = text.replace(/--[\w-]{1,60}\s{0,4}:\s{0,4}[^;}]{1,80}/g, '')
  for (const [, value] of rest.matchAll(/:([^;{}]{1,300})/g)) {
    for (const [colour] of value!.matchAll(COLOUR)) add(colour, 1)
  }
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
  return [...counts]
    .map(([hex, n]) => ({ hex, weight: n / all }))
    .sort((a, b) => b.weight - a.weight || (a.hex < b.hex ? -1 : 1))
    .filter(({ weight }) => weight >= LEAST_SHARE)
    .slice(0, MOST_COLOURS)
}

const COLOUR = /#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^()]{5,60}\)/gi

/** Null for what is no colour, and for what is more than half transparent: it shows what lies under it. */
export function hexOf(css: string): string | null {
  const value = css.trim().toLowerCase()
  if (value.startsWith('#')) return fromHex(value.slice(1))
  const call = /^(rgb|hsl)a?\(\s{0,4}([^()]{1,60})\)$/.exec(value)
  if (!call) return null
  const parts = call[2]!.split(/[\s,/]+/).filter(part => part !== '')
  const [a, b, c, alpha = 1] = parts.map((part, i) => numberOf(part, call[1] === 'rgb' && i < 3 ? 255 : 1))
  if (a === undefined || b === undefined || c === undefined || [a, b, c, alpha].some(Number.isNaN) || alpha < 0.5)
    return null
  if (call[1] === 'rgb') return formatHex({ mode: 'rgb', r: a / 255, g: b / 255, b: c / 255 })
  return formatHex(toRgb({ mode: 'hsl', h: a, s: b, l: c }))
}

/** "50%" of the scale, "0.5turn" and "180deg" in degrees, or the number itself. */
function numberOf(part: string, scale: number): number {
  if (part.endsWith('%')) return (Number(part.slice(0, -1)) / 100) * scale
  if (part.endsWith('turn')) return Number(part.slice(0, -4)) * 360
  return Number(part.replace(/deg$/, ''))
}

function fromHex(digits: string): string | null {
  if (!/^[0-9a-f]+$/.test(digits) || ![3, 4, 6, 8].includes(digits.length)) return null
  const full = digits.length <= 4 ? [...digits].map(digit => digit + digit).join('') : digits
  if (full.length === 8 && Number.parseInt(full.slice(6), 16) < 128) return null
  return `#${full.slice(0, 6)}`
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
