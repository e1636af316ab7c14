import { attribute, type Element } from './html.ts'

/** One rule of a style sheet. Enough of CSS to judge sheets of ours: no cascade by specificity, no nesting. */
export interface Rule {
  selectors: readonly string[]
  declarations: ReadonlyMap<string, string>
  conditional: boolean // inside @media or another at-rule: not always in force
}

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

/** Whether an element is one that this selector picks at rest: hovered, focused and generated ones are not. */
export function matches(element: Element, selector: string): boolean {
  const steps = selector.replace(/\s*([>+~])\s*(?![^[(]*[\])])/g, ' $1 ').trim()
  return matchesSteps(element, splitAt(steps, ' '))
}

function matchesSteps(element: Element, steps: readonly string[]): boolean {
  const last = steps.at(-1)
  if (!last || !matchesCompound(element, last)) return false
  const before = steps.slice(0, -1)
  switch (before.at(-1)) {
    case undefined:
      return true
    case '>':
      return element.parent !== null && matchesSteps(element.parent, before.slice(0, -1))
    case '+':
      return siblingsBefore(element)
        .slice(-1)
        .some(each => matchesSteps(each, before.slice(0, -1)))
    case '~':
      return siblingsBefore(element).some(each => matchesSteps(each, before.slice(0, -1)))
    default:
      for (let each = element.parent; each; each = each.parent) if (matchesSteps(each, before)) return true
      return false
  }
}

function siblingsBefore(element: Element): Element[] {
  const siblings = (element.parent?.children ?? []).filter(each => typeof each !== 'string')
  return siblings.slice(0, siblings.indexOf(element))
}

const SIMPLE = /^(?:\*|([a-z][\w-]*)|\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:=["']?([^"'\]]*)["']?)?\]|:(is|where|not)\()/i

function matchesCompound(element: Element, compound: string): boolean {
  let rest = compound
  while (rest !== '') {
    const simple = SIMPLE.exec(rest)
    if (!simple) return false // :hover, ::before and what else is not at rest
    const [whole, tag, name, id, key, value, group] = simple
    let end = whole.length
    if (tag && element.tag !== tag.toLowerCase()) return false
    if (name && !(attribute(element, 'class') ?? '').split(/\s+/).includes(name)) return false
    if (id && attribute(element, 'id') !== id) return false
    if (key) {
      const has = attribute(element, key)
      if (has === null || (value !== undefined && has !== value)) return false
    }
    if (group) {
      end = closing(rest, end)
      const some = splitAt(rest.slice(whole.length, end - 1), ',').some(each => matches(element, each))
      if (some === (group.toLowerCase() === 'not')) return false
    }
    rest = rest.slice(end)
  }
  return true
}

function closing(text: string, from: number): number {
  for (let depth = 1, i = from; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i + 1
  }
  return text.length
}
