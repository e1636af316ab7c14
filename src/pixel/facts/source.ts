import type { ClickId } from './click-ids.ts'

export type Source =
  | 'meta'
  | 'google'
  | 'linkedin'
  | 'tiktok'
  | 'pinterest'
  | 'snapchat'
  | 'x'
  | 'reddit'
  | 'microsoft'
  | 'email'
  | 'direct'
  | 'other'

interface Origin {
  utm: URLSearchParams
  referrer: string // host; '' when it is of the same site
  clickId: string // name of the click id that the link carried, never its value
}

/** Where a view came from. What the team wrote in the link wins over what a platform added to it (Meta adds fbclid to
 *  any link that is shared), and both over the referrer, which browsers inside apps often drop. */
export function sourceOf({ utm, referrer, clickId }: Origin): Source {
  const named = utm.get('utm_source')?.toLowerCase() ?? ''
  const medium = utm.get('utm_medium')?.toLowerCase() ?? ''
  if (/^e-?mail$/.test(medium)) return 'email'
  const found = lookUp(UTM_SOURCES, named) ?? ofClickId(clickId) ?? lookUp(REFERRERS, referrer.toLowerCase())
  return found ?? (named || medium || referrer ? 'other' : 'direct')
}

const UTM_SOURCES: [RegExp, Source][] = [
  [/^(fb|ig|an|msg|facebook|instagram|messenger|threads|meta|audience_network)([._-].*)?$/, 'meta'],
  [/^(google|adwords|youtube|gads|dv360)([._-].*)?$/, 'google'],
  [/^(linkedin|li|lnkd)([._-].*)?$/, 'linkedin'],
  [/^(tiktok|tt)([._-].*)?$/, 'tiktok'],
  [/^pinterest([._-].*)?$/, 'pinterest'],
  [/^snap(chat)?([._-].*)?$/, 'snapchat'],
  [/^(x|twitter|t\.co)([._-].*)?$/, 'x'],
  [/^reddit([._-].*)?$/, 'reddit'],
  [/^(bing|microsoft|msn|msads)([._-].*)?$/, 'microsoft'],
  [/^(e-?mail|newsletter|mailing)([._-].*)?$/, 'email'],
]

/** Case counts, as it does on the platforms. */
const CLICK_ID_SOURCES: Record<ClickId, Source> = {
  fbclid: 'meta',
  gclid: 'google',
  wbraid: 'google',
  gbraid: 'google',
  dclid: 'google',
  gad_source: 'google',
  gad_campaignid: 'google',
  li_fat_id: 'linkedin',
  ttclid: 'tiktok',
  epik: 'pinterest',
  ScCid: 'snapchat',
  twclid: 'x',
  rdt_cid: 'reddit',
  msclkid: 'microsoft',
  irclickid: 'other',
  qclid: 'other',
  yclid: 'other',
}

export const isClickId = (name: string): name is ClickId => Object.hasOwn(CLICK_ID_SOURCES, name)

const ofClickId = (name: string): Source | undefined => (isClickId(name) ? CLICK_ID_SOURCES[name] : undefined)

const REFERRERS: [RegExp, Source][] = [
  [/(^|\.)(facebook|instagram|messenger|threads)\.(com|net)$|^com\.(facebook|instagram)\./, 'meta'],
  [/(^|\.)mail\.(google|yahoo)\.com$|(^|\.)outlook\.(live|office)\.com$|^com\.google\.android\.gm$/, 'email'],
  [/(^|\.)(google\.[a-z.]{2,6}|youtube\.com|googleadservices\.com|doubleclick\.net)$|^com\.google\./, 'google'],
  [/(^|\.)(linkedin\.com|lnkd\.in)$|^com\.linkedin\./, 'linkedin'],
  [/(^|\.)tiktok\.com$/, 'tiktok'],
  [/(^|\.)(pinterest\.[a-z.]{2,6}|pin\.it)$|^com\.pinterest/, 'pinterest'],
  [/(^|\.)snapchat\.com$/, 'snapchat'],
  [/(^|\.)(twitter|x)\.com$|^t\.co$/, 'x'],
  [/(^|\.)(reddit\.com|redd\.it)$|^com\.reddit\./, 'reddit'],
  [/(^|\.)(bing|msn)\.com$/, 'microsoft'],
]

const lookUp = (table: [RegExp, Source][], text: string): Source | undefined => table.find(([is]) => is.test(text))?.[1]
