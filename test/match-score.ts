import type { AdPromise } from '../src/match/reading.ts'
import { score } from '../src/match/score.ts'

export const ad: AdPromise = {
  headline: 'Votre audit énergétique offert en 48 h',
  text: 'Un conseiller visite votre maison. Sans engagement.',
  description: '',
  cta: 'GET_QUOTE',
  lang: 'fr',
  palette: [],
  image: null,
}

export interface PageParts {
  h1: string
  lead?: string | null
  offer?: string | null
  cta?: string
  below?: readonly string[] | null
  image?: string | null
  colours?: readonly string[] | null
  lang?: string
}

const escaped = (text: string): string => text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`)

/** A page made as our templates make theirs: the first block of <main> is the first screen. */
export function page({ h1, lead, offer, cta = '', below, image, colours, lang = 'fr' }: PageParts): string {
  const paragraph = (text: string | null | undefined) => (text ? `<p>${escaped(text)}</p>` : '')
  return (
    `<!doctype html><html lang="${lang}"><head><title>x</title><style>${(colours ?? []).map(hex => `.c{color:${hex}}`).join('')}</style></head>` +
    `<body><header><a href="/">Brand</a></header><main><div>${image ? `<img src="/i/${image}/828" alt="">` : ''}<h1>${escaped(h1)}</h1>` +
    `${paragraph(lead)}${paragraph(offer)}<a href="#form" data-l2l-cta>${escaped(cta)}</a></div>` +
    `<div>${(below ?? []).map(paragraph).join('')}</div></main><footer>Mentions légales</footer></body></html>`
  )
}

export const matched = (promise: Partial<AdPromise>, parts: PageParts) => score({ ...ad, ...promise }, page(parts))

/** The page that says what the ad says, word for word. */
export const verbatim = (promise: AdPromise, cta: string): string =>
  page({
    h1: promise.headline,
    lead: promise.text,
    offer: promise.description,
    cta,
    image: promise.image?.asset ?? null,
    colours: promise.palette.map(({ hex }) => hex),
    lang: promise.lang,
  })
