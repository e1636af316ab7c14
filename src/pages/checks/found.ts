import { attribute, type Element, textOf } from '../../lib/html.ts'
import type { Issue } from '../../lib/http.ts'

/** What the gate can find, by code, and how the API tells it. The desk has its own words for each code, in the languages
 *  of its users: src/dashboard/words/found-fr.ts. A code is never renamed: integrations go by it. */
const SAYS = {
  'page-too-heavy': (p: { bytes: number; most: number }) =>
    `${p.bytes} bytes of HTML and CSS, compressed; the limit is ${p.most}. Shorten the texts or drop a section.`,
  'unreadable-file': (p: { url: string; file: FileKind }) =>
    `${p.url} cannot be read, so visitors would not get it either.`,
  'too-many-requests': (p: { visit: string; requests: number; most: number }) =>
    `${p.requests} requests on a first load; the limit is ${p.most}.`,
  'first-load-too-heavy': (p: { visit: string; bytes: number; most: number; url: string; heaviest: number; file: FileKind }) =>
    `${kb(p.bytes)} on a first load with a phone; the limit is ${kb(p.most)}. The heaviest is ${p.url}: ${kb(p.heaviest)}.`, // biome-ignore format: one line reads better
  'page-alone-too-heavy': (p: { visit: string; bytes: number; most: number }) =>
    `${kb(p.bytes)} on a first load with a phone; the limit is ${kb(p.most)}.`,
  'third-party': (p: { url: string }) => `${p.url} is asked of somebody else's server.`,

  'low-contrast': (p: { of: Contrasted; selector: string; text: string; ground: string; ratio: number; least: number }) =>
    `Contrast of ${p.of === 'other' ? `"${p.selector}"` : CONTRASTED[p.of]}: ${p.text} on ${p.ground} is ${p.ratio}, at least ${p.least} is needed.`, // biome-ignore format: one line reads better
  'wrong-language': (p: { said: string; is: string }) => `The page says its language is "${p.said}", it is "${p.is}".`,
  'no-title': () => 'The page has no title.',
  'zoom-forbidden': () => 'The page forbids zooming.',
  'main-headings': (p: { count: number }) => `A page has one main heading (h1), this one has ${p.count}.`,
  'level-skipped': (p: { heading: string; level: number; before: number }) =>
    `« ${p.heading} » is h${p.level}, after h${p.before}: a level is skipped.`,
  'empty-heading': (p: { level: number }) => `An h${p.level} is empty.`,
  'image-without-alt': (p: { url: string }) =>
    `The image ${p.url} has no text in its place (alt); write it, or leave it empty for decoration.`,
  'picture-without-text': () =>
    'The picture has no text in its place. Write one (content.image.alt) if it shows words, an offer or anything that the page does not say.',
  'without-name': (p: Called, path: string) => `A ${NAMED[p.element] ?? 'picture'} (${path}) has no name that can be read aloud.`, // biome-ignore format: one line reads better
  'id-twice': (p: { id: string }) => `The id "${p.id}" is there twice.`,
  'id-missing': (p: { id: string }) => `Something refers to the id "${p.id}", which is not on the page.`,
  'without-label': (_: Called, path: string) => `The field ${path} has no visible label.`,
  'field-missing': (p: { field: string }) => `The field "${p.field}" is not on the page.`,
  'error-unsaid': (_: Called, path: string) => `When it is wrong, ${path} does not say so (aria-invalid).`,
  'error-unexplained': (_: Called, path: string) =>
    `When it is wrong, ${path} is not tied to the words that say why (aria-describedby).`,
  'error-unlinked': (_: Called, path: string) => `When it is wrong, no link of the summary leads to ${path}.`,
  'refusal-silent': () => 'A refused form comes back without an announcement (role=alert).',
  'too-low': (p: Called & { height: number; least: number }, path: string) =>
    `${path} is ${p.height} px high, at least ${p.least} is needed to touch it.`,

  'publisher-missing': (p: { missing: string; brand: string }) =>
    `The law wants the publisher under every page. Missing in the brand's legal identity: ${p.missing}. PATCH /api/brands/${p.brand}`,
  'notice-unlinked': (p: { url: string }) => `The page does not link to ${p.url}.`,
  'dead-anchor': (p: { url: string }) => `The link ${p.url} leads to nothing on the page.`,
  'unsafe-link': (p: { url: string }) => `The link "${p.url}" is not safe: use https.`,
  'form-without-notice': (p: { url: string }) =>
    `The form does not say what is done with the answers: it needs a link to ${p.url}.`,
  'ticked-in-advance': (_: Called, path: string) => `The box ${path} is ticked in advance: that is no consent.`,
  'many-questions': (p: { count: number; most: number }) =>
    `The form asks ${p.count} questions. Each one costs answers: 25 % of visitors complete three, 20 % five, 12 % seven. Ask ${p.most} at most, and the rest later.`,
  'turnstile-costs': () =>
    'Turnstile loads a script from challenges.cloudflare.com, beside the page’s own weight, and a visitor without JavaScript cannot send the form. The form is already guarded without it: keep it for pages that robots have found.',
  'turnstile-unset': () =>
    'The page wants Turnstile, but TURNSTILE_SITE_KEY or TURNSTILE_SECRET is not set: its form goes unchecked until both are.',
  'mail-unset': () =>
    'The page asks for a confirmation by mail, but no mail can be sent: set MAIL_FROM. Until then nobody’s agreement counts.',

  'undeclared-braces': (p: { name: string }) =>
    `Visitors would read "${p.name}": write the words, or declare it in content.dynamic.`,
  'other-register': (p: { text: string; says: string; page: string }) =>
    `"${p.text}" says « ${p.says} » on a page that says « ${p.page} ».`,
  'without-proof': (_: Nothing, path: string) => `${path} has no proof: say where it is written.`,
  'offer-over': (p: { day: string }, path: string) =>
    `The offer is over since ${p.day}: change ${path} or take it away.`,
  'price-to-come': (p: { day: string }, path: string) =>
    `The reference price of ${path} is of ${p.day}, which is still to come.`,
  'struck-unproven': () => 'A price is struck out without the proof of what it was (deal.was).',
  'price-old': (p: { day: string }, path: string) =>
    `The reference price of ${path} is of ${p.day}, more than 12 months ago.`,
  'incentive-over': (p: { day: string }) => `The incentive is over since ${p.day}: nobody sees it any more.`,
  'event-over': (p: { day: string }) => `The event is over since ${p.day}: the page no longer shows its date.`,
  'compared-unproven': (p: { price: string }) =>
    `The page compares its price with "${p.price}": give the proof that it was asked (deal.was), if it was yours.`,
  'test-runs': () => 'A test runs on this page: stop it, or apply one of its versions, then publish.',
}

export type FoundCode = keyof typeof SAYS
export const FOUND_CODES = Object.keys(SAYS) as FoundCode[]

type Nothing = Readonly<Record<never, never>>
/** What the sentence of a code names. */
export type Named<C extends FoundCode> = Parameters<(typeof SAYS)[C]> extends [infer P, ...unknown[]] ? P : Nothing

/** One thing that the gate found; `path` is where on the page or in the draft. */
export interface Found extends Issue {
  code: FoundCode
  params: Readonly<Record<string, string | number>>
}

export function found<C extends FoundCode>(path: string, code: C, params: Named<C>): Found {
  const say = SAYS[code] as (p: Named<C>, path: string) => string
  return { path, message: say(params, path), code, params: params as Found['params'] }
}

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

export type FileKind = 'image' | 'font' | 'script' | 'other'

export function fileKindOf(url: string): FileKind {
  if (/^\/i\/font-|^\/f\//.test(url)) return 'font'
  if (url.startsWith('/i/') || url.startsWith('/logo')) return 'image'
  return url.endsWith('.js') ? 'script' : 'other'
}

const CONTRASTED = {
  text: 'text',
  secondary: 'secondary text',
  links: 'links and focus rings',
  buttons: 'the words of buttons',
  edges: 'the borders of inputs',
}
export type Contrasted = keyof typeof CONTRASTED | 'other'

/** What an element is to whoever looks at the page, and the words that it is known by, if any. */
export interface Called {
  element: ElementKind
  words: string
}

export type ElementKind = 'link' | 'button' | 'question' | 'frame' | 'picture' | 'box' | 'field' | 'other'

const NAMED: Partial<Record<ElementKind, string>> = {
  link: 'link',
  button: 'button',
  question: 'question',
  frame: 'frame',
}

const KINDS: Partial<Record<string, ElementKind>> = {
  a: 'link',
  button: 'button',
  summary: 'question',
  iframe: 'frame',
  img: 'picture',
  svg: 'picture',
  input: 'field',
  select: 'field',
  textarea: 'field',
}

export function calledOf(element: Element): Called {
  const isBox = element.tag === 'input' && /^(checkbox|radio)$/.test(attribute(element, 'type') ?? '')
  const names = ['aria-label', 'placeholder', 'alt', 'name'].map(name => attribute(element, name)?.trim())
  const text = element.tag === 'select' || element.tag === 'textarea' ? '' : textOf(element).trim()
  const isPicture = /^img$/.test(attribute(element, 'role') ?? '')
  return {
    element: isBox ? 'box' : isPicture ? 'picture' : (KINDS[element.tag] ?? 'other'),
    words: short([text, ...names].find(name => name) ?? ''),
  }
}

export const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
