import type { Context } from 'hono'
import { adNames, campaignNames } from '../campaigns/store.ts'
import type { Dashboard, Screen } from './screen.ts'

/** The screen of a page that names ads of a campaign. */
export async function namingAds({ env, var: { screen } }: Context<Dashboard>, campaign: string): Promise<Screen> {
  return { ...screen, names: { ...screen.names, ads: await adNames(env.DB, campaign) } }
}

/** The same screen, of a page that names campaigns too. */
export async function namingCampaigns({ env }: Context<Dashboard>, screen: Screen): Promise<Screen> {
  return { ...screen, names: { ...screen.names, campaigns: await campaignNames(env.DB) } }
}
