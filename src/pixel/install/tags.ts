import { attribute, closest, type Element, elementsOf, parseHtml } from '../../lib/html.ts'
import type { Finding } from './finding.ts'

/** What of a page the checks look at. */
export interface Seen {
  pixels: Element[] // script tags that load p.js or name a campaign
  scripts: string[] // every script: its tag and what is in it
  images: Element[] // of p.gif, inside <noscript>
  policies: string[] // Content-Security-Policy in <meta>
  container: { id: string; place: Finding['place'] } | null // Google Tag Manager
  commented: Finding['place'] // a pixel that is commented out
  placeOf: (element: Element) => Finding['place']
}

export function seenIn(html: string): Seen {
  const elements = [...elementsOf(parseHtml(html))]
  const lines = lineStarts(html)
  const placeAt = (at: number, end: number) => ({ line: lineOf(lines, at), tag: html.slice(at, end).slice(0, 200) })
  const placeOf = ({ at }: Element) => placeAt(at, html.indexOf('>', at) + 1 || html.length)
  const scripts = elements.filter(({ tag }) => tag === 'script')
  const commented = commentedAt(html)
  return {
    pixels: scripts.filter(isPixel),
    scripts: scripts.map(script => `${placeOf(script).tag}${script.children.join('')}`),
    images: elements.filter(e => e.tag === 'img' && isImage(e) && isInside(e, 'noscript')),
    policies: elements.filter(isPolicy).map(meta => attribute(meta, 'content') ?? ''),
    container: containerOf(scripts, placeOf),
    commented: commented && placeAt(...commented),
    placeOf,
  }
}

/** Where the tag names its script: banners and accelerators move src to an attribute of theirs. */
export function sourceOf(script: Element): string | null {
  const own = attribute(script, 'src')
  if (own !== null) return own
  for (const value of script.attributes.values()) if (/\/p\.js(?:\?|$)/.test(value)) return value
  return null
}

export const isInside = (element: Element, tag: string): boolean => closest(element, e => e.tag === tag) !== null

const isPixel = (script: Element): boolean =>
  /\/p\.js(?:[?#]|$)/.test(sourceOf(script) ?? '') || attribute(script, 'data-campaign') !== null

const isImage = (element: Element): boolean => /\/p\.gif\?/.test(attribute(element, 'src') ?? '')

// In <head> only: elsewhere browsers ignore it.
const isPolicy = (element: Element): boolean =>
  element.tag === 'meta' &&
  attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy' &&
  !isInside(element, 'body')

function containerOf(scripts: readonly Element[], placeOf: Seen['placeOf']): Seen['container'] {
  for (const script of scripts) {
    const text = `${attribute(script, 'src') ?? ''} ${script.children.join('')}`
    const id = /googletagmanager\.com\/gtm\.js/.test(text) && /\bGTM-[A-Z\d]{4,12}\b/.exec(text)?.[0]
    if (id) return { id, place: placeOf(script) }
  }
  return null
}

function commentedAt(html: string): [number, number] | null {
  for (let from = html.indexOf('<!--'); from >= 0; from = html.indexOf('<!--', from + 4)) {
    const end = html.indexOf('-->', from)
    if (end < 0) return null
    const found = /<script[^>]*\/p\.js/.exec(html.slice(from, Math.min(end, from + 5000)))
    if (found) return [from, Math.min(end + 3, from + 200)]
    from = end
  }
  return null
}

function lineStarts(html: string): number[] {
  const starts = [0]
  for (let at = html.indexOf('\n'); at >= 0; at = html.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle
  }
  return low + 1
}
