import { type Element, INLINE, type Node, parseHtml } from '../lib/html.ts'

/** Text as the markup has it. Blocks and line breaks part words; <b> and its like do not. */
export interface Piece {
  text: string
  parent: Element // the root, when no element is around it
}

/** What is inside an element: the pieces from `from` up to `to`. */
export interface Span {
  from: number
  to: number
}

/** A page as its elements and its text, both in the order of the page: a parent comes before its children. */
export interface Page {
  root: Element
  elements: Element[]
  pieces: Piece[]
  spanOf: (element: Element) => Span
}

const STRUCK = new Set(['s', 'del', 'strike'])
const UNSEEN = new Set(
  'script style noscript template textarea title svg math iframe object select video audio canvas'.split(' '),
)

/** Mark of a price that is crossed out, around its text. */
export const STRUCK_MARK = '~'

export function readHtml(html: string): Page {
  const elements: Element[] = []
  const pieces: Piece[] = []
  const spans = new Map<Element, Span>()
  // The parser keeps the depth within what calls can nest.
  const walk = (node: Node, parent: Element, unseen: boolean): void => {
    const say = (text: string): void => {
      if (!unseen && text !== '') pieces.push({ text, parent })
    }
    if (typeof node === 'string') {
      say(node)
      return
    }
    say(around(node))
    elements.push(node)
    const from = pieces.length
    for (const child of node.children) walk(child, node, unseen || UNSEEN.has(node.tag))
    spans.set(node, { from, to: pieces.length })
    say(around(node))
  }
  const root = parseHtml(html)
  for (const child of root.children) walk(child, root, false)
  return { root, elements, pieces, spanOf: element => spans.get(element)! }
}

function around({ tag }: Element): string {
  if (STRUCK.has(tag)) return ` ${STRUCK_MARK} `
  return INLINE.has(tag) ? '' : ' '
}
