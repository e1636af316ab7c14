import { type Rule, rulesIn, selectorOf, splitAt } from '../../lib/css.ts'
import { attribute, closest, type Element, elementsOf, textOf } from '../../lib/html.ts'
import { type Check, judged, placeOf } from './check.ts'
import { calledOf, found } from './found.ts'
import { perceived } from './structure.ts'

const SMALLEST_PX = 24 // WCAG 2.2 §2.5.8; the kit's own rule is 44, which the browser tests measure
const ROOT_PX = 16

/** Whether everything that is touched is high enough, as far as the style sheet tells without laying the page out: the
 *  rules in force on every screen, whichever asks for most. Links inside a sentence are excepted (§2.5.8, "inline"). */
export function targetsCheck(pages: readonly Element[]): Check {
  const faults = pages.flatMap(page => {
    const heightOf = measureOf(page)
    return [...elementsOf(page)]
      .filter(each => isTarget(each) && perceived(each) && !isInline(each))
      .map(each => ({ element: each, height: Math.max(heightOf(each), heightOf(labelAround(each) ?? each)) }))
      .filter(({ height }) => height < SMALLEST_PX)
      .map(({ element, height }) =>
        found(placeOf(element), 'too-low', { ...calledOf(element), height: Math.round(height), least: SMALLEST_PX }),
      )
  })
  return judged('wcag.targets', 'block', faults, 'Everything that is touched is high enough.')
}

const isTarget = (each: Element): boolean =>
  (each.tag === 'a' && attribute(each, 'href') !== null) ||
  ['button', 'select', 'textarea', 'summary'].includes(each.tag) ||
  (each.tag === 'input' && attribute(each, 'type') !== 'hidden')

/** A link with words of the same paragraph beside it. */
const isInline = (each: Element): boolean =>
  each.tag === 'a' &&
  each.parent !== null &&
  textOf(each.parent) !== textOf(each) &&
  each.parent.children.some(child => typeof child === 'string' && child.trim() !== '')

/** Touching a label is touching its field. */
const labelAround = (each: Element): Element | null =>
  each.tag === 'input' ? closest(each, ({ tag }) => tag === 'label') : null

const SIZING = ['font', 'font-size', 'line-height', 'min-height', 'height', 'padding', 'padding-block']

interface Font {
  px: number
  lineFactor: number
}

/** The least height of an element of this page, px. */
function measureOf(page: Element): (element: Element) => number {
  const rules = rulesIn(page)
    .filter(({ conditional, declarations }) => !conditional && SIZING.some(name => declarations.has(name)))
    .map(rule => ({ ...rule, picks: rule.selectors.map(selectorOf) }))
  const rulesOf = remembered((element): Rule[] => rules.filter(({ picks }) => picks.some(pick => pick(element))))
  const fontOf: (element: Element) => Font = remembered(element => {
    const around = element.parent ? fontOf(element.parent) : { px: ROOT_PX, lineFactor: LINE_NORMAL }
    return rulesOf(element).reduce(fontUnder, around)
  })
  return element => {
    const font = fontOf(element)
    const of = (name: string): string[] => rulesOf(element).flatMap(rule => rule.declarations.get(name) ?? [])
    const lengths = [...of('min-height'), ...of('height')].map(value => px(value, font.px) ?? 0)
    const paddings = [...of('padding'), ...of('padding-block')].map(value => edges(value, font.px))
    return Math.max(...lengths, Math.max(0, ...paddings) + font.px * font.lineFactor)
  }
}

function remembered<T>(work: (element: Element) => T): (element: Element) => T {
  const known = new Map<Element, T>()
  return element => {
    if (!known.has(element)) known.set(element, work(element))
    return known.get(element)!
  }
}

const LINE_NORMAL = 1.2 // of `line-height: normal`, at least

function fontUnder(font: Font, { declarations }: Rule): Font {
  const short = /(?:^|\s)(?:clamp\()?([\d.]+(?:px|rem|em))(?:\/([\d.]+))?/.exec(declarations.get('font') ?? '')
  return {
    px: px(short?.[1] ?? declarations.get('font-size') ?? '', font.px) ?? font.px,
    lineFactor: Number(short?.[2] ?? declarations.get('line-height')) || font.lineFactor,
  }
}

/** Top and bottom of a shorthand: '1rem', '1rem 2rem', '1rem 2rem 3rem'. */
function edges(value: string, fontPx: number): number {
  const sides = splitAt(value, ' ').map(side => px(side, fontPx) ?? 0)
  return (sides[0] ?? 0) + (sides[2] ?? sides[0] ?? 0)
}

/** Of a length, or of the least that `clamp()` or the first that `max()` and `min()` name; null for what is none. */
function px(value: string, fontPx: number): number | null {
  const [, number, unit] = /^(?:(?:clamp|max|min|calc)\()?([\d.]+)(px|rem|em)?/.exec(value) ?? []
  if (number === undefined) return null
  return Number(number) * (unit === 'rem' ? ROOT_PX : unit === 'em' ? fontPx : 1)
}
