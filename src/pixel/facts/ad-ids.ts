import * as z from 'zod'
import { all, jsonChunks } from '../../db/query.ts'
import { DAY_MS, dayNumber } from '../../lib/time.ts'
import { isOfDay } from '../days/days.ts'
import { isHuman } from './bots.ts'
import { isUtm } from './params.ts'
import type { Source } from './source.ts'

/** How an ad's address carries the platform's own ids (src/campaigns/tracking.ts), and of what they are. */
const LEVELS = { cid: 'campaign', asid: 'group', aid: 'ad' } as const
const NAMES = Object.keys(LEVELS)

/** Parameters of a landing page's address that `views.utm` keeps (as utm.ts writes them). */
export const isTold = (name: string): boolean => isUtm(name) || NAMES.includes(name)

const DIGITS = /^\d{4,20}$/

/** Ids as they look on each platform. What looks otherwise is no ad's id, and might be a person's. */
const FORMS: Partial<Record<Source, RegExp>> = {
  meta: DIGITS,
  google: DIGITS,
  linkedin: DIGITS,
  tiktok: DIGITS,
  pinterest: DIGITS,
  snapchat: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  reddit: /^(t2_)?[0-9a-z_]{4,24}$/,
  microsoft: DIGITS,
}

/** The parameters without the ids that are not of an ad of the platform that the visit came from. */
export function withAdIds(params: URLSearchParams, source: Source): URLSearchParams {
  for (const name of NAMES) if (!FORMS[source]?.test(params.get(name) ?? '')) params.delete(name)
  return params
}

/** SQL: what people's views among these tell of the platforms' ids: platform, level, id, campaign, ad. */
const toldBy = (views: string): string => `
  SELECT DISTINCT platform, level, substr(rest, 1, instr(rest, '&') - 1) AS id, campaign, iif(level = 'campaign', '', ad) AS ad
  FROM (
    SELECT said.source AS platform, n.value AS level, said.campaign, said.ad,
      substr(said.query, instr(said.query, '&' || n.key || '=') + length(n.key) + 2) AS rest
    FROM (SELECT DISTINCT v.source, v.campaign, v.ad, '&' || v.utm || '&' AS query ${views} AND instr(v.utm, 'id=') > 0 AND ${isHuman('v')}) said
    CROSS JOIN json_each('${JSON.stringify(LEVELS)}') n
    WHERE instr(said.query, '&' || n.key || '=') > 0
  )`

/** One campaign (?1) on one day (?2). For the batch that rolls the day up; any number of times. */
export const LEARN_AD_IDS = `
  INSERT INTO ad_ids (platform, level, id, campaign, ad, day)
  SELECT platform, level, id, campaign, ad, ?2 FROM (${toldBy(`FROM views v WHERE ${isOfDay('?1', '?2')}`)}) WHERE true
  ON CONFLICT DO UPDATE SET day = max(day, excluded.day)`

const adId = z.object({
  platform: z.string(),
  level: z.enum(['campaign', 'group', 'ad']),
  id: z.string(),
  campaign: z.string(),
  ad: z.string(),
})
export type AdId = z.infer<typeof adId>

export const LEARNED = `
  SELECT a.platform, a.level, a.id, a.campaign, a.ad
  FROM json_each(?2) l CROSS JOIN json_each(?3) wanted CROSS JOIN ad_ids a
  WHERE a.platform = ?1 AND a.level = l.value AND a.id = wanted.value`
/** Which of our ads these ids of a platform lead to: none, one, or more when an ad's address was changed. */
export async function learnedIds(
  db: D1Database,
  platform: string,
  levels: readonly AdId['level'][],
  ids: readonly string[],
): Promise<AdId[]> {
  const found: AdId[] = []
  for (const chunk of jsonChunks(ids))
    found.push(...(await all(db, adId, LEARNED, platform, JSON.stringify(levels), chunk)))
  return found
}

const OPEN_DAYS = 2 // before today: older days are rolled up, and what they told is learned

export const RECENT = toldBy(
  'FROM json_each(?1) wanted CROSS JOIN views v WHERE v.campaign = wanted.value AND v.at >= ?2',
)
/** What the days tell that may not be rolled up yet. */
export const recentIds = (db: D1Database, campaigns: readonly string[], now: number) =>
  all(db, adId, RECENT, JSON.stringify(campaigns), (dayNumber(now) - OPEN_DAYS) * DAY_MS)
