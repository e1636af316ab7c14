import type { Platform } from '../campaigns/schema.ts'
import { sha256Hex } from '../lib/crypto.ts'
import { plain } from '../lib/text.ts'
import type { Named, ReportRow } from './report/schema.ts'

/** What was paid for, as the platform calls it: an ad, a group of ads, a campaign. 'own': as our own format does, by our slugs. */
export interface Source {
  platform: Platform
  level: Level
  campaign: Called
  group: Called
  ad: Called
  own: Ours | null
}

interface Called extends Named {
  folded: string // the name as it is compared
}
export type Level = 'own' | 'campaign' | 'group' | 'ad'

/** One of our ads; `ad` is '' for the campaign as a whole. */
export interface Ours {
  campaign: string
  ad: string
}

type Told = Pick<ReportRow, 'platform' | 'campaign' | 'group' | 'ad'> & { own?: Ours | null | undefined }

export const sourceOf = ({ platform, campaign, group, ad, own }: Told): Source => ({
  platform,
  level: levelOf({ group, ad, own }),
  campaign: called(campaign),
  group: called(group),
  ad: called(ad),
  own: own ?? null,
})

const levelOf = ({ group, ad, own }: Omit<Told, 'platform' | 'campaign'>): Level =>
  own ? 'own' : isNamed(ad) ? 'ad' : isNamed(group) ? 'group' : 'campaign'

const called = ({ id, name }: Named): Called => ({ id, name, folded: fold(name ?? '') })
const NOBODY: Called = { id: null, name: null, folded: '' }

/** The campaign, or the group, that something belongs to. */
export const wholeOf = (source: Source, level: 'campaign' | 'group'): Source => ({
  ...source,
  level,
  ad: NOBODY,
  group: level === 'group' ? source.group : NOBODY,
})

/** The same text for the same thing: by its id, which a platform gives once, else by its name where it belongs. */
export function keyOf(told: Told & { level?: Level }): string {
  const { platform, campaign, group, ad, own, level = levelOf(told) } = told
  if (level === 'own') return JSON.stringify([platform, level, own?.campaign, own?.ad])
  const named = { campaign: [campaign], group: [campaign, group], ad: [campaign, group, ad] }[level]
  const { id } = named.at(-1)!
  return JSON.stringify([platform, level, ...(id ? [id] : named.map(({ id, name }) => `${id ?? ''}=${name ?? ''}`))])
}

/** As a report without ids tells it. */
export const byName = (source: Source): Source => ({
  ...source,
  campaign: { ...source.campaign, id: null },
  group: { ...source.group, id: null },
  ad: { ...source.ad, id: null },
})

/** The number that a source goes by in the database: 48 bits, so that JSON holds it. */
export const numberOf = async (key: string): Promise<number> => Number.parseInt((await sha256Hex(key)).slice(0, 12), 16)

/** What was spent on one is, in part or in whole, what was spent on the other: an ad and its campaign, the same ad told by its
 *  id in one report and by its name in another, or by our own slugs. `ours`: what each was taken for. */
export function coincide(a: Source, oursOfA: Ours | null, b: Source, oursOfB: Ours | null): boolean {
  if (a.platform !== b.platform) return false
  if (a.level === 'own' || b.level === 'own') return oursOfA !== null && oursOfB !== null && sharesOf(oursOfA, oursOfB)
  if (a.level === 'ad' && b.level === 'ad' && a.ad.id && b.ad.id) return a.ad.id === b.ad.id
  if (!same(a.campaign, b.campaign)) return false
  if (a.level === 'campaign' || b.level === 'campaign') return true
  if (isNamed(a.group) && isNamed(b.group) && !same(a.group, b.group)) return false
  return a.level === 'group' || b.level === 'group' || same(a.ad, b.ad)
}

const sharesOf = (a: Ours, b: Ours): boolean =>
  a.campaign === b.campaign && (a.ad === b.ad || a.ad === '' || b.ad === '')

const isNamed = ({ id, name }: Named): boolean => Boolean(id || name)

/** By ids where both have one, else by names. */
const same = (a: Called, b: Called): boolean =>
  a.id && b.id ? a.id === b.id : a.folded !== '' && a.folded === b.folded

/** Without case, accents and the width of letters and spaces. */
export const fold = (text: string): string => plain(text.normalize('NFKD')).replace(/\s+/g, ' ').trim()
