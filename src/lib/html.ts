/** HTML as a tree, read in one pass and in linear time, for those who judge a page by what a browser gets. It follows the
 *  WHATWG tokenizer in what matters to that: raw text, comments, quoting, references. It does not imply end tags: pages
 *  of ours write every one, and a missing one only makes an element longer. <noscript> is read as a browser without
 *  scripts does. */
export interface Element {
  readonly tag: string // lower case; '#document' at the root
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Node[]
  readonly parent: Element | null
}
export type Node = Element | string

export function parseHtml(html: string): Element {
  const root: Element = { tag: '#document', attributes: new Map(), children: [], parent: null }
  const openTags = new Map<string, number>() // so that a stray end tag costs nothing, however deep the page is
  let parent = root
  let at = 0
  const text = (end: number, decoded = true): void => {
    if (end > at) parent.children.push(decoded ? decode(html.slice(at, end)) : html.slice(at, end))
  }
  while (at < html.length) {
    MARKUP.lastIndex = at
    const markup = MARKUP.exec(html)
    text(markup?.index ?? html.length)
    if (!markup) break
    const [whole, slash, name] = markup
    if (!name) {
      at = endOfComment(html, markup.index)
    } else if (slash) {
      const tag = name.toLowerCase()
      const end = html.indexOf('>', markup.index + whole.length)
      at = end < 0 ? html.length : end + 1
      if (!openTags.get(tag)) continue
      for (let closed = ''; closed !== tag; parent = parent.parent!) {
        closed = parent.tag
        openTags.set(closed, openTags.get(closed)! - 1)
      }
    } else {
      const tag = name.toLowerCase()
      const { attributes, end, closed } = readAttributes(html, markup.index + whole.length)
      if (end < 0) break // the page was cut short in the middle of a tag: browsers drop it
      const element: Element = { tag, attributes, children: [], parent }
      parent.children.push(element)
      at = end
      if (VOID.has(tag) || (closed && (openTags.get('svg') ?? 0) > 0)) continue
      parent = element
      openTags.set(tag, (openTags.get(tag) ?? 0) + 1)
      if (!RAW.has(tag)) continue
      const rest = new RegExp(`</${tag}(?=[\\s/>])`, 'gi')
      rest.lastIndex = at
      const stop = rest.exec(html)?.index ?? html.length
      text(stop, tag === 'title' || tag === 'textarea')
      at = stop
    }
  }
  return root
}

// A tag, or the start of what is no tag: a comment, a doctype, an instruction.
const MARKUP = /<(?:(\/)?([a-z][^\s/>]*)|[!?]|\/(?=[^a-z]))/gi
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const RAW = new Set('script style title textarea xmp iframe noembed noframes'.split(' '))

function endOfComment(html: string, from: number): number {
  const [mark, length] = html.startsWith('<!--', from) ? ['-->', 3] : ['>', 1]
  const end = html.indexOf(mark, from + (length === 3 ? 2 : 1))
  return end < 0 ? html.length : end + length
}

const ATTRIBUTE = /[\s/]*(?:([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?|=)/y

function readAttributes(html: string, from: number) {
  const attributes = new Map<string, string>()
  let end = from
  ATTRIBUTE.lastIndex = from
  for (let match = ATTRIBUTE.exec(html); match; match = ATTRIBUTE.exec(html)) {
    end = ATTRIBUTE.lastIndex
    const [, name, double, single, bare] = match
    const key = name?.toLowerCase()
    if (key && !attributes.has(key)) attributes.set(key, decode(double ?? single ?? bare ?? ''))
  }
  const close = html.indexOf('>', end)
  return close < 0
    ? { attributes, end: -1, closed: false }
    : { attributes, end: close + 1, closed: html[close - 1] === '/' }
}

const REFERENCES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
        if (name) return REFERENCES[name.toLowerCase()]!
        const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
      })
    : text

/** Every element below, in the order of the page. */
export function* elementsOf(root: Element): Generator<Element> {
  const stack: Element[] = [root]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next !== root) yield next
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i]!
      if (typeof child !== 'string') stack.push(child)
    }
  }
}

export const attribute = (element: Element, name: string): string | null => element.attributes.get(name) ?? null

/** The nearest element around this one, itself included, that passes. */
export function closest(element: Element, passes: (element: Element) => boolean): Element | null {
  for (let each: Element | null = element; each; each = each.parent) if (passes(each)) return each
  return null
}

const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'title'])

/** What can be read in it, a line for each block. `skips`: elements whose text does not count. */
export function textOf(root: Element, skips: (element: Element) => boolean = () => false): string {
  let text = ''
  const stack: Node[] = [root]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') text += next.replace(/[ \t\n\r\f]+/g, ' ')
    else if (next === root || !(UNREAD.has(next.tag) || skips(next))) {
      const apart = INLINE.has(next.tag) ? '' : '\n'
      text += apart
      if (apart) stack.push(apart)
      for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i]!)
    }
  }
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
}

const INLINE = new Set(
  'a abbr b bdi cite code em i kbd label mark q s small span strong sub sup time u var wbr'.split(' '),
)
