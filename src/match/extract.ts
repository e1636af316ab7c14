import { attribute, closest, type Element } from '../lib/html.ts'
import { type Colour, coloursOf } from './colours.ts'
import { type Page, type Piece, readHtml, type Span } from './pieces.ts'

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
  const h1 = page.elements.find(e => e.tag === 'h1' && seen.has(e) && textOf(page, e) !== '') ?? null
  const pieces = readable(page, h1, seen)
  const inHero = heroOf(page, h1, pieces)
  const textWhere = (holds: (index: number) => boolean): string =>
    joined(pieces.filter(({ index }) => holds(index)).map(({ piece }) => piece)).slice(0, MOST_CHARS)
  const inH1 = inside(h1 && page.spanOf(h1))
  return {
    lang:
      page.elements
        .find(e => e.tag === 'html')
        ?.attributes.get('lang')
        ?.toLowerCase() ?? null,
    h1: h1 ? textOf(page, h1) : '',
    hero: textWhere(index => inHero(index) && !inH1(index)),
    below: textWhere(index => !inHero(index) && !inH1(index)),
    ctas: ctasOf(page, seen, inHero),
    images: imagesOf(page),
    shared: page.elements.find(isShare)?.attributes.get('content') || null,
    colours: coloursOf(page.elements.flatMap(cssOf)),
  }
}

const cssOf = (e: Element): string[] =>
  [e.tag === 'style' ? e.children.join('') : '', attribute(e, 'style') ?? ''].filter(css => css !== '')

/** Elements that are shown. A parent comes before its children, so one pass is enough. */
function visible({ root, elements }: Page): ReadonlySet<Element> {
  const seen = new Set([root])
  for (const e of elements) if (seen.has(e.parent!) && !isHidden(e)) seen.add(e)
  return seen
}

const isHidden = ({ attributes }: Element): boolean =>
  attributes.has('hidden') ||
  attributes.get('aria-hidden') === 'true' ||
  /(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)/i.test(attributes.get('style')?.slice(0, 500) ?? '')

interface Placed {
  piece: Piece
  index: number // in the page
}

const ASIDE = new Set(['nav', 'header', 'footer', 'aside', 'dialog'])

/** Pieces that are part of what the page says: in <main> when the <h1> is; no menu, footer or dialog unless it holds the <h1>. */
function readable(page: Page, h1: Element | null, seen: ReadonlySet<Element>): Placed[] {
  const around = new Set<Element>()
  for (let e = h1; e; e = e.parent) around.add(e)
  const main = page.elements.find(e => e.tag === 'main' && (h1 === null || around.has(e))) ?? null
  const inMain = inside(main && page.spanOf(main))
  const kept = new Set([page.root])
  for (const e of page.elements) {
    if (kept.has(e.parent!) && seen.has(e) && (!ASIDE.has(e.tag) || around.has(e))) kept.add(e)
  }
  return page.pieces
    .map((piece, index) => ({ piece, index }))
    .filter(({ piece, index }) => kept.has(piece.parent) && (!main || inMain(index)))
}

/** Which pieces are on the first screen. A page of ours tells; of another it is the text near the <h1>. */
function heroOf(page: Page, h1: Element | null, pieces: readonly Placed[]): (index: number) => boolean {
  const ours = h1 && ourHero(page, h1)
  if (ours) return inside(ours)
  const { from, to } = h1 ? page.spanOf(h1) : { from: 0, to: 0 }
  let [first, before] = [from, 0]
  for (const { piece, index } of pieces.filter(({ index }) => index < from).reverse()) {
    before += piece.text.length
    if (before > BEFORE_H1_CHARS) break
    first = index
  }
  let [last, after] = [to, 0]
  const next = page.elements.find(e => e.tag === 'h2' && page.spanOf(e).from >= to)
  const section = next ? page.spanOf(next).from : Number.POSITIVE_INFINITY
  for (const { piece, index } of pieces.filter(({ index }) => index >= last)) {
    after += piece.text.trim().length
    if (after > FIRST_SCREEN_CHARS || (after > FIRST_SECTION_CHARS && index >= section)) break
    last = index + 1
  }
  return inside({ from: first, to: last })
}

const inside =
  (span: Span | null) =>
  (index: number): boolean =>
    span !== null && index >= span.from && index < span.to

const OUR_CTA = 'data-l2l-cta'
const MOST_BLOCKS = 3

/** The block of <main> with the <h1>, and on to the one with the first marked button when that is next to it. */
function ourHero({ elements, spanOf }: Page, h1: Element): Span | null {
  const button = elements.find(e => e.attributes.has(OUR_CTA))
  const first = blockOf(h1)
  if (!button || !first || first === h1) return null
  const blocks = elements.filter(e => e.parent === first.parent)
  const near = blocks.slice(blocks.indexOf(first)).slice(0, MOST_BLOCKS)
  const last = near.find(block => block === blockOf(button)) ?? first
  return { from: spanOf(first).from, to: spanOf(last).to }
}

/** The child of <main> that an element is in. */
function blockOf(element: Element): Element | null {
  for (let e = element; e.parent; e = e.parent) if (e.parent.tag === 'main') return e
  return null
}

const MOST_CTAS = 6

/** Buttons, the main one first. Ours are marked; elsewhere those of the first screen, or failing that of the page. */
function ctasOf(page: Page, seen: ReadonlySet<Element>, inHero: (index: number) => boolean): string[] {
  const labels = (elements: Element[]) => [
    ...new Set(elements.map(e => labelOf(page, e)).filter(label => label !== '')),
  ]
  const marked = page.elements.filter(e => e.attributes.has(OUR_CTA) && seen.has(e))
  if (marked.length > 0) return labels(marked).slice(0, MOST_CTAS)
  const buttons = page.elements.filter(e => isButton(e) && seen.has(e) && !inMenu(e))
  const near = labels(buttons.filter(e => inHero(page.spanOf(e).from)))
  return (near.length > 0 ? near : labels(buttons)).slice(0, MOST_CTAS)
}

function isButton({ tag, attributes }: Element): boolean {
  if (tag === 'button' || attributes.get('role') === 'button') return true
  if (tag === 'input') return /^(?:submit|button)$/.test(attributes.get('type') ?? '')
  return tag === 'a' && /\b(?:btn|button|bouton|cta)/i.test(attributes.get('class')?.slice(0, 300) ?? '')
}

const MENUS = ['nav', 'footer', 'dialog']
const inMenu = (element: Element): boolean => closest(element, ({ tag }) => MENUS.includes(tag)) !== null

const LABEL_PIECES = 40
const LABEL_CHARS = 120

function labelOf({ pieces, spanOf }: Page, e: Element): string {
  const { from, to } = spanOf(e)
  const words = joined(pieces.slice(from, Math.min(to, from + LABEL_PIECES)))
  return (words || attribute(e, 'value') || attribute(e, 'aria-label') || '').slice(0, LABEL_CHARS).trim()
}

const isShare = ({ tag, attributes }: Element): boolean =>
  tag === 'meta' && (attributes.get('property') === 'og:image' || attributes.get('name') === 'og:image')

const OUR_IMAGE = /(?:^|\/)i\/([\w-]{1,64})\/\d/

function imagesOf({ elements }: Page): PageImage[] {
  return elements.flatMap(e => {
    if (e.tag !== 'img' && e.tag !== 'source') return []
    const first = attribute(e, 'srcset')?.trim().split(/[\s,]/, 1)[0]
    const src = attribute(e, 'src') || attribute(e, 'data-src') || first
    const width = Number.parseInt(attribute(e, 'width') ?? '', 10) || null
    return src ? [{ src, asset: OUR_IMAGE.exec(src)?.[1] ?? null, width }] : []
  })
}

const textOf = ({ pieces, spanOf }: Page, e: Element): string => joined(pieces.slice(spanOf(e).from, spanOf(e).to))

const joined = (pieces: readonly Piece[]): string =>
  pieces
    .map(piece => piece.text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
