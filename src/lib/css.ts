import { attribute, type Element, elementsOf } from './html.ts'

/** One rule of a style sheet. Enough of CSS to judge sheets of ours: no cascade by specificity, no nesting. */
export interface Rule {
  selectors: readonly string[]
  declarations: ReadonlyMap<string, string>
  conditional: boolean // inside @media or another at-rule: not always in force
}

/** Of every <style> of a page. */
export const rulesIn = (page: Element): Rule[] =>
  parseCss(
    [...elementsOf(page)]
      .filter(({ tag }) => tag === 'style')
      .flatMap(style => style.children)
      .join('\n'),
  )

export function parseCss(css: string): Rule[] {
  const rules: Rule[] = []
  const ends: ('rule' | 'at' | 'skip')[] = []
  let prelude = ''
  for (const [, text = '', mark] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]*)([{}]|$)/g)) {
    if (mark === '{') {
      prelude = text.replace(/^.*;(?=\s*@)/s, '').trim()
      if (ends.includes('skip') || /^@(keyframes|font-face|property)/.test(prelude)) ends.push('skip')
      else ends.push(prelude.startsWith('@') ? 'at' : 'rule')
    } else if (mark === '}' && ends.pop() === 'rule') {
      rules.push({
        selectors: splitAt(prelude, ','),
        declarations: declarationsOf(text),
        conditional: ends.length > 0,
      })
    }
  }
  return rules
}

const declarationsOf = (text: string): Map<string, string> =>
  new Map(
    splitAt(text, ';').flatMap(each => {
      const colon = each.indexOf(':')
      return colon < 1 ? [] : [[each.slice(0, colon).trim().toLowerCase(), each.slice(colon + 1).trim()]]
    }),
  )

/** Cut at a character, outside of brackets and quotes. */
export function splitAt(text: string, mark: string): string[] {
  const parts = ['']
  let depth = 0
  let quote = ''
  for (const char of text) {
    if (quote) quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '(' || char === '[') depth++
    else if (char === ')' || char === ']') depth--
    if (char === mark && depth === 0 && !quote) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts.map(part => part.trim()).filter(part => part !== '')
}

type Selector = (element: Element) => boolean

const MAX_SELECTOR = 2000 // characters: reading one takes the square of its length, and a page may be hostile

/** Picks the elements that a selector picks at rest: what is hovered, focused or generated is never picked. */
export function selectorOf(selector: string): Selector {
  if (selector.length > MAX_SELECTOR) return () => false
  const steps = splitAt(selector.replace(/\s*([>+~])\s*(?![^[(]*[\])])/g, ' $1 ').trim(), ' ')
  const parsed = steps.map(step => (/^[>+~]$/.test(step) ? step : compoundOf(step)))
  return element => matchesSteps(element, parsed, parsed.length - 1)
}

/** The steps up to `last`, right to left. */
function matchesSteps(element: Element, steps: readonly (Selector | string)[], last: number): boolean {
  const compound = steps[last]
  if (typeof compound !== 'function' || !compound(element)) return false
  if (last === 0) return true
  switch (steps[last - 1]) {
    case '>':
      return element.parent !== null && matchesSteps(element.parent, steps, last - 2)
    case '+':
      return siblingsBefore(element)
        .slice(-1)
        .some(each => matchesSteps(each, steps, last - 2))
    case '~':
      return siblingsBefore(element).some(each => matchesSteps(each, steps, last - 2))
    default:
      for (let each = element.parent; each; each = each.parent) if (matchesSteps(each, steps, last - 1)) return true
      return false
  }
}

function siblingsBefore(element: Element): Element[] {
  const siblings = (element.parent?.children ?? []).filter(each => typeof each !== 'string')
  return siblings.slice(0, siblings.indexOf(element))
}

const SIMPLE = /^(?:\*|([a-z][\w-]*)|\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:=["']?([^"'\]]*)["']?)?\]|:(is|where|not)\()/i
const NOTHING: Selector = () => false

function compoundOf(compound: string): Selector {
  const tests: Selector[] = []
  let rest = compound
  while (rest !== '') {
    const simple = SIMPLE.exec(rest)
    if (!simple) return NOTHING // :hover, ::before and what else is not at rest
    const [whole, tag, name, id, key, value, group] = simple
    let end = whole.length
    if (tag) tests.push(each => each.tag === tag.toLowerCase())
    if (name) tests.push(each => (attribute(each, 'class') ?? '').split(/\s+/).includes(name))
    if (id) tests.push(each => attribute(each, 'id') === id)
    if (key) tests.push(each => (value === undefined ? attribute(each, key) !== null : attribute(each, key) === value))
    if (group) {
      end = closing(rest, end)
      const inner = splitAt(rest.slice(whole.length, end - 1), ',').map(selectorOf)
      const wanted = group.toLowerCase() !== 'not'
      tests.push(each => inner.some(picks => picks(each)) === wanted)
    }
    rest = rest.slice(end)
  }
  return element => tests.every(passes => passes(element))
}

function closing(text: string, from: number): number {
  for (let depth = 1, i = from; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i + 1
  }
  return text.length
}
