import { sumOf } from '../lib/sum.ts'
import { type AdId, learnedIds, recentIds } from '../pixel/facts/ad-ids.ts'
import { type Known, type Said, WHOLES } from './match.ts'
import type { Named } from './report/schema.ts'
import { keyOf, numberOf, type Ours, type Source, sourceOf, wholeOf } from './source.ts'
import { ourAds, ourCampaigns, relatedSources, type StoredSource, saidOf } from './store.ts'

/** All that these sources, each by its key, may be looked up in; and the stored ones that share a campaign with them. */
export async function knownOf(db: D1Database, sources: ReadonlyMap<string, Source>, now: number) {
  const told = namesIn(sources.values())
  const [campaigns, ads, related, said] = await Promise.all([
    ourCampaigns(db),
    ourAds(db),
    relatedSources(db, {
      numbers: await Promise.all([...adriftIn(sources.values())].map(numberOf)),
      campaignIds: pairs(told, 'campaignIds'),
      campaignNames: pairs(told, 'campaignNames'),
    }),
    saidOfIds(db, told),
  ])
  const known: Known = {
    ...{ campaigns, ads },
    learned: await learnedOf(db, told, campaigns.map(({ slug }) => slug), now),
    said: [...related, ...said].toSorted((a, b) => a.id - b.id).flatMap(saidIn),
  } // biome-ignore format: one line a field
  return { known, related }
}

type Kind = 'campaignIds' | 'campaignNames' | 'wholes' | 'ads'
type Names = Record<Kind, Set<string>>
type Told = ReadonlyMap<string, Names>

/** By platform, each once: thousands of ads share their campaign. What one platform calls a group is another's campaign. */
function namesIn(sources: Iterable<Source>): Told {
  const told = new Map<string, Names>()
  for (const { platform, campaign, group, ad } of sources) {
    const of = told.get(platform) ?? noNames()
    told.set(platform, of)
    if (campaign.id) of.campaignIds.add(campaign.id)
    if (campaign.name) of.campaignNames.add(campaign.name)
    for (const { id } of [campaign, group]) if (id) of.wholes.add(id)
    if (ad.id) of.ads.add(ad.id)
  }
  return told
}

const noNames = (): Names => ({ campaignIds: new Set(), campaignNames: new Set(), wholes: new Set(), ads: new Set() })

const pairs = (told: Told, kind: Kind) =>
  [...told].flatMap(([platform, of]) => [...of[kind]].map(value => [platform, value] as const))

/** The keys of what has nothing but a name, which belongs to no campaign: only the number that it goes by finds it again. */
function adriftIn(sources: Iterable<Source>): Set<string> {
  const keys = new Set<string>()
  for (const source of sources) {
    const { level, campaign, group, ad } = source
    if (level === 'own' || campaign.id || campaign.name) continue
    if (level === 'ad' && !ad.id) keys.add(keyOf(source))
    if (group.name && !group.id) keys.add(keyOf(wholeOf(source, 'group')))
  }
  return keys
}

// A platform's ad ids are none of its groups': each is looked for where it may be.
async function saidOfIds(db: D1Database, told: Told): Promise<StoredSource[]> {
  const found: StoredSource[] = []
  for (const [platform, { wholes, ads }] of told)
    found.push(...(await saidOf(db, 'group', platform, [...wholes])), ...(await saidOf(db, 'ad', platform, [...ads])))
  return found
}

/** What landing pages' addresses told of these ids. The days of the moment are read only for those that nothing has told yet. */
async function learnedOf(db: D1Database, told: Told, campaigns: readonly string[], now: number): Promise<AdId[]> {
  const learned: AdId[] = []
  for (const [platform, { wholes, ads }] of told) {
    learned.push(...(await learnedIds(db, platform, WHOLES, [...wholes])))
    learned.push(...(await learnedIds(db, platform, ['ad'], [...ads])))
  }
  const placeOf = ({ platform, level, id }: AdId) => `${platform} ${kindOf(level)} ${id}`
  const known = new Set(learned.map(placeOf))
  const asked = sumOf([...told.values()], ({ wholes, ads }) => wholes.size + ads.size)
  if (known.size === asked) return learned
  const recent = await recentIds(db, campaigns, now)
  return [
    ...learned,
    ...recent.filter(one => told.get(one.platform)?.[kindOf(one.level)].has(one.id) && !known.has(placeOf(one))),
  ]
}

const kindOf = (level: AdId['level']) => (level === 'ad' ? 'ads' : 'wholes')

const saidIn = (row: StoredSource): Said[] => {
  if (row.matched === 'confirmed') return [{ source: sourceIn(row), ours: oursIn(row) }]
  return row.matched === 'ignored' ? [{ source: sourceIn(row), ours: null }] : []
}

export const oursIn = ({ campaign, ad }: StoredSource): Ours | null => (campaign ? { campaign, ad } : null)

export const sourceIn = (row: StoredSource): Source => ({
  ...sourceOf({
    platform: row.platform as Source['platform'],
    campaign: named(row.campaign_id, row.campaign_name),
    group: named(row.group_id, row.group_name),
    ad: named(row.ad_id, row.ad_name),
    ...(row.level === 'own' && { own: { campaign: row.campaign, ad: row.ad } }),
  }),
  level: row.level,
})

const named = (id: string, name: string): Named => ({ id: id || null, name: name || null })

/** A source as it is stored. */
export const rowOf = (
  number: number,
  { platform, level, campaign, group, ad }: Source,
  ours: Ours | null,
  matched: StoredSource['matched'],
): StoredSource => ({
  id: number,
  platform,
  level,
  campaign_id: campaign.id ?? '',
  campaign_name: campaign.name ?? '',
  group_id: group.id ?? '',
  group_name: group.name ?? '',
  ad_id: ad.id ?? '',
  ad_name: ad.name ?? '',
  campaign: ours?.campaign ?? '',
  ad: ours?.ad ?? '',
  matched,
})
