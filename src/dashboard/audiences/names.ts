import { namedBy } from '../../audiences/mentions.ts'
import type { Audience, Rule } from '../../audiences/schema.ts'
import { findAudience, listAudiences } from '../../audiences/store.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import { listCampaigns } from '../../campaigns/store.ts'
import { listTiers, type Tier } from '../../pixel/tier.ts'

/** What the ids in a rule are called. */
export interface Names {
  tiers: readonly Tier[]
  campaigns: readonly Campaign[]
  audiences: readonly Pick<Audience, 'id' | 'name'>[]
}

const CAMPAIGNS = 200
const AUDIENCES = 100 // latest ones, to choose from

export async function namesFor(db: D1Database, rules: readonly Rule[]): Promise<Names> {
  const [tiers, campaigns, latest] = await Promise.all([
    listTiers(db),
    listCampaigns(db, '', CAMPAIGNS),
    listAudiences(db, '', AUDIENCES),
  ])
  const older = [...new Set(rules.flatMap(namedBy))].filter(id => !latest.some(audience => audience.id === id))
  const found = await Promise.all(older.map(id => findAudience(db, id)))
  return { tiers, campaigns, audiences: [...latest, ...found.filter(audience => audience !== null)] }
}

export const campaignName = ({ campaigns }: Names, slug: string): string =>
  campaigns.find(campaign => campaign.slug === slug)?.name ?? slug

export const audienceName = ({ audiences }: Names, id: string): string =>
  audiences.find(audience => audience.id === id)?.name ?? id

const ROOM = 60 // characters: with the name of a preset or a tier within the 120 of an audience's

/** Short enough to be a part of an audience's own name. */
export const shortCampaignName = (names: Names, slug: string): string =>
  [...campaignName(names, slug)].slice(0, ROOM).join('')
