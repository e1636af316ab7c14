import type { Context } from 'hono'
import type { Audience } from '../audiences/schema.ts'
import { findAudience } from '../audiences/store.ts'
import type { Ad, Campaign } from '../campaigns/schema.ts'
import { findAd, findCampaign } from '../campaigns/store.ts'
import { noPage } from './ask.ts'
import type { Dashboard } from './screen.ts'

/** What the page's address names, else 404. */
export async function campaignOf(c: Context<Dashboard>): Promise<Campaign> {
  const campaign = await findCampaign(c.env.DB, c.req.param('slug') ?? '')
  if (!campaign) throw noPage()
  return campaign
}

export async function adOf(c: Context<Dashboard>): Promise<Ad> {
  const ad = await findAd(c.env.DB, c.req.param('slug') ?? '', c.req.param('ad') ?? '')
  if (!ad) throw noPage()
  return ad
}

export async function audienceOf(c: Context<Dashboard>): Promise<Audience> {
  const audience = await findAudience(c.env.DB, c.req.param('id') ?? '')
  if (!audience) throw noPage()
  return audience
}
