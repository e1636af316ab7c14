import { matches, parseCss, type Rule, splitAt } from '../../lib/css.ts'
import { attribute, closest, type Element, elementsOf, textOf } from '../../lib/html.ts'
import { type Check, judged, placeOf } from './check.ts'
import { perceived } from './structure.ts'

const SMALLEST_PX = 24 // WCAG 2.2 §2.5.8; the kit's own rule is 44, which the browser tests measure
const ROOT_PX = 16

/** Whether everything that is touched is high enough, as far as the style sheet tells without laying the page out: the
 *  rules in force on every screen, whichever asks for most. Links inside a sentence are excepted (§2.5.8, "inline"). */
export function targetsCheck(pages: readonly Element[]): Check {
  const found = pages.flatMap(page => {
    const all = [...elementsOf(page)]
    const sheet = all.filter(({ tag }) => tag === 'style').flatMap(style => style.children)
    const rules = parseCss(sheet.join('\n')).filter(rule => !rule.conditional)
    return all
      .filter(each => isTarget(each) && perceived(each) && !isInline(each))
      .map(each => ({ element: each, height: Math.max(heightOf(each, rules), labelHeight(each, rules)) }))
      .filter(({ height }) => height < SMALLEST_PX)
      .map(({ element, height }) => ({
        path: placeOf(element),
        message: `${placeOf(element)} is ${Math.round(height)} px high, at least ${SMALLEST_PX} is needed to touch it.`,
      }))
  })
  return judged('wcag.targets', 'block', found, 'Everything that is touched is high enough.')
}

const isTarget = (each: Element): boolean =>
  (each.tag === 'a' && attribute(each, 'href') !== null) ||
  ['button', 'select', 'textarea', 'summary'].includes(each.tag) ||
  (each.tag === 'input' && attribute(each, 'type') !== 'hidden')

/** A link with words of the same paragraph beside it. */
const isInline = (each: Element): boolean =>
  each.tag === 'a' && each.parent !== null && textOf(each.parent) !== textOf(each) && hasWordsBeside(each.parent)

const hasWordsBeside = (parent: Element): boolean =>
  parent.children.some(child => typeof child === 'string' && child.trim() !== '')

/** Touching a label is touching its field. */
function labelHeight(element: Element, rules: readonly Rule[]): number {
  const label = element.tag === 'input' ? closest(element, ({ tag }) => tag === 'label') : null
  return label ? heightOf(label, rules) : 0
}

function heightOf(element: Element, rules: readonly Rule[]): number {
  const font = fontOf(element, rules)
  const values = (name: string): number[] => declared(element, rules, name).map(value => px(value, font.size) ?? 0)
  const padding = Math.max(
    0,
    ...declared(element, rules, 'padding').map(value => edges(value, font.size)),
    ...declared(element, rules, 'padding-block').map(value => edges(value, font.size)),
  )
  return Math.max(...values('min-height'), ...values('height'), padding + font.line)
}

/** Top and bottom of a shorthand: '1rem', '1rem 2rem', '1rem 2rem 3rem'. */
function edges(value: string, fontPx: number): number {
  const sides = splitAt(value, ' ').map(side => px(side, fontPx) ?? 0)
  return sides[0]! + (sides[2] ?? sides[0]!)
}

function fontOf(element: Element, rules: readonly Rule[]): { size: number; line: number } {
  const chain: Element[] = []
  for (let each: Element | null = element; each; each = each.parent) chain.unshift(each)
  let size = ROOT_PX
  let factor = 1.2 // of `line-height: normal`, at least
  for (const each of chain) {
    for (const rule of rulesOf(each, rules)) {
      const short = /(?:^|\s)(?:clamp\()?([\d.]+(?:px|rem|em))(?:\/([\d.]+))?/.exec(rule.declarations.get('font') ?? '')
      size = px(short?.[1] ?? rule.declarations.get('font-size') ?? '', size) ?? size
      factor = Number(short?.[2] ?? rule.declarations.get('line-height')) || factor
    }
  }
  return { size, line: size * factor }
}

const rulesOf = (element: Element, rules: readonly Rule[]): Rule[] =>
  rules.filter(({ selectors }) => selectors.some(selector => matches(element, selector)))

const declared = (element: Element, rules: readonly Rule[], name: string): string[] =>
  rulesOf(element, rules).flatMap(({ declarations }) => declarations.get(name) ?? [])

/** Of a length, or of the least that `clamp()` or the first that `max()` and `min()` name; null for what is none. */
function px(value: string, fontPx: number): number | null {
  const [, number, unit] = /^(?:(?:clamp|max|min|calc)\()?([\d.]+)(px|rem|em)?/.exec(value) ?? []
  if (number === undefined) return null
  return Number(number) * (unit === 'rem' ? ROOT_PX : unit === 'em' ? fontPx : 1)
}
