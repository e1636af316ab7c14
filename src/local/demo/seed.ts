import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DAY_MS, dayOf } from '../../lib/time.ts'
import type { Filling } from '../runtime.ts'
import { ads, audiences, brand, spend } from './catalogue.ts'
import { customersCsv } from './customers.ts'

const VIEWS_PER_DAY: Record<string, number> = { meta: 52, linkedin: 9, tiktok: 74 }

interface Host extends Pick<Filling, 'url' | 'tell'> {
  adminToken: string
}

/** Fills an empty database: the catalogue through the public API, as a marketer would; the visits of the past two weeks
 *  through the functions that record today's. */
export async function seed(host: Host, now: number): Promise<void> {
  await call(host, 'brands', brand)
  for (const { campaign, image, ad, publish } of ads) {
    await call(host, 'campaigns', { ...campaign, brand: brand.id })
    const bytes = readFileSync(path.join(import.meta.dirname, 'images', image))
    const asset = (await call(host, 'assets', bytes)) as { id: string }
    await call(host, `campaigns/${campaign.slug}/ads`, { ...ad, image: asset.id })
    if (publish) await call(host, `campaigns/${campaign.slug}/ads/${ad.slug}/publish`, {})
  }
  await call(host, 'spend/import', new TextEncoder().encode(spendCsv(now)))
  for (const [series, { campaign, ad }] of ads.filter(({ publish }) => publish).entries()) {
    const place = { campaign: campaign.slug, ad: ad.slug, source: ad.platform }
    await host.tell({ place, perDay: VIEWS_PER_DAY[ad.platform]!, series: series + 1, now })
  }
  for (const audience of audiences) await call(host, 'audiences', audience)
  await call(host, `campaigns/${ads[0]!.campaign.slug}/sequence/audiences`, {})
  await call(host, 'contacts/import', new TextEncoder().encode(customersCsv()))
}

const ALREADY_THERE = 409

async function call(host: Host, resource: string, body: object | Uint8Array<ArrayBuffer>): Promise<unknown> {
  const answer = await fetch(`${host.url}/api/${resource}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${host.adminToken}` },
    body: body instanceof Uint8Array ? body : JSON.stringify(body),
  })
  if (!answer.ok && answer.status !== ALREADY_THERE)
    throw new Error(`seeding ${resource}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const CURRENCY: Record<string, string> = Object.fromEntries(
  ads.map(({ campaign }) => [campaign.slug, campaign.currency]),
)

function spendCsv(now: number): string {
  const rows = spend.map(row => {
    const ends = now - DAY_MS * (7 * (row.weeksAgo - 1) + 1)
    const cells = [
      row.campaign,
      row.ad,
      row.platform,
      dayOf(ends - 6 * DAY_MS),
      dayOf(ends),
      row.impressions,
      row.reach,
      row.engagements,
      row.clicks,
      row.cost,
      CURRENCY[row.campaign],
    ]
    return cells.join(',')
  })
  return ['campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency', ...rows].join(
    '\r\n',
  )
}
