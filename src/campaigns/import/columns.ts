import { plain } from '../../lib/text.ts'

/** What the columns of each platform's exports are called, in the order in which they are preferred. Headers are
 *  compared folded (see `folded`): '#' stands for a number. Seen in public exports and templates, 2026-11, unless the
 *  line says "unverified": those are translations, and `mapping` is the way out when they are wrong. */

export const FIELDS = [
  'slug', 'platform', 'name', 'externalId', 'headline', 'primaryText', 'description', 'cta', 'language', 'image', 'template',
] as const // biome-ignore format: what `mapping` may name
export type Field = (typeof FIELDS)[number]

/** Read too, but never stored as they are. */
export const ASIDE = ['group', 'pin', 'picture'] as const
export type Column = Field | (typeof ASIDE)[number]

interface Profile {
  columns: Partial<Record<Column, string[]>>
  signature: string[] // headers that tell this platform from the others
}

// Bulk export and import template: Title, Body, Link Description, Call to Action, "Ad ID" as a:123, Additional Title 1…4.
// "Export table data" of Ads Manager: Headline or Headline (ad settings), Body (ad settings).
const meta: Profile = {
  columns: {
    name: ['ad name', 'nom de la publicite'],
    externalId: ['ad id', 'id de la publicite', 'identifiant de la publicite'], // French unverified
    headline: [
      'title', 'headline', 'headline ad settings', 'title ad settings', 'additional title #',
      'titre', 'titre parametres de la publicite', // unverified
    ], // biome-ignore format: by language
    primaryText: [
      'body', 'primary text', 'body ad settings', 'text', 'additional body #',
      'texte principal', 'corps', 'corps parametres de la publicite', // unverified
    ], // biome-ignore format: by language
    description: [
      'link description', 'description', 'description ad settings', 'additional link description #',
      'description du lien', // unverified
    ], // biome-ignore format: by language
    cta: ['call to action', 'call to action type', 'dynamic creative call to action', 'appel a l action'], // French unverified
    picture: ['image hash', 'image url', 'image file name', 'image name'],
    group: ['ad set name', 'nom de l ensemble de publicites'],
  },
  signature: [
    'ad set name', 'ad set id', 'nom de l ensemble de publicites', 'body', 'body ad settings', 'link description', 'image hash',
    'attribution setting', 'reporting starts', 'debut des rapports', 'creative type',
  ], // biome-ignore format: one list
}

// Bulk sheet of responsive search ads and Google Ads Editor: Headline 1…15, Description 1…4, "Headline 1 position".
const google: Profile = {
  columns: {
    name: ['ad name'],
    externalId: ['ad id', 'id de l annonce', 'identifiant de l annonce'], // French unverified
    headline: ['headline #', 'headline', 'titre #'],
    pin: ['headline # position', 'titre # position', 'position du titre #'], // French unverified
    primaryText: ['description #', 'description', 'description line #'],
    cta: ['call to action text', 'call to action'],
    group: ['ad group', 'groupe d annonces'],
  },
  signature: [
    'headline #', 'titre #', 'final url', 'url finale', 'ad group', 'groupe d annonces', 'headline # position', 'path #', 'chemin #',
    'ad strength', 'final url suffix',
  ], // biome-ignore format: one list
}

// Ad performance report of Campaign Manager.
const linkedin: Profile = {
  columns: {
    name: ['ad name', 'creative name', 'nom de l annonce'], // French unverified
    externalId: ['ad id', 'creative id', 'id de l annonce'], // French unverified
    headline: ['ad headline', 'titre de l annonce'], // French unverified
    primaryText: ['ad introduction text', 'introductory text', 'texte d introduction de l annonce'], // French unverified
    description: ['ad description'], // unverified
    cta: ['call to action', 'ad call to action'], // unverified
    group: ['ad set name', 'campaign name'],
  },
  signature: [
    'ad headline', 'ad introduction text', 'click url', 'creative id', 'start date in utc', 'campaign group name', 'total spent',
    'titre de l annonce', 'texte d introduction de l annonce',
  ], // biome-ignore format: one list
}

// Ads Manager export. A TikTok ad has one text and no headline. Its bulk sheet differs from account to account.
const tiktok: Profile = {
  columns: {
    name: ['ad name', 'nom de la publicite'],
    externalId: ['ad id', 'id de la publicite'], // French unverified
    primaryText: ['text', 'ad text', 'ad copy', 'text #', 'texte', 'texte de la publicite'], // unverified but for "text"
    cta: ['call to action', 'call to action text', 'appel a l action'], // French unverified
    group: ['ad group name', 'nom du groupe de publicites'],
  },
  signature: [
    'ad group name', 'nom du groupe de publicites', 'clicks destination', 'cpc destination', 'ctr destination', 'destination page url',
    'landing page url', 'video name', 'identity',
  ], // biome-ignore format: one list
}

/** Our own. */
const csv: Profile = {
  columns: {
    slug: ['slug'],
    platform: ['platform'],
    name: ['name'],
    externalId: ['external_id'],
    headline: ['headline'],
    primaryText: ['primary_text'],
    description: ['description'],
    cta: ['cta'],
    language: ['language'],
    image: ['image'],
    template: ['template'],
  },
  signature: ['slug', 'external_id', 'primary_text', 'platform', 'template'],
}

export const PROFILES = { meta, google, linkedin, tiktok, csv } satisfies Record<string, Profile>
export type Format = keyof typeof PROFILES

/** 'Titre 1', "Nom de l’annonce" → 'titre #', 'nom de l annonce'. */
export const folded = (header: string): string =>
  plain(header)
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()
    .replace(/\d+/g, '#')
