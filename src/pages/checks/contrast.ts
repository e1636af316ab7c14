import { modeLrgb, modeRgb, useMode, wcagContrast } from 'culori/fn'
import { cssColour } from '../../lib/colour.ts'
import { type Rule, rulesIn } from '../../lib/css.ts'
import type { Element } from '../../lib/html.ts'
import { type Check, judged } from './check.ts'
import { type Contrasted, type Found, found } from './found.ts'

useMode(modeRgb)
useMode(modeLrgb)

const TEXT = 4.5 // WCAG 2.2 §1.4.3
const EDGE = 3 // §1.4.11: borders of inputs, focus rings

/** What the kit puts on what, wherever the two rules are not one. Names are the page's custom properties. */
const PAIRS: readonly [text: string, ground: string, atLeast: number, what: Contrasted][] = [
  ['--ink', '--paper', TEXT, 'text'],
  ['--ink', '--tint', TEXT, 'text'],
  ['--muted', '--paper', TEXT, 'secondary'],
  ['--muted', '--tint', TEXT, 'secondary'],
  ['--accent-strong', '--paper', TEXT, 'links'],
  ['--accent-strong', '--tint', TEXT, 'links'],
  ['--on-accent', '--accent', TEXT, 'buttons'],
  ['--field', '--paper', EDGE, 'edges'],
  ['--field', '--tint', EDGE, 'edges'],
]

/** Contrast as WCAG defines it, of the colours that the page's own style sheet declares: the kit's pairs, and every rule
 *  that sets a text and a ground together. */
export function contrastCheck(pages: readonly Element[]): Check {
  return judged('wcag.contrast', 'block', pages.flatMap(faultsOf), 'Every text stands out from its ground.')
}

function faultsOf(page: Element): Found[] {
  const rules = rulesIn(page)
  const root = new Map(rules.filter(rule => rule.selectors.includes(':root')).flatMap(rule => [...rule.declarations]))
  const kit = PAIRS.map(([text, ground, atLeast, what]) => ({
    path: `${text.slice(2)} on ${ground.slice(2)}`,
    text: `var(${text})`,
    ground: `var(${ground})`,
    atLeast,
    what,
  }))
  const own = rules.flatMap(pairOf)
  return [...kit, ...own].flatMap(({ path, text, ground, atLeast, what }) => {
    const [front, back] = [hexOf(text, root), hexOf(ground, root)]
    if (!front || !back) return []
    const ratio = wcagContrast(front, back)
    const rounded = Math.floor(ratio * 100) / 100
    const named = { of: what, selector: path, text: front, ground: back, ratio: rounded, least: atLeast }
    return ratio >= atLeast ? [] : [found(path, 'low-contrast', named)]
  })
}

function pairOf({ selectors, declarations }: Rule) {
  const text = declarations.get('color')
  const ground = declarations.get('background-color') ?? declarations.get('background')
  const path = selectors.join(',')
  return text && ground ? [{ path, text, ground, atLeast: TEXT, what: 'other' as const }] : []
}

/** '#rrggbb', or null for what has no one colour: gradients, transparency, keywords. */
function hexOf(value: string, root: ReadonlyMap<string, string>): string | null {
  const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  const colour = cssColour((name ? root.get(name) : value) ?? '')
  return colour?.alpha === 1 ? colour.hex : null
}
