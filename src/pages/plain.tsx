import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { PlainPage } from '../../templates/kit/plain.tsx'
import type { Brand } from '../brands/schema.ts'
import { brandAt } from '../brands/store.ts'
import { forVisitor } from '../db/query.ts'
import { log } from '../lib/log.ts'
import { pageHeaders } from './headers.ts'
import { identityOf } from './identity.ts'
import { theme } from './theme.ts'

type Visit = Context<{ Bindings: Env }>
type Lang = 'fr' | 'en'

/** The first of our two languages that the browser names; French when it names neither. */
export function languageOf(c: Visit): Lang {
  const wanted = (c.req.header('accept-language') ?? '').toLowerCase().split(',')
  return wanted.map(tag => tag.trim().slice(0, 2)).find(tag => tag === 'fr' || tag === 'en') === 'en' ? 'en' : 'fr'
}

interface Plain {
  title: string
  brand: Brand | null
  lang?: Lang // else what the browser prefers
  status: 200 | 404 | 410 | 503
  headers?: Record<string, string>
  children: Child
}

/** A page of words in the brand's colours: legal pages, the 404, choices. */
export async function plainPage(
  c: Visit,
  { title, brand, lang = languageOf(c), status, headers, children }: Plain,
): Promise<Response> {
  const body = String(
    <PlainPage
      lang={lang}
      title={title}
      theme={theme([], brand?.kit ?? { primary: null })}
      brand={brand && identityOf(brand)}
    >
      {children}
    </PlainPage>,
  )
  return c.body(body, status, { ...(await pageHeaders({ html: body })), ...headers })
}

const NOT_FOUND = {
  fr: {
    title: 'Cette page n’existe pas',
    text: 'L’offre que vous cherchez est peut-être terminée, ou l’adresse est incomplète. Revenez à la publicité et touchez-la à nouveau.',
  },
  en: {
    title: 'There is no such page',
    text: 'The offer may have ended, or the address is incomplete. Go back to the ad and tap it again.',
  },
}

export async function notFound(c: Visit): Promise<Response> {
  const { title, text } = NOT_FOUND[languageOf(c)]
  return plainPage(c, { title, brand: await houseBrand(c), status: 404, children: <p>{text}</p> })
}

/** Whose house the visitor is in when the page does not tell; null when D1 does not tell either. */
export async function houseBrand(c: Visit): Promise<Brand | null> {
  try {
    return await forVisitor('reading a brand', brandAt(c.env.DB, new URL(c.req.url).hostname))
  } catch (error) {
    log('warn', 'page.without-brand', {}, error)
    return null
  }
}

const NOT_NOW = {
  fr: {
    title: 'Un instant, s’il vous plaît',
    text: 'La page n’a pas pu être lue. Rechargez-la dans quelques secondes.',
  },
  en: { title: 'One moment, please', text: 'The page could not be read. Reload it in a few seconds.' },
}

export function notNow(c: Visit): Promise<Response> {
  const { title, text } = NOT_NOW[languageOf(c)]
  return plainPage(c, { title, brand: null, status: 503, headers: { 'Retry-After': '5' }, children: <p>{text}</p> })
}
