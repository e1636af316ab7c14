import { Tokenizer } from 'htmlparser2'

/** Something of a page; '#document' at the root. */
export interface Element {
  readonly tag: string // lower case
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Node[]
  readonly parent: Element | null
  readonly at: number // where its tag begins in the text
}
export type Node = Element | string

/** Beyond, elements are taken as siblings: no person writes such a page, and it keeps hostile ones cheap. */
const MAX_DEPTH = 400

/** Any HTML as a tree, in time linear in its length. It does not imply end tags: pages of ours write every one, and a missing
 *  one only makes an element longer. <noscript> is read as a browser without scripts does. Only the tokenizer of htmlparser2
 *  is used: its Parser keeps its stack with unshift and indexOf, and takes 35 s for a hostile megabyte. */
export function parseHtml(html: string): Element {
  const root: Element = { tag: '#document', attributes: new Map(), children: [], parent: null, at: 0 }
  const open = [root]
  const openTags = new Map<string, number>() // so that a stray end tag costs nothing
  let attributes = new Map<string, string>()
  let [tag, name, value, text] = ['', '', '', '']
  let at = 0

  const inDrawing = (): boolean => (openTags.get('svg') ?? 0) + (openTags.get('math') ?? 0) > 0
  const endText = () => {
    if (text !== '') open.at(-1)!.children.push(text)
    text = ''
  }
  const add = (closed: boolean) => {
    endText()
    const parent = open.at(-1)!
    const element: Element = { tag, attributes, children: [], parent, at }
    parent.children.push(element)
    if (closed || VOID.has(tag) || open.length > MAX_DEPTH) return
    open.push(element)
    openTags.set(tag, (openTags.get(tag) ?? 0) + 1)
  }
  const tokens: Handlers = {
    ontext: (from, to) => (text += html.slice(from, to)),
    ontextentity: code => (text += String.fromCodePoint(code)),
    onopentagname: (from, to) => {
      at = from - 1
      tag = html.slice(from, to).toLowerCase()
      attributes = new Map()
    },
    onattribname: (from, to) => {
      name = html.slice(from, to).toLowerCase()
      value = ''
    },
    onattribdata: (from, to) => (value += html.slice(from, to)),
    onattribentity: code => (value += String.fromCodePoint(code)),
    onattribend: () => void (attributes.has(name) || attributes.set(name, value)),
    onopentagend: () => add(false),
    onselfclosingtag: () => add(inDrawing() || DRAWING.has(tag)),
    onclosetag: (from, to) => {
      endText()
      const closed = html.slice(from, to).toLowerCase()
      if (!openTags.get(closed)) {
        tag = closed
        attributes = new Map()
        if (closed === 'p' || closed === 'br') add(true) // as browsers do; any other stray one is nothing
        return
      }
      for (let last = ''; last !== closed; ) {
        last = open.pop()!.tag
        openTags.set(last, openTags.get(last)! - 1)
      }
    },
    isInForeignContext: inDrawing,
    oncomment: endText,
    oncdata: endText,
    ondeclaration: endText,
    onprocessinginstruction: endText,
    onend: endText,
  }
  const tokenizer = new Tokenizer({ decodeEntities: true }, tokens)
  tokenizer.write(html)
  tokenizer.end()
  return root
}

type Handlers = ConstructorParameters<typeof Tokenizer>[1]

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const DRAWING = new Set(['svg', 'math'])

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

/** Elements that do not part words. Not <label>: it stands on a line of its own in nearly every form. */
export const INLINE: ReadonlySet<string> = new Set(
  `a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u
  var wbr`.split(/\s+/),
)
