import type { Context } from 'hono'
import { listAudiences } from '../audiences/store.ts'
import { adNames, campaignNames } from '../campaigns/store.ts'
import { paged } from '../lib/paging.ts'
import { everyPage } from './ask.ts'
import type { Dashboard, Screen } from './screen.ts'

/** The screen of a page that names ads of a campaign. */
export async function namingAds({ env, var: { screen } }: Context<Dashboard>, campaign: string): Promise<Screen> {
  return { ...screen, names: { ...screen.names, ads: await adNames(env.DB, campaign) } }
}

/** The same screen, of a page that names campaigns too. */
export async function namingCampaigns({ env }: Context<Dashboard>, screen: Screen): Promise<Screen> {
  return { ...screen, names: { ...screen.names, campaigns: await campaignNames(env.DB) } }
}

const AT_ONCE = 200

/** Of every audience, by id. */
export async function audienceNames(db: D1Database): Promise<ReadonlyMap<string, string>> {
  const found = await everyPage(async cursor =>
    paged(await listAudiences(db, cursor, AT_ONCE), AT_ONCE, audience => audience.id),
  )
  return new Map(found.map(({ id, name }) => [id, name]))
}
