import { Tokenizer } from 'htmlparser2'

/** One element, flat: what is inside it are the pieces from `from` up to `to`. */
export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  parent: Element | null
  from: number // index of the first piece inside
  to: number // index after the last
  sheet: string // what a <style> holds
}

/** Text as the markup has it, with entities decoded. Blocks and line breaks part words; <b> and its like do not. */
export interface Piece {
  text: string
  parent: Element | null
}

export interface Document {
  elements: Element[] // in the order of the page: a parent is before its children
  pieces: Piece[]
}

const INLINE = set(
  'a abbr b bdi bdo big cite code data dfn em font i kbd mark q samp small span strong sub sup time tt u var wbr',
)
const STRUCK = set('s del strike')
const VOID = set('area base br col embed hr img input link meta param source track wbr')
const UNSEEN = set('script style noscript template textarea title svg math iframe object select video audio canvas')

/** Beyond, elements are taken as siblings: no person writes such a page, and it keeps hostile ones cheap. */
const MAX_DEPTH = 400

/** Mark of a price that is crossed out, around its text. */
export const STRUCK_MARK = '~'

/** Reads any HTML in time linear in its length. Only the tokenizer of htmlparser2 is used: its Parser keeps its stack
 *  with unshift and indexOf, and takes 35 s for a hostile megabyte. */
export function readHtml(html: string): Document {
  const elements: Element[] = []
  const pieces: Piece[] = []
  const open: Element[] = []
  const openCount = new Map<string, number>() // by name, so that a stray closing tag costs nothing
  let [name, attribute, value] = ['', '', '']
  let attributes: Record<string, string> = {}
  let unseen = 0

  const say = (text: string) => {
    const parent = open.at(-1) ?? null
    if (unseen === 0) pieces.push({ text, parent })
    else if (parent?.name === 'style') parent.sheet += text
  }
  const part = (tag: string) => {
    if (STRUCK.has(tag)) say(` ${STRUCK_MARK} `)
    else if (!INLINE.has(tag)) say(' ')
  }
  const close = () => {
    const element = open.pop()!
    element.to = pieces.length
    openCount.set(element.name, openCount.get(element.name)! - 1)
    if (UNSEEN.has(element.name)) unseen--
    part(element.name)
  }
  const opened = () => {
    part(name)
    const parent = open.at(-1) ?? null
    const element = { name, attributes, parent, from: pieces.length, to: pieces.length, sheet: '' }
    elements.push(element)
    attributes = {}
    if (VOID.has(name) || open.length >= MAX_DEPTH) return
    open.push(element)
    openCount.set(name, (openCount.get(name) ?? 0) + 1)
    if (UNSEEN.has(name)) unseen++
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: true, xmlMode: false },
    {
      ontext: (from, to) => say(html.slice(from, to)),
      ontextentity: code => say(String.fromCodePoint(code)),
      onopentagname: (from, to) => (name = html.slice(from, to).toLowerCase()),
      onattribname: (from, to) => {
        attribute = html.slice(from, to).toLowerCase()
        value = ''
      },
      onattribdata: (from, to) => (value += html.slice(from, to)),
      onattribentity: code => (value += String.fromCodePoint(code)),
      onattribend: () => (attributes[attribute] ??= value),
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (from, to) => {
        const closed = html.slice(from, to).toLowerCase()
        if (!openCount.get(closed)) return part(closed)
        while (open.at(-1)!.name !== closed) close()
        close()
      },
      oncomment: () => {},
      oncdata: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  while (open.length > 0) close()
  return { elements, pieces }
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
