import { learnedIds, recentIds } from '../pixel/ad-ids.ts'
import { type Known, type Said, WHOLES } from './match.ts'
import type { Named } from './report/schema.ts'
import { type Ours, type Source, sourceOf } from './source.ts'
import { ourAds, ourCampaigns, relatedSources, type StoredSource } from './store.ts'

/** Sources by their numbers, with all that they may be looked up in. */
export async function knownOf(db: D1Database, sources: ReadonlyMap<number, Source>, now: number) {
  const [campaigns, ads, related] = await Promise.all([ourCampaigns(db), ourAds(db), relatedTo(db, sources)])
  const told = idsIn(sources.values())
  const ids = [...told].flatMap(([platform, of]) =>
    LEVELS.flatMap(level => [...of[level]].map(id => [platform, level, id] as const)),
  )
  const learned = await learnedIds(db, ids)
  const learnt = new Set(learned.map(({ platform, level, id }) => `${platform} ${level} ${id}`))
  const isOpen = (platform: string, level: string, id: string) => !learnt.has(`${platform} ${level} ${id}`)
  // The days of the moment are read only for ids that nothing has told yet.
  const recent = ids.some(id => isOpen(...id)) ? await recentIds(db, campaigns.map(({ slug }) => slug), now) : [] // biome-ignore format: one line
  const fresh = recent.filter(
    ({ platform, level, id }) => told.get(platform)?.[level].has(id) && isOpen(platform, level, id),
  )
  const known: Known = { campaigns, ads, learned: [...learned, ...fresh], said: related.flatMap(saidIn) }
  return { known, related }
}

const LEVELS = ['campaign', 'group', 'ad'] as const

type Ids = Record<(typeof LEVELS)[number], Set<string>>

/** By platform, each once: thousands of ads share their campaign. What one platform calls a group is another's campaign. */
function idsIn(sources: Iterable<Source>): Map<string, Ids> {
  const told = new Map<string, Ids>()
  for (const { platform, campaign, group, ad } of sources) {
    const of = told.get(platform) ?? { campaign: new Set(), group: new Set(), ad: new Set() }
    told.set(platform, of)
    for (const { id } of [campaign, group]) if (id) for (const level of WHOLES) of[level].add(id)
    if (ad.id) of.ad.add(ad.id)
  }
  return told
}

function relatedTo(db: D1Database, sources: ReadonlyMap<number, Source>): Promise<StoredSource[]> {
  const pairs = (part: (source: Source) => string | null) => {
    const found = new Map<string, readonly [platform: string, value: string]>()
    for (const source of sources.values()) {
      const value = part(source)
      if (value) found.set(`${source.platform} ${value}`, [source.platform, value])
    }
    return [...found.values()]
  }
  return relatedSources(db, {
    numbers: [...sources.keys()],
    campaignIds: pairs(({ campaign }) => campaign.id),
    campaignNames: pairs(({ campaign }) => campaign.name),
  })
}

/** Told by our own slugs, or taken for one of these: they may tell of the same money. */
export const takenFor = (db: D1Database, ours: readonly (readonly [platform: string, campaign: string])[]) =>
  relatedSources(db, { ours })

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
