import type { Issue } from '../../lib/http.ts'
import { newAd, type Platform } from '../schema.ts'
import type { ReadAd } from './ad.ts'
import { adIssue } from './issues.ts'

export interface AdKey {
  slug: string
  platform: Platform
  external_id: string | null
}

export interface Placed {
  read: ReadAd
  slug: string
  known: boolean // the campaign has this ad already
}

/** Which ad of the campaign each one is: by its slug when the file has one, else by platform and id, else by the slug that
 *  its name gives. The order of the lines decides nothing, so that the same file always means the same ads. */
export function place(reads: readonly ReadAd[], existing: readonly AdKey[]): { placed: Placed[]; issues: Issue[] } {
  const bySlug = new Map(existing.map(ad => [ad.slug, ad]))
  const byId = new Map(existing.flatMap(ad => (ad.external_id ? [[idKey(ad.platform, ad.external_id), ad.slug]] : [])))
  const taken = new Map<string, ReadAd>()
  const placed: Placed[] = []
  const issues: Issue[] = []
  const put = (read: ReadAd, slug: string): void => {
    const other = taken.get(slug)
    if (other) issues.push(adIssue(read.at, 'same-ad', { other: other.at, slug }))
    taken.set(slug, read)
    placed.push({ read, slug, known: bySlug.has(slug) })
  }
  const named: ReadAd[] = []
  for (const read of reads.toSorted(bySteadyKey)) {
    const { slug, platform, externalId } = read.ad
    const holder = externalId === undefined ? undefined : byId.get(idKey(platform, externalId))
    if (slug !== undefined && holder !== undefined && holder !== slug)
      issues.push(adIssue(`${read.at}: slug`, 'other-slug', { id: externalId!, slug: holder }))
    if (slug !== undefined) put(read, slug)
    else if (holder !== undefined) put(read, holder)
    else named.push(read)
  }
  for (const read of named) put(read, freeSlug(read, bySlug, taken))
  return { placed: placed.toSorted((a, b) => a.slug.localeCompare(b.slug)), issues }
}

export const idKey = (platform: string, externalId: string): string => `${platform} ${externalId}`

const bySteadyKey = (a: ReadAd, b: ReadAd): number => compare(steadyKey(a), steadyKey(b))
const steadyKey = ({ ad, name }: ReadAd): string =>
  [ad.slug ?? '', slugOf(name), ad.platform, ad.externalId ?? ''].join(' ')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Its own name's slug, or the first with a number behind it that is free or already this very ad's. */
function freeSlug(read: ReadAd, bySlug: Map<string, AdKey>, taken: Map<string, ReadAd>): string {
  const base = slugOf(read.name)
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : numbered(base, number)
    if (taken.has(slug) || !newAd.shape.slug.safeParse(slug).success) continue
    const holder = bySlug.get(slug)
    if (!holder || mayBe(read, holder)) return slug
  }
}

const mayBe = ({ ad }: ReadAd, holder: AdKey): boolean =>
  holder.platform === ad.platform && (holder.external_id === null || ad.externalId === undefined)

const MAX_SLUG = 64

/** 'Été 2026 – Offre nº 1' → 'ete-2026-offre-no-1'. */
export function slugOf(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
  return trimmed(letters, MAX_SLUG) || 'ad'
}

const numbered = (base: string, number: number): string => `${trimmed(base, MAX_SLUG - 6)}-${number}`

const trimmed = (slug: string, length: number): string => slug.replace(/^-+/, '').slice(0, length).replace(/-+$/, '')
