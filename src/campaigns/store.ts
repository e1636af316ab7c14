import { all, bind, first, run } from '../db/query.ts'
import { adRow, campaignRow, type NewAd, type NewCampaign, type Palette } from './schema.ts'

const ADD_CAMPAIGN = `
  INSERT INTO campaigns (slug, brand, name, locale, currency, objective, status, created_at, updated_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)`
export const addCampaign = (db: D1Database, c: NewCampaign, brand: string, now: number) =>
  run(db, ADD_CAMPAIGN, c.slug, brand, c.name, c.locale, c.currency, c.objective ?? null, c.status, now)

const FIND_CAMPAIGN = `
  SELECT slug, brand, name, locale, currency, objective, status, default_ad, created_at FROM campaigns WHERE slug = ?1`
export const findCampaign = (db: D1Database, slug: string) => first(db, campaignRow, FIND_CAMPAIGN, slug)

const LIST_CAMPAIGNS = `
  SELECT slug, brand, name, locale, currency, objective, status, default_ad, created_at
  FROM campaigns WHERE slug > ?1 ORDER BY slug LIMIT ?2`
export const listCampaigns = (db: D1Database, cursor: string, limit: number) =>
  all(db, campaignRow, LIST_CAMPAIGNS, cursor, limit + 1)

const ADD_AD = `
  INSERT INTO ads (campaign, slug, platform, external_id, headline, primary_text, description, cta, language, image, palette, created_at, updated_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)`
export const addAdStatement = (db: D1Database, campaign: string, ad: NewAd, palette: Palette, now: number) =>
  bind(
    db, ADD_AD, campaign, ad.slug, ad.platform, ad.externalId ?? null, ad.headline, ad.primaryText, ad.description,
    ad.cta, ad.language, ad.image ?? null, JSON.stringify(palette), now,
  ) // biome-ignore format: the columns in the order of the statement

// The first ad of a campaign is the one that the campaign's own URL serves.
const DEFAULT_AD = `UPDATE campaigns SET default_ad = ?2, updated_at = ?3 WHERE slug = ?1 AND default_ad IS NULL`
export const defaultAdStatement = (db: D1Database, campaign: string, ad: string, now: number) =>
  bind(db, DEFAULT_AD, campaign, ad, now)

const AD_COLUMNS = `
  a.campaign, a.slug, a.platform, a.external_id, a.headline, a.primary_text, a.description, a.cta, a.language, a.image,
  i.width AS image_width, i.height AS image_height, a.palette, p.template, p.live
  FROM ads a JOIN pages p ON p.campaign = a.campaign AND p.ad = a.slug LEFT JOIN assets i ON i.id = a.image`

export const FIND_AD = `SELECT ${AD_COLUMNS} WHERE a.campaign = ?1 AND a.slug = ?2`
export const findAd = (db: D1Database, campaign: string, slug: string) => first(db, adRow, FIND_AD, campaign, slug)

export const LIST_ADS = `SELECT ${AD_COLUMNS} WHERE a.campaign = ?1 AND a.slug > ?2 ORDER BY a.slug LIMIT ?3`
export const listAds = (db: D1Database, campaign: string, cursor: string, limit: number) =>
  all(db, adRow, LIST_ADS, campaign, cursor, limit + 1)
