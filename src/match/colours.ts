import { cssColour } from '../lib/colour.ts'

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
  const colour = cssColour(css)
  return colour && colour.alpha >= 0.5 ? colour.hex : null
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
