import type { Context } from 'hono'
import { adNames, campaignNames } from '../campaigns/store.ts'
import { type Dashboard, NO_NAMES, type Screen } from './screen.ts'

/** The screen of a page whose figures are cut by campaign or, of one campaign, by ad. */
export async function namingScreen(
  { env: { DB }, var: { screen } }: Context<Dashboard>,
  campaign?: string,
): Promise<Screen> {
  const [ads, campaigns] = await Promise.all([campaign ? adNames(DB, campaign) : NO_NAMES.ads, campaignNames(DB)])
  return { ...screen, names: { ads, campaigns } }
}
