import { fbcOf, parseMetaId } from './meta-ids.ts'
import { MAX_CLICKS, paramsOf } from './params.ts'
import { isClickId } from './source.ts'

interface Click {
  query: string // parameters of the link, and cookies that the script read
  cookies?: string // Cookie header
  seenAt: number // ms: when this view began
}

/** What tells ad platforms who clicked: the link's click ids, and what their own scripts keep in cookies, as one query string.
 *  Personal: to be kept only with consent to advertising. The same view always gives the same text, and one that knows more
 *  sorts after one that knows less: of two, the larger is kept. */
export function clicksOf({ query, cookies = '', seenAt }: Click): string {
  const ids = paramsOf(query, isClickId, MAX_CLICKS)
  const jar = new Map([...cookiesOf(cookies), ...paramsOf(query, isBrowserId, MAX_CLICKS)])
  const fbc = fbcOf(jar.get('_fbc') ?? '', ids.get('fbclid') ?? '', seenAt)
  const found = BROWSER_IDS.map(([name, is]) => {
    const value = name === '_fbc' ? fbc : jar.get(name)
    return [name, value && is(value) ? value : ''] as [string, string]
  })
  const all = new URLSearchParams([...ids, ...found])
  return paramsOf(all.toString(), () => true, MAX_CLICKS).toString()
}

/** Name of the click id that a link carries, or ''. */
export const clickIdIn = (query: string): string => paramsOf(query, isClickId, MAX_CLICKS).keys().next().value ?? ''

const isMetaId = (value: string): boolean => parseMetaId(value) !== null
const isPlain = (value: string): boolean => /^[\w.~-]{1,200}$/.test(value)

/** Cookies of the scripts of Meta, TikTok, Pinterest, Snapchat and Reddit that their conversion APIs ask for. */
const BROWSER_IDS: [string, (value: string) => boolean][] = [
  ['_fbp', isMetaId],
  ['_fbc', isMetaId],
  ['_ttp', isPlain],
  ['_epik', isPlain],
  ['_scid', isPlain],
  ['_rdt_uuid', isPlain],
]

const isBrowserId = (name: string): boolean => BROWSER_IDS.some(([known]) => known === name)

const cookiesOf = (header: string): [string, string][] =>
  header.split(';').flatMap(cookie => {
    const [, name = '', value = ''] = /^\s*([^=\s]+)=(.*?)\s*$/.exec(cookie) ?? []
    return isBrowserId(name) ? [[name, value] as [string, string]] : []
  })
