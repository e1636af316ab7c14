import { type Colour, coloursOf } from './colours.ts'
import { type Document, type Element, type Piece, readHtml } from './html.ts'

export interface PageImage {
  src: string
  asset: string | null // of ours
  width: number | null // as the markup says it
}

/** What a visitor meets, read from the rendered HTML and not from the editor's model. */
export interface Screens {
  lang: string | null // as <html lang> says it
  h1: string
  hero: string // the rest of the first screen
  below: string // what has to be scrolled to
  ctas: string[] // the main button first; all that the first screen has
  images: PageImage[]
  shared: string | null // the picture that a shared link shows (og:image)
  colours: Colour[]
}

// A phone of 375 px shows about this much before the visitor scrolls. Ours say themselves what their first screen is.
const FIRST_SCREEN_CHARS = 700
const BEFORE_H1_CHARS = 300
const FIRST_SECTION_CHARS = 150 // an <h2> after that many begins what is below
const MOST_CHARS = 60_000 // nobody reads further, and nothing hostile makes us

export function screens(html: string): Screens {
  const page = readHtml(html)
  const seen = visible(page)
  const h1 = page.elements.find(e => e.name === 'h1' && seen.has(e) && textOf(page, e) !== '') ?? null
  const pieces = readable(page, h1, seen)
  const inHero = heroOf(page, h1, pieces)
  const textWhere = (holds: (index: number) => boolean): string =>
    joined(pieces.filter(({ index }) => holds(index)).map(({ piece }) => piece)).slice(0, MOST_CHARS)
  const inH1 = (index: number): boolean => h1 !== null && index >= h1.from && index < h1.to
  return {
    lang: page.elements.find(e => e.name === 'html')?.attributes.lang?.toLowerCase() ?? null,
    h1: h1 ? textOf(page, h1) : '',
    hero: textWhere(index => inHero(index) && !inH1(index)),
    below: textWhere(index => !inHero(index) && !inH1(index)),
    ctas: ctasOf(page, seen, inHero),
    images: imagesOf(page),
    shared: page.elements.find(isShare)?.attributes.content || null,
    colours: coloursOf(page.elements.flatMap(e => [e.sheet, e.attributes.style ?? '']).filter(css => css !== '')),
  }
}

/** Elements that are shown. A parent comes before its children, so one pass is enough. */
function visible({ elements }: Document): ReadonlySet<Element | null> {
  const seen = new Set<Element | null>([null])
  for (const e of elements) if (seen.has(e.parent) && !isHidden(e)) seen.add(e)
  return seen
}

const isHidden = ({ attributes }: Element): boolean =>
  attributes.hidden !== undefined ||
  attributes['aria-hidden'] === 'true' ||
  /(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)/i.test(attributes.style?.slice(0, 500) ?? '')

interface Placed {
  piece: Piece
  index: number // in the page
}

const ASIDE = new Set(['nav', 'header', 'footer', 'aside', 'dialog'])

/** Pieces that are part of what the page says: in <main> when the <h1> is; no menu, footer or dialog unless it holds the <h1>. */
function readable(page: Document, h1: Element | null, seen: ReadonlySet<Element | null>): Placed[] {
  const around = new Set<Element>()
  for (let e = h1; e; e = e.parent) around.add(e)
  const main = page.elements.find(e => e.name === 'main' && (h1 === null || around.has(e))) ?? null
  const kept = new Set<Element | null>([null])
  for (const e of page.elements) {
    if (kept.has(e.parent) && seen.has(e) && (!ASIDE.has(e.name) || around.has(e))) kept.add(e)
  }
  return page.pieces
    .map((piece, index) => ({ piece, index }))
    .filter(({ piece, index }) => kept.has(piece.parent) && (!main || (index >= main.from && index < main.to)))
}

/** Which pieces are on the first screen. A page of ours tells; of another it is the text near the <h1>. */
function heroOf(page: Document, h1: Element | null, pieces: readonly Placed[]): (index: number) => boolean {
  const ours = h1 && ourHero(page, h1)
  if (ours) return index => index >= ours.from && index < ours.to
  const from = h1?.from ?? 0
  let [first, before] = [from, 0]
  for (const { piece, index } of pieces.filter(({ index }) => index < from).reverse()) {
    before += piece.text.length
    if (before > BEFORE_H1_CHARS) break
    first = index
  }
  let [last, after] = [h1?.to ?? 0, 0]
  const section = page.elements.find(e => e.name === 'h2' && e.from >= (h1?.to ?? 0))?.from ?? Number.POSITIVE_INFINITY
  for (const { piece, index } of pieces.filter(({ index }) => index >= last)) {
    after += piece.text.trim().length
    if (after > FIRST_SCREEN_CHARS || (after > FIRST_SECTION_CHARS && index >= section)) break
    last = index + 1
  }
  return index => index >= first && index < last
}

const OUR_CTA = 'data-l2l-cta'
const MOST_BLOCKS = 3

/** The block of <main> with the <h1>, and on to the one with the first marked button when that is next to it. */
function ourHero({ elements }: Document, h1: Element): { from: number; to: number } | null {
  const button = elements.find(e => OUR_CTA in e.attributes)
  const first = blockOf(h1)
  if (!button || !first || first === h1) return null
  const blocks = elements.filter(e => e.parent === first.parent)
  const near = blocks.slice(blocks.indexOf(first)).slice(0, MOST_BLOCKS)
  const last = near.find(block => block === blockOf(button)) ?? first
  return { from: first.from, to: last.to }
}

/** The child of <main> that an element is in. */
function blockOf(element: Element): Element | null {
  for (let e = element; e.parent; e = e.parent) if (e.parent.name === 'main') return e
  return null
}

const MOST_CTAS = 6

/** Buttons, the main one first. Ours are marked; elsewhere those of the first screen, or failing that of the page. */
function ctasOf(page: Document, seen: ReadonlySet<Element | null>, inHero: (index: number) => boolean): string[] {
  const labels = (elements: Element[]) => [
    ...new Set(elements.map(e => labelOf(page, e)).filter(label => label !== '')),
  ]
  const marked = page.elements.filter(e => OUR_CTA in e.attributes && seen.has(e))
  if (marked.length > 0) return labels(marked).slice(0, MOST_CTAS)
  const buttons = page.elements.filter(e => isButton(e) && seen.has(e) && !inMenu(e))
  const near = labels(buttons.filter(e => inHero(e.from)))
  return (near.length > 0 ? near : labels(buttons)).slice(0, MOST_CTAS)
}

function isButton({ name, attributes }: Element): boolean {
  if (name === 'button' || attributes.role === 'button') return true
  if (name === 'input') return attributes.type === 'submit' || attributes.type === 'button'
  return name === 'a' && /\b(?:btn|button|bouton|cta)/i.test(attributes.class?.slice(0, 300) ?? '')
}

function inMenu(element: Element): boolean {
  for (let e: Element | null = element; e; e = e.parent) if (['nav', 'footer', 'dialog'].includes(e.name)) return true
  return false
}

const LABEL_PIECES = 40
const LABEL_CHARS = 120

function labelOf(page: Document, e: Element): string {
  const inside = joined(page.pieces.slice(e.from, Math.min(e.to, e.from + LABEL_PIECES)))
  return (inside || e.attributes.value || e.attributes['aria-label'] || '').slice(0, LABEL_CHARS).trim()
}

const isShare = ({ name, attributes }: Element): boolean =>
  name === 'meta' && (attributes.property === 'og:image' || attributes.name === 'og:image')

const OUR_IMAGE = /(?:^|\/)i\/([\w-]{1,64})\/\d/

function imagesOf({ elements }: Document): PageImage[] {
  return elements.flatMap(({ name, attributes }) => {
    if (name !== 'img' && name !== 'source') return []
    const src = attributes.src || attributes['data-src'] || attributes.srcset?.trim().split(/[\s,]/, 1)[0]
    return src
      ? [{ src, asset: OUR_IMAGE.exec(src)?.[1] ?? null, width: Number.parseInt(attributes.width ?? '', 10) || null }]
      : []
  })
}

const textOf = (page: Document, e: Element): string => joined(page.pieces.slice(e.from, e.to))

const joined = (pieces: readonly Piece[]): string =>
  pieces
    .map(piece => piece.text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
