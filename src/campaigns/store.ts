import * as z from 'zod'
import { all, bind, first, jsonChunks, run } from '../db/query.ts'
import { type Ad, adRow, type Campaign, campaignRow, type NewCampaign, STATUSES } from './schema.ts'

const ADD_CAMPAIGN = `
  INSERT INTO campaigns (slug, brand, name, locale, currency, objective, status, created_at, updated_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)`
export const addCampaignStatement = (db: D1Database, c: NewCampaign, brand: string, now: number) =>
  bind(db, ADD_CAMPAIGN, c.slug, brand, c.name, c.locale, c.currency, c.objective ?? null, c.status, now)

const CHANGE_CAMPAIGN = `
  UPDATE campaigns SET name = ?2, locale = ?3, currency = ?4, brand = ?5, objective = ?6, status = ?7, updated_at = ?8
  WHERE slug = ?1`
export const changeCampaign = (db: D1Database, c: Campaign, now: number) =>
  run(db, CHANGE_CAMPAIGN, c.slug, c.name, c.locale, c.currency, c.brand, c.objective, c.status, now)

// Amounts that were told are in the currency of their day.
export const HAS_SPENT = `SELECT EXISTS (SELECT 1 FROM spend WHERE campaign = ?1) AS found`
/** Whether a platform's report told what it cost. */
export const hasSpent = async (db: D1Database, slug: string): Promise<boolean> =>
  (await first(db, z.object({ found: z.int() }), HAS_SPENT, slug))?.found === 1

const COPY_CAMPAIGN = `
  INSERT INTO campaigns (slug, brand, name, locale, currency, objective, status, default_ad, created_at, updated_at)
  SELECT ?2, brand, ?3, locale, currency, objective, 'active', default_ad, ?4, ?4 FROM campaigns WHERE slug = ?1`
// An ad of a platform is in one campaign only: its id there is not copied.
const COPY_ADS = `
  INSERT INTO ads (campaign, slug, platform, headline, primary_text, description, cta, language, image, palette, created_at, updated_at)
  SELECT ?2, slug, platform, headline, primary_text, description, cta, language, image, palette, ?3, ?3 FROM ads WHERE campaign = ?1`
/** A duplicate-key error says that the slug is taken. */
export const copyCampaignStatements = (
  db: D1Database,
  from: string,
  to: { slug: string; name: string },
  now: number,
) => [bind(db, COPY_CAMPAIGN, from, to.slug, to.name, now), bind(db, COPY_ADS, from, to.slug, now)]

export const CAMPAIGN_COLUMNS = 'slug, brand, name, locale, currency, objective, status, default_ad, created_at'

const FIND_CAMPAIGN = `SELECT ${CAMPAIGN_COLUMNS} FROM campaigns WHERE slug = ?1`
export const findCampaign = (db: D1Database, slug: string) => first(db, campaignRow, FIND_CAMPAIGN, slug)

const LIST_CAMPAIGNS = `SELECT ${CAMPAIGN_COLUMNS} FROM campaigns WHERE slug > ?1 ORDER BY slug LIMIT ?2`
export const listCampaigns = (db: D1Database, cursor: string, limit: number) =>
  all(db, campaignRow, LIST_CAMPAIGNS, cursor, limit + 1)

const CAMPAIGN_SLUGS = `SELECT slug FROM campaigns`
/** Of them all: archived ones too. */
export const campaignSlugs = async (db: D1Database): Promise<string[]> =>
  (await all(db, z.object({ slug: z.string() }), CAMPAIGN_SLUGS)).map(({ slug }) => slug)

const ADD_ADS = `
  INSERT INTO ads (campaign, slug, platform, external_id, headline, primary_text, description, cta, language, image, palette, created_at, updated_at)
  SELECT ?1, value ->> 'slug', value ->> 'platform', value ->> 'externalId', value ->> 'headline', value ->> 'primaryText',
         value ->> 'description', value ->> 'cta', value ->> 'language', value ->> 'image', value ->> 'palette', ?3, ?3
  FROM json_each(?2)`
/** A duplicate-key error says that one of the slugs is taken. */
export const addAdsStatements = (db: D1Database, campaign: string, ads: StoredCopy[], now: number) =>
  [...jsonChunks(ads)].map(chunk => bind(db, ADD_ADS, campaign, chunk, now))

// The campaign is read from each change and not bound: bound, SQLite walks the campaign's ads and, for each, all the changes.
// What a change does not name stays, so that two people who change two things at once both do.
export const CHANGE_ADS = `
  UPDATE ads SET
    platform = coalesce(value ->> 'platform', platform), headline = coalesce(value ->> 'headline', headline),
    primary_text = coalesce(value ->> 'primaryText', primary_text), description = coalesce(value ->> 'description', description),
    cta = coalesce(value ->> 'cta', cta), language = coalesce(value ->> 'language', language),
    palette = coalesce(value ->> 'palette', palette),
    external_id = CASE WHEN json_type(value, '$.externalId') IS NULL THEN external_id ELSE value ->> 'externalId' END,
    image = CASE WHEN json_type(value, '$.image') IS NULL THEN image ELSE value ->> 'image' END,
    updated_at = ?2
  FROM json_each(?1) WHERE campaign = value ->> 'campaign' AND slug = value ->> 'slug'`
export const changeAdsStatements = (db: D1Database, campaign: string, changes: CopyChange[], now: number) =>
  [...jsonChunks(changes.map(change => ({ ...change, campaign })))].map(chunk => bind(db, CHANGE_ADS, chunk, now))

export type CopyChange = Pick<StoredCopy, 'slug'> & Partial<StoredCopy>

/** The columns of an ad that a person writes. */
export interface StoredCopy
  extends Pick<Ad, 'slug' | 'platform' | 'headline' | 'description' | 'cta' | 'language' | 'image' | 'palette'> {
  externalId: string | null
  primaryText: string
}

// The first ad of a campaign is the one that the campaign's own URL serves.
const DEFAULT_AD = `UPDATE campaigns SET default_ad = ?2, updated_at = ?3 WHERE slug = ?1 AND default_ad IS NULL`
export const defaultAdStatement = (db: D1Database, campaign: string, ad: string, now: number) =>
  bind(db, DEFAULT_AD, campaign, ad, now)

export const AD_COLUMNS = `
  a.campaign, a.slug, a.platform, a.external_id, a.headline, a.primary_text, a.description, a.cta, a.language, a.image,
  i.width AS image_width, i.height AS image_height, a.palette, p.template, p.live`
export const AD_JOINS = 'JOIN pages p ON p.campaign = a.campaign AND p.ad = a.slug LEFT JOIN assets i ON i.id = a.image'

export const FIND_AD = `SELECT ${AD_COLUMNS} FROM ads a ${AD_JOINS} WHERE a.campaign = ?1 AND a.slug = ?2`
export const findAd = (db: D1Database, campaign: string, slug: string) => first(db, adRow, FIND_AD, campaign, slug)

const named = z.object({ slug: z.string(), name: z.string() })
/** By slug; two of one name say their slug too. */
export function namesIn(rows: readonly z.infer<typeof named>[]): Map<string, string> {
  const times = Map.groupBy(rows, ({ name }) => name)
  return new Map(rows.map(({ slug, name }) => [slug, times.get(name)!.length > 1 ? `${name} (${slug})` : name]))
}

const HEADLINES = `SELECT slug, headline AS name FROM ads WHERE campaign = ?1`
/** What people know each ad of a campaign by, by slug. */
export const adNames = async (db: D1Database, campaign: string) => namesIn(await all(db, named, HEADLINES, campaign))

const NAMES = `SELECT slug, name FROM campaigns`
/** Of every campaign, by slug. */
export const campaignNames = async (db: D1Database) => namesIn(await all(db, named, NAMES))

export const LIST_ADS = `
  SELECT ${AD_COLUMNS} FROM ads a ${AD_JOINS} WHERE a.campaign = ?1 AND a.slug > ?2 ORDER BY a.slug LIMIT ?3`
export const listAds = (db: D1Database, campaign: string, cursor: string, limit: number) =>
  all(db, adRow, LIST_ADS, campaign, cursor, limit + 1)

const TWIN = `SELECT slug FROM ads WHERE campaign = ?1 AND platform = ?2 AND external_id = ?3 AND slug <> ?4 LIMIT 1`
const twin = adRow.pick({ slug: true })
/** Another ad of the campaign that is this one in its platform. */
export const findTwin = (
  db: D1Database,
  campaign: string,
  { platform, externalId, slug }: Pick<StoredCopy, 'platform' | 'externalId' | 'slug'>,
) => first(db, twin, TWIN, campaign, platform, externalId, slug)

const adKey = adRow.pick({ slug: true, platform: true, external_id: true })

export const AD_KEYS = `SELECT slug, platform, external_id FROM ads WHERE campaign = ?1 ORDER BY slug`
export const adKeys = (db: D1Database, campaign: string) => all(db, adKey, AD_KEYS, campaign)

const STATUS_COUNTS = `SELECT status, count(*) AS n FROM campaigns GROUP BY status`
const statusCount = campaignRow.pick({ status: true }).extend({ n: z.int() })
/** How many campaigns there are of each status. */
export async function countStatuses(db: D1Database): Promise<Record<Campaign['status'], number>> {
  const counts = await all(db, statusCount, STATUS_COUNTS)
  const of = (status: Campaign['status']) => counts.find(row => row.status === status)?.n ?? 0
  return Object.fromEntries(STATUSES.map(status => [status, of(status)])) as Record<Campaign['status'], number>
}
