import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { SecureHeadersVariables } from 'hono/secure-headers'
import { type Actor, may, type Role } from '../accounts/roles.ts'
import { isZone } from '../lib/zones.ts'
import { type Formats, formatsOf } from './formats.ts'
import { LANGUAGES, type Language, type Words, words } from './words.ts'

/** Who looks, in which language, at which URL: what every view takes. */
export interface Screen {
  language: Language
  t: Words
  f: Formats
  url: URL
  zone: string // whose clock times are told by
  viewer: { id: string; role: Role } | null
  nonce: string
  explained: Set<string> // terms whose definition is in the page already
  names: Names
}

/** What people call what an address calls by its slug. Empty where a page names none. */
interface Names {
  ads: ReadonlyMap<string, string> // of the campaign that the page is about
  campaigns: ReadonlyMap<string, string>
}

export const NO_NAMES: Names = { ads: new Map(), campaigns: new Map() }

/** Whether whoever looks is signed in, and has at least this role. */
export const viewerMay = (viewer: Screen['viewer'], least: Role): boolean => viewer !== null && may(viewer.role, least)

export interface Dashboard {
  Bindings: Env
  Variables: SecureHeadersVariables & { now: number; screen: Screen; actor: Actor }
}

const COOKIE = 'l2l_lang'
const ONE_YEAR_S = 365 * 86_400

export function screenFor(c: Context<Dashboard>): Screen {
  const language = chosen(c)
  const zone = zoneOf(c.req.raw, language)
  return {
    language,
    t: words[language],
    f: formatsOf(language, zone),
    url: new URL(c.req.url),
    zone,
    viewer: null,
    nonce: c.get('secureHeadersNonce') ?? '',
    explained: new Set(),
    names: NO_NAMES,
  }
}

const ZONES = { fr: 'Europe/Paris', en: 'Europe/London' } satisfies Record<Language, string>

/** Where Cloudflare believes that the browser is; no script asks its clock. The page names the zone beside its times. */
function zoneOf(request: Request, language: Language): string {
  const { timezone } = (request.cf ?? {}) as { timezone?: unknown }
  return typeof timezone === 'string' && isZone(timezone) ? timezone : ZONES[language]
}

/** `?lang=`, remembered; else what was remembered; else the browser's first choice that we speak; else French. */
function chosen(c: Context<Dashboard>): Language {
  const asked = known(c.req.query('lang'))
  if (asked) remember(c, asked)
  return asked ?? known(getCookie(c, COOKIE)) ?? preferred(c.req.header('accept-language') ?? '') ?? 'fr'
}

export function remember(c: Context<Dashboard>, language: Language): void {
  for (const path of ['/app', '/api/docs'])
    setCookie(c, COOKIE, language, { path, secure: true, httpOnly: true, sameSite: 'Lax', maxAge: ONE_YEAR_S })
}

const known = (text: string | undefined) => LANGUAGES.find(language => language === text)

/** Accept-Language, RFC 9110 §12.5.4: 'en-GB,en;q=0.9,fr;q=0.8'. */
function preferred(header: string): Language | undefined {
  return header
    .split(',')
    .map(range => {
      const [tag = '', weight = 'q=1'] = range.split(';').map(part => part.trim())
      return { language: known(tag.slice(0, 2).toLowerCase()), q: Number(weight.replace('q=', '')) }
    })
    .filter(choice => choice.language && choice.q > 0)
    .sort((a, b) => b.q - a.q)[0]?.language
}
