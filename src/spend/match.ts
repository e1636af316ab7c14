import type { AdId } from '../pixel/facts/ad-ids.ts'
import { byName, coincide, keyOf, type Level, type Ours, type Source, wholeOf } from './source.ts'

/** Everything that a source is looked up in. */
export interface Known {
  campaigns: readonly { slug: string; name: string }[]
  ads: readonly OurAd[]
  learned: readonly AdId[] // by the addresses of landing pages
  said: readonly Said[] // what a person confirmed
}

export interface OurAd {
  campaign: string
  slug: string
  platform: string
  external_id: string | null
  headline: string
}

/** `ours` null: not ours. */
export interface Said {
  source: Source
  ours: Ours | null
}

/** How a source was found to be ours: it bears our slug; its id is the one that our ad was given, or the one that visitors'
 *  addresses told; a person said so, of it or of the whole that it belongs to. `ours` null: it was said not to be. */
export interface Match {
  ours: Ours | null
  how: 'slug' | 'id' | 'link' | 'confirmed' | 'whole' | 'ignored'
}

/** Which of our ads a source is: by what a person confirmed, by its id, by what landing addresses told, or because it bears
 *  exactly our slugs; else the campaign that it belongs to, as a whole. Null: nobody knows; a name that only looks alike is
 *  for a person to confirm. */
export function matcher(known: Known): (source: Source) => Match | null {
  // Maps in maps, as making a key for each source of a long report takes longer than all else here.
  const bySlug = nested(known.ads, ad => [ad.campaign, ad.slug])
  const byId = nested(known.ads, ad => [ad.platform, ad.external_id])
  const campaigns = new Set(known.campaigns.map(({ slug }) => slug))
  const learned = Map.groupBy(known.learned, ({ id }) => id)

  // What was said of exactly this counts before what was said of another of its name.
  const said = new Map([
    ...known.said.map(one => [keyOf(byName(one.source)), one] as const),
    ...known.said.map(one => [keyOf(one.source), one] as const),
  ])

  const saidOf = (source: Source): Match | null => {
    if (said.size === 0) return null
    const found = said.get(keyOf(source)) ?? said.get(keyOf(byName(source)))
    if (!found) return null
    const isIt = keyOf(found.source) === keyOf(source) || coincide(source, null, found.source, null)
    if (!isIt) return null // of two with one name the other was meant
    return { ours: found.ours, how: found.ours ? 'confirmed' : 'ignored' }
  }
  const linked = (source: Source, level: Exclude<Level, 'own'>): Ours | null => {
    const { id } = source[level]
    // LinkedIn's link says "campaign" for what its reports call a group, under a campaign group (tracking.ts).
    const levels: readonly AdId['level'][] = level === 'ad' ? [level] : WHOLES
    const told = id ? learned.get(id) : undefined
    return told ? agreed(told.filter(one => one.platform === source.platform && levels.includes(one.level))) : null
  }
  const ofAd = (source: Source): Match | null => {
    const { campaign, ad, platform } = source
    const filed = ad.id && byId.get(platform)?.get(ad.id)
    if (filed) return { ours: { campaign: filed.campaign, ad: filed.slug }, how: 'id' }
    const link = linked(source, 'ad')
    if (link) return { ours: link, how: 'link' }
    const named = bySlug.get(campaign.name)?.get(ad.name)
    return named?.platform === platform ? { ours: { campaign: named.campaign, ad: named.slug }, how: 'slug' } : null
  }
  const ofWhole = (source: Source, level: 'campaign' | 'group'): Match | null => {
    const said = saidOf(wholeOf(source, level))
    if (said) return said.ours ? { ours: said.ours, how: 'whole' } : said
    const link = linked(source, level)
    return link && { ours: link, how: 'link' }
  }

  return source => {
    const { level, own, campaign, ad, platform } = source
    if (level === 'own') {
      const isOurs = own!.ad === '' ? campaigns.has(own!.campaign) : bySlug.get(own!.campaign)?.has(own!.ad)
      return isOurs ? { ours: own, how: 'slug' } : null
    }
    const exact = saidOf(source) ?? (level === 'ad' ? ofAd(source) : null)
    if (exact) return exact
    const whole =
      (level !== 'campaign' && ofWhole(source, 'group')) ||
      ofWhole(source, 'campaign') ||
      ofSlug(campaign.name, campaigns)
    if (!whole?.ours || level !== 'ad') return whole || null
    // The campaign is known, and one of its ads bears exactly this name.
    const named = bySlug.get(whole.ours.campaign)?.get(ad.name)
    return named?.platform === platform ? { ours: { campaign: named.campaign, ad: named.slug }, how: 'slug' } : whole
  }
}

type Name = string | null

/** What has both names, by the one and then by the other; of several the last. */
function nested<T>(all: readonly T[], namesOf: (one: T) => [Name, Name]): Map<Name, Map<Name, T>> {
  const found = new Map<Name, Map<Name, T>>()
  for (const one of all) {
    const [outer, inner] = namesOf(one)
    if (outer && inner) found.set(outer, (found.get(outer) ?? new Map<Name, T>()).set(inner, one))
  }
  return found
}

export const WHOLES = ['campaign', 'group'] as const

const ofSlug = (name: string | null, campaigns: ReadonlySet<string>): Match | null =>
  name !== null && campaigns.has(name) ? { ours: { campaign: name, ad: '' }, how: 'slug' } : null

/** What all of them agree on: the ad, else the campaign, else nothing. */
function agreed(ids: readonly Ours[]): Ours | null {
  const [first, ...rest] = ids
  if (!first || rest.some(({ campaign }) => campaign !== first.campaign)) return null
  return { campaign: first.campaign, ad: rest.some(({ ad }) => ad !== first.ad) ? '' : first.ad }
}
