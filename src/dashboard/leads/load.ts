import type { Role } from '../../accounts/roles.ts'
import type { Ad, Campaign } from '../../campaigns/schema.ts'
import { listAds, listCampaigns } from '../../campaigns/store.ts'
import { leadsByIds, listLeads } from '../../contacts/leads/store.ts'
import { type LeadSummary, summaryOf } from '../../contacts/leads/summary.ts'
import { type ToldLead, toldLead } from '../../contacts/leads/told.ts'
import { countBy } from '../../funnel/store.ts'
import { cursorAt, paged } from '../../lib/paging.ts'
import { together } from '../money.tsx'
import type { Chosen } from './filter.ts'

const MOST = 200 // campaigns, and ads of one, to choose from
const SHOWN = 50

export interface Desk {
  leads: ToldLead[]
  next: string | null
  summary: LeadSummary
  cost: Record<string, number> | null // micros by currency; null: a source has none of its own
  campaigns: Campaign[]
  ads: Ad[] // of the chosen campaign
}

export async function loadDesk(env: Env, role: Role, { filter }: Chosen, cursor: string): Promise<Desk> {
  const { DB, DATA_KEY } = env
  const [rows, summary, campaigns, ads] = await Promise.all([
    listLeads(DB, filter, cursor, SHOWN),
    summaryOf(DB, filter),
    listCampaigns(DB, '', MOST),
    filter.campaign ? listAds(DB, filter.campaign, '', MOST) : [],
  ])
  const { items, next } = paged(rows, SHOWN, cursorAt)
  return {
    leads: await Promise.all(items.map(row => toldLead(DATA_KEY, role, row))),
    ...{ next, summary, campaigns: campaigns.slice(0, MOST), ads: ads.slice(0, MOST) },
    cost: await costOf(DB, filter, campaigns),
  }
}

/** Nothing is converted: each currency beside its own. */
async function costOf(db: D1Database, filter: Chosen['filter'], campaigns: readonly Campaign[]): Promise<Desk['cost']> {
  if (filter.source !== undefined) return null
  const wanted = campaigns.filter(({ slug }) => filter.campaign === undefined || slug === filter.campaign)
  const range = { from: filter.from!, to: filter.to! }
  const parts = await countBy(
    db,
    wanted.map(({ slug }) => slug),
    range,
    ['ad'],
    [],
  )
  const costs = parts
    .filter(({ ad }) => filter.ad === undefined || ad === filter.ad)
    .flatMap(({ campaign, costMicros, otherCosts }) => {
      const { currency } = wanted.find(({ slug }) => slug === campaign)!
      return costMicros === null ? [otherCosts] : [{ [currency]: costMicros }, otherCosts]
    })
  return together(costs)
}

export async function leadsOf({ DB, DATA_KEY }: Env, role: Role, ids: readonly string[]): Promise<ToldLead[]> {
  return Promise.all((await leadsByIds(DB, ids)).map(row => toldLead(DATA_KEY, role, row)))
}
