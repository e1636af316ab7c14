import type { Dimension as ViewDimension } from '../pixel/days/views.ts'

/** What a campaign's counts can be cut by. Each fact falls into one part of each cut, so that parts add up to the whole;
 *  '' holds what the dimension does not tell. */
export const DIMENSIONS = ['ad', 'platform', 'device', 'day'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Also by the day whose rates of exchange money has: of a report the last that it covers in the range. */
export type Grain = Dimension | 'priced'

interface Told {
  spend: string // SQL over a row `s` of spend
  conversions: string // over a row `c` of conversions, with its view `v` while that is kept
  views: ViewDimension | 'day' | null
}

/** Who tells what. `platform`: of cost the platform that reported it, of a view where it came from, of a conversion where
 *  its view came from. So a visit that an ad's link brought from elsewhere (shared, typed) is not the ad platform's, and
 *  costs it nothing. A report that covers several days tells none of them. */
export const TOLD: Record<Grain, Told> = {
  ad: { spend: 's.ad', conversions: 'c.ad', views: 'ad' },
  platform: { spend: 's.platform', conversions: `coalesce(nullif(v.source, ''), c.source)`, views: 'source' },
  device: { spend: 's.device', conversions: `coalesce(v.device, '')`, views: 'device' },
  day: {
    spend: `CASE WHEN s.starts_on = s.ends_on THEN s.starts_on ELSE '' END`,
    conversions: `date(c.at / 1000, 'unixepoch')`,
    views: 'day',
  },
  priced: { spend: `min(s.ends_on, ?3)`, conversions: `date(c.at / 1000, 'unixepoch')`, views: null },
}
