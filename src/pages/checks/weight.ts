import { attribute, closest, type Element, elementsOf } from '../../lib/html.ts'
import { type Check, judged } from './check.ts'
import { type Found, fileKindOf, found } from './found.ts'

/** One TCP flight: what a phone gets before it has to ask for more. */
const MAX_HTML_GZIP_BYTES = 14 * 1024
const MAX_FIRST_LOAD_BYTES = 150 * 1024
const MAX_REQUESTS = 6
/** A phone of 412 CSS px at 2 to 3 device pixels each asks for this one of a picture's widths. */
const PHONE_WIDTH = 828

export interface Load {
  url: string
  bytes: number | null // as sent; null: could not be measured
}

/** What one visit costs, the document first. */
export interface Weighed {
  visit: string
  htmlBytes: number // gzip
  loads: readonly Load[] // all that the first load asks for beside the document
}

/** Of the heaviest visit, beside what it may be. */
export interface Gauge {
  html: { bytes: number; most: number }
  load: { bytes: number; most: number }
  requests: { count: number; most: number }
}

export function gaugeOf(visits: readonly Weighed[]): Gauge {
  const most = (of: (visit: Weighed) => number) => Math.max(...visits.map(of))
  return {
    html: { bytes: most(({ htmlBytes }) => htmlBytes), most: MAX_HTML_GZIP_BYTES },
    load: { bytes: most(wholeBytes), most: MAX_FIRST_LOAD_BYTES },
    requests: { count: most(({ loads }) => 1 + loads.length), most: MAX_REQUESTS },
  }
}

const wholeBytes = ({ htmlBytes, loads }: Weighed): number =>
  htmlBytes + loads.reduce((sum, load) => sum + (load.bytes ?? 0), 0)

export function weightCheck(visits: readonly Weighed[]): Check {
  const heaviest = visits.reduce((most, each) => (each.htmlBytes > most.htmlBytes ? each : most))
  const [bytes, most] = [heaviest.htmlBytes, MAX_HTML_GZIP_BYTES]
  const faults = bytes > most ? [found(heaviest.visit, 'page-too-heavy', { bytes, most })] : []
  return judged('weight', 'block', faults, `${bytes} bytes of HTML and CSS, compressed; the limit is ${most}.`)
}

export function firstLoadCheck(visits: readonly Weighed[]): Check {
  const faults: Found[] = visits.flatMap(weighed => {
    const { visit, loads } = weighed
    const bytes = wholeBytes(weighed)
    const requests = 1 + loads.length
    return [
      ...loads
        .filter(load => load.bytes === null)
        .map(({ url }) => found(url, 'unreadable-file', { url, file: fileKindOf(url) })),
      ...(requests > MAX_REQUESTS ? [found(visit, 'too-many-requests', { visit, requests, most: MAX_REQUESTS })] : []),
      ...(bytes > MAX_FIRST_LOAD_BYTES ? [tooHeavy(visit, bytes, loads)] : []),
    ]
  })
  const [first] = visits
  const total = first ? wholeBytes(first) : 0
  return judged('first-load', 'block', faults, `${kb(total)} in ${1 + (first?.loads.length ?? 0)} requests on a phone.`)
}

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

function tooHeavy(visit: string, bytes: number, loads: readonly Load[]): Found {
  const named = { visit, bytes, most: MAX_FIRST_LOAD_BYTES }
  const [heaviest] = [...loads].sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))
  if (!heaviest) return found(visit, 'page-alone-too-heavy', named)
  const { url } = heaviest
  const of = { url, heaviest: heaviest.bytes ?? 0, file: fileKindOf(url) }
  return found(visit, 'first-load-too-heavy', { ...named, ...of })
}

export function thirdPartyCheck(pages: readonly Element[]): Check {
  const urls = pages.flatMap(requestsOf).filter(url => /^([a-z][a-z0-9+.-]*:)?\/\//i.test(url))
  const faults = urls.map(url => found(url, 'third-party', { url }))
  return judged('third-party', 'block', faults, 'Everything comes from the page’s own address.')
}

/** URLs that a phone asks for before the page is complete, beside the page itself. What is inside the page (`data:`)
 *  and what waits for scrolling (`loading=lazy`) is not among them. */
export function requestsOf(page: Element): string[] {
  const urls = [...elementsOf(page)]
    .filter(element => !closest(element, ({ tag }) => tag === 'noscript' || tag === 'template'))
    .flatMap(askedFor)
    .filter((url): url is string => url !== null && url !== '' && !url.startsWith('data:') && !url.startsWith('#'))
  return [...new Set(urls)]
}

const LOADING_RELS = /\b(stylesheet|preload|modulepreload|icon|apple-touch-icon|manifest)\b/

function askedFor(element: Element): (string | null)[] {
  switch (element.tag) {
    case 'link':
      if (!LOADING_RELS.test(attribute(element, 'rel') ?? '')) return []
      return [phoneCandidate(attribute(element, 'imagesrcset')) ?? attribute(element, 'href')]
    case 'img': {
      if (attribute(element, 'loading') === 'lazy') return []
      const source = pictureSource(element)
      return [phoneCandidate(attribute(source, 'srcset')) ?? attribute(element, 'src')]
    }
    case 'style':
      return cssUrls(element.children.join(''))
    case 'script':
    case 'iframe':
    case 'embed':
    case 'audio':
      return [attribute(element, 'src')]
    case 'video':
      return [attribute(element, 'src'), attribute(element, 'poster')]
    case 'object':
      return [attribute(element, 'data')]
    default:
      return cssUrls(attribute(element, 'style') ?? '')
  }
}

const pictureSource = (image: Element): Element =>
  image.parent?.tag === 'picture'
    ? (image.parent.children.find(
        (each): each is Element =>
          typeof each !== 'string' && each.tag === 'source' && attribute(each, 'media') === null,
      ) ?? image)
    : image

function phoneCandidate(srcset: string | null): string | null {
  const candidates = [...(srcset ?? '').matchAll(/(?:^|,)\s*(\S+)\s+(\d+)w/g)]
    .map(([, url, width]) => ({ url: url!, width: Number(width) }))
    .sort((a, b) => a.width - b.width)
  return (candidates.find(({ width }) => width >= PHONE_WIDTH) ?? candidates.at(-1))?.url ?? null
}

const cssUrls = (css: string): string[] =>
  [...css.matchAll(/\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s"']+))/g)].map(match => match[1] ?? match[2] ?? match[3]!)
