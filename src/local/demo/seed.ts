import { readFileSync } from 'node:fs'
import path from 'node:path'
import { markDemo } from '../../campaigns/demo-store.ts'
import { sumOf } from '../../lib/sum.ts'
import { DAY_MS, dayOf } from '../../lib/time.ts'
import { OWN_HEADER } from '../../spend/own-format.ts'
import { ads, audiences, brand, spend, traffic } from './catalogue.ts'
import { customersCsv } from './customers.ts'
import { call, type Host } from './host.ts'
import { tellPastTests } from './past-tests.ts'

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
    await host.tell({ place, ...traffic[ad.slug]!, series: series + 1, now })
  }
  await tellPastTests(host, now)
  for (const audience of audiences) await call(host, 'audiences', audience)
  await call(host, `campaigns/${ads[0]!.campaign.slug}/sequence/audiences`, {})
  await call(host, 'contacts/import', new TextEncoder().encode(customersCsv()))
  await markDemo(host.db, brand.id, Date.now())
}

const CURRENCY: Record<string, string> = Object.fromEntries(
  ads.map(({ campaign }) => [campaign.slug, campaign.currency]),
)

const spendCsv = (now: number): string => [OWN_HEADER, ...spend.flatMap(row => linesOf(row, now))].join('\r\n')

function linesOf(row: (typeof spend)[number], now: number): string[] {
  const { campaign, ad, platform, by, impressions, reach, engagements, clicks, cost } = row
  const ends = now - DAY_MS * (7 * (row.weeksAgo - 1) + 1)
  const line = (from: number, to: number, figures: readonly (number | string)[]) =>
    [campaign, ad, platform, dayOf(from), dayOf(to), ...figures, CURRENCY[campaign]].join(',')
  if (by === 'week') return [line(ends - 6 * DAY_MS, ends, [impressions, reach, engagements, clicks, cost])]
  // Of single days the platform would tell who was reached on each: not known here, hence left empty.
  const [views, reactions, came, cents] = [impressions, engagements, clicks, Math.round(cost * 100)].map(inSevenDays)
  return DAYS_AGO.map((daysAgo, i) => {
    const day = ends - daysAgo * DAY_MS
    return line(day, day, [views![i]!, '', reactions![i]!, came![i]!, (cents![i]! / 100).toFixed(2)])
  })
}

const DAYS_AGO = [6, 5, 4, 3, 2, 1, 0]

/** Whole numbers that add up to it, a little more at the end of the week. */
function inSevenDays(total: number): number[] {
  const shares = DAYS_AGO.map(daysAgo => Math.floor((total * (20 - daysAgo)) / 119))
  const rest = total - sumOf(shares, n => n)
  return shares.map((n, i) => (i === 6 ? n + rest : n))
}
