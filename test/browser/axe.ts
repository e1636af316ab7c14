import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

// What is evaluated is answered: axe itself, and all that it has passed, would take longer on the way than the check does.
// In ASCII, as any other letter makes the text twice as large, and ten times as slow to send.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LOAD = `${AXE.replace(/[^\0-\x7f]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)}; 0`
const IS_MISSING = `typeof axe === 'undefined'`

// Three quarters of what axe does is to see which colour is behind each text. One that had contrast enough is not looked at again
// where it has the same place and the same colours, on this page or another: its element and all around it, with their tags,
// classes and states, colours, pictures, letters and opacity. What axe finds wanting, or cannot tell, is looked at every time.
const CHECK = `(async known => {
  const passed = new Set(known)
  const found = []
  const stacks = new WeakMap()
  const own = element => {
    const style = getComputedStyle(element)
    const names = ['backgroundColor', 'backgroundImage', 'opacity', 'position', 'filter', 'mixBlendMode']
    const state = [...element.attributes].filter(({ name }) => /^(class|style|aria-|data-|open$|hidden$|disabled$|type$)/.test(name))
    return [element.localName, ...state.map(({ name, value }) => name + '=' + value), ...names.map(name => style[name])].join()
  }
  const stackOf = element => {
    if (!element) return ''
    if (!stacks.has(element)) stacks.set(element, hashOf(own(element) + stackOf(element.parentElement)))
    return stacks.get(element)
  }
  const lookOf = element => {
    const style = getComputedStyle(element)
    const names = ['color', 'fontSize', 'fontWeight', 'textShadow', 'textIndent', 'webkitTextStroke', 'webkitTextFillColor']
    return hashOf(stackOf(element) + names.map(name => style[name]).join())
  }
  const rule = axe._audit.rules.find(({ id }) => id === 'color-contrast')
  const check = axe._audit.checks['color-contrast']
  const { matches } = rule
  const { evaluate } = check
  rule.matches = (node, ...rest) => !passed.has(lookOf(node)) && matches(node, ...rest)
  check.evaluate = function (node, ...rest) {
    const look = lookOf(node)
    if (passed.has(look)) return true
    let told
    const { data } = this
    this.data = more => data.call(this, (told = more))
    const result = evaluate.call(this, node, ...rest)
    if (result === true && told.fgColor) found.push(look), passed.add(look) // what is hidden is true too, and was not looked at
    return result
  }
  try {
    const { violations } = await axe.run({ resultTypes: ['violations'], iframes: false })
    return { found, faults: violations.map(({ id, nodes }) => id + ': ' + nodes.map(node => node.html)) }
  } finally {
    Object.assign(rule, { matches })
    Object.assign(check, { evaluate })
  }

  function hashOf(text) { // cyrb53
    let [a, b] = [0xdeadbeef, 0x41c6ce57]
    for (let i = 0; i < text.length; i++) {
      a = Math.imul(a ^ text.charCodeAt(i), 2654435761)
      b = Math.imul(b ^ text.charCodeAt(i), 1597334677)
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
    return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
  }
})`

const passed = new Set<string>()

/** What axe-core finds against WCAG 2.2 AA. Evaluated, not inserted: the page's policy allows no script, hence in no frame either. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (await page.evaluate(IS_MISSING)) await page.evaluate(LOAD)
  const { found, faults } = await page.evaluate<{ found: string[]; faults: string[] }>(
    `${CHECK}(${JSON.stringify([...passed])})`,
  )
  for (const look of found) passed.add(look)
  return faults
}
