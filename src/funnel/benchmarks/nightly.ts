import * as z from 'zod'
import { campaignSlugs } from '../../campaigns/store.ts'
import { all, bind, first, jsonChunks } from '../../db/query.ts'
import { dayNumber, mondayOf } from '../../lib/time.ts'
import { countViews } from '../../pixel/days/views.ts'
import { PASSAGES, type PassageName } from '../passages.ts'
import { quartilesOf } from './benchmark.ts'

const WEEKS = 52
const LATE_WEEKS = 2 // a lead may come late to its view: weeks that ended so lately are noted again

/** Every night: the page-weeks that ended, and what they come to. Each week is noted by itself: a night that breaks off is
 *  taken up by the next. */
export async function noteBenchmarks({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  const thisWeek = mondayOf(dayNumber(now))
  const oldest = thisWeek - WEEKS * 7
  const noted = (await first(DB, z.object({ week: z.int().nullable() }), LAST_WEEK))?.week ?? oldest
  const campaigns = JSON.stringify(await campaignSlugs(DB))
  for (let week = Math.max(oldest, noted - (LATE_WEEKS - 1) * 7); week < thisWeek; week += 7)
    await noteWeek(DB, campaigns, week)
  await noteQuartiles(DB, { oldest, thisWeek, now })
}

const LAST_WEEK = `SELECT max(week) AS week FROM page_weeks`

const pageWeek = z.object({ campaign: z.string(), ad: z.string(), views: z.int(), converted: z.int() })
export const PAGE_WEEK = countViews(['ad'], ['views', 'converted'])

const CLEAR_WEEK = `DELETE FROM page_weeks WHERE week = ?1`
const NOTE_WEEK = `
  INSERT INTO page_weeks (week, campaign, ad, views, converted)
  SELECT ?1, value ->> 'campaign', value ->> 'ad', value ->> 'views', value ->> 'converted' FROM json_each(?2)`
async function noteWeek(db: D1Database, campaigns: string, week: number): Promise<void> {
  const rows = (await all(db, pageWeek, PAGE_WEEK, campaigns, week, week + 6)).filter(({ ad }) => ad !== '')
  await db.batch([bind(db, CLEAR_WEEK, week), ...[...jsonChunks(rows)].map(chunk => bind(db, NOTE_WEEK, week, chunk))])
}

/** The least that a week of a page must have had for its rate to say something. */
const ENOUGH: Record<PassageName, number> = { engagement: 1000, ctr: 1000, arrival: 50, cvr: 50 }

const rates = z.object({ part: z.int(), whole: z.int() })

// Of the weeks ?1 to ?2 (Mondays, the last one not included). Reports that cover more than one week tell none of them.
const MEDIA_WEEKS = `
  SELECT campaign, ad, day - (day + 3) % 7 AS week, sum(impressions) AS impressions, sum(clicks) AS clicks, sum(engagements) AS engagements
  FROM (SELECT s.*, unixepoch(s.starts_on) / 86400 AS day, unixepoch(s.ends_on) / 86400 AS last FROM spend s WHERE s.ad <> '')
  WHERE day >= ?1 AND day < ?2 AND last - day + (day + 3) % 7 < 7
  GROUP BY campaign, ad, week`

const RATES: Record<PassageName, string> = {
  engagement: `
    SELECT engagements AS part, impressions AS whole FROM (${MEDIA_WEEKS})
    WHERE engagements <= impressions AND impressions >= ${ENOUGH.engagement}`,
  ctr: `
    SELECT clicks AS part, impressions AS whole FROM (${MEDIA_WEEKS})
    WHERE clicks <= impressions AND impressions >= ${ENOUGH.ctr}`,
  arrival: `
    SELECT w.views AS part, m.clicks AS whole FROM (${MEDIA_WEEKS}) m JOIN page_weeks w USING (week, campaign, ad)
    WHERE w.views <= m.clicks AND m.clicks >= ${ENOUGH.arrival}`,
  cvr: `
    SELECT converted AS part, views AS whole FROM page_weeks WHERE week >= ?1 AND week < ?2 AND views >= ${ENOUGH.cvr}`,
}

const FORGET = `DELETE FROM own_benchmarks`
const NOTE = `
  INSERT INTO own_benchmarks (passage, page_weeks, low, median, high, noted_at)
  SELECT value ->> 'passage', value ->> 'pageWeeks', value ->> 'low', value ->> 'median', value ->> 'high', ?2 FROM json_each(?1)`
async function noteQuartiles(db: D1Database, { oldest, thisWeek, now }: Record<'oldest' | 'thisWeek' | 'now', number>) {
  const own = await Promise.all(
    PASSAGES.map(async passage => {
      const rows = await all(db, rates, RATES[passage], oldest, thisWeek)
      const quartiles = quartilesOf(rows.map(({ part, whole }) => part / whole))
      return quartiles ? [{ passage, pageWeeks: rows.length, ...quartiles }] : []
    }),
  )
  await db.batch([bind(db, FORGET), bind(db, NOTE, JSON.stringify(own.flat()), now)])
}
