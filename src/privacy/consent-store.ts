import * as z from 'zod'
import { all, first } from '../db/query.ts'
import { daysOf, type Range, sinceMs, untilMs } from '../funnel/range.ts'
import { countViews } from '../pixel/days/views.ts'

const CUTS = { device: 'device', inApp: 'in_app', source: 'source', day: 'day' } as const
type Cut = keyof typeof CUTS

/** Closed days are read from their totals: what it costs does not grow with history. */
export const VIEWS_BY = {
  device: countViews(['device', 'consent'], ['views']),
  inApp: countViews(['in_app', 'consent'], ['views']),
  source: countViews(['source', 'consent'], ['views']),
  day: countViews(['day', 'consent'], ['views']),
} satisfies Record<Cut, string>

const viewRow = (cut: Cut) =>
  z
    .object({ campaign: z.string(), [CUTS[cut]]: z.union([z.string(), z.int()]), consent: z.int(), views: z.int() })
    .transform(row => ({
      ...{ campaign: row.campaign as string, part: String(row[CUTS[cut]]) },
      ...{ consent: row.consent as number, views: row.views as number },
    }))

export const viewsBy = (db: D1Database, cut: Cut, campaigns: readonly string[], range: Range) =>
  all(db, viewRow(cut), VIEWS_BY[cut], JSON.stringify(campaigns), ...daysOf(range))

const formRow = z.object({
  campaign: z.string(),
  leads: z.int(),
  people: z.int(),
  contact: z.int(), // agreed to be contacted
  ads: z.int(), // agreed to advertising
  gpc: z.int(), // ticked the box for it, and their browser says otherwise, which counts
  waiting: z.int(), // until the link in the mail is followed
})
export type FormConsent = z.infer<typeof formRow>

export const FORMS = `
  SELECT n.campaign, count(*) AS leads, count(DISTINCT n.contact_id) AS people,
    count(*) FILTER (WHERE t.granted = 1) AS contact,
    count(*) FILTER (WHERE a.granted = 1) AS ads,
    count(*) FILTER (WHERE a.how = 'gpc') AS gpc,
    count(*) FILTER (WHERE f.event IS NOT NULL) AS waiting
  FROM json_each(?1) w CROSS JOIN conversions n INDEXED BY conversions_campaign_at
  LEFT JOIN consents t ON t.id = n.id || '.contact'
  LEFT JOIN consents a ON a.id = n.id || '.ads'
  LEFT JOIN confirmations f ON f.event = n.id AND f.confirmed_at IS NULL
  WHERE n.campaign = w.value AND n.at >= ?2 AND n.at < ?3 AND n.kind = 'lead'
  GROUP BY n.campaign ORDER BY leads DESC`
/** What leads ticked. An agreement that was confirmed by mail counts for the day of the form. */
export const formConsents = (db: D1Database, campaigns: readonly string[], range: Range): Promise<FormConsent[]> =>
  all(db, formRow, FORMS, JSON.stringify(campaigns), sinceMs(range), untilMs(range))

const choiceRow = z.object({
  granted: z.int(),
  refused: z.int(),
  gpc: z.int(), // a choice that the browser's Global Privacy Control made; those on forms are told with forms
  withdrawn: z.int(), // by the person
  silent: z.int(), // after three years without a sign
})
export type Choices = z.infer<typeof choiceRow>

const WITHDRAWN = `(how = 'withdrawal' AND page <> '' OR how = 'banner' AND id LIKE '%.withdrawn')`
export const CHOICES = `
  SELECT count(*) FILTER (WHERE granted = 1) AS granted,
    count(*) FILTER (WHERE how = 'banner' AND granted = 0 AND NOT ${WITHDRAWN}) AS refused,
    count(*) FILTER (WHERE how = 'gpc' AND id NOT LIKE '%.ads') AS gpc,
    count(*) FILTER (WHERE ${WITHDRAWN}) AS withdrawn,
    count(*) FILTER (WHERE how = 'withdrawal' AND text_version = 'silent') AS silent
  FROM consents INDEXED BY consents_chosen
  WHERE how IN ('banner', 'gpc', 'withdrawal') AND purpose = 'ads' AND at >= ?1 AND at < ?2`
const NONE: Choices = { granted: 0, refused: 0, gpc: 0, withdrawn: 0, silent: 0 }
/** Choices that were made on banners and pages of choices, of which there is a proof. */
export const choicesIn = async (db: D1Database, range: Range): Promise<Choices> =>
  (await first(db, choiceRow, CHOICES, sinceMs(range), untilMs(range))) ?? NONE
