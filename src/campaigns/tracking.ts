import type { Ad, Platform } from './schema.ts'

/** The address that a team pastes in an ad, with the platform's own macros: the platform fills them in at each click. */
export interface Tracking {
  page: string // the landing page alone
  url: string // with its parameters
  suffix?: string // the parameters for which the platform has a field of their own
  where: Record<'fr' | 'en', string>
}

interface Row {
  params: Param[]
  /** Which parameters have a field of their own: all of them (the address alone works too), those with macros only, or none. */
  apart: 'all' | 'macros' | 'none'
  sources: string[] // every utm_source that a click can bring, all of which src/pixel/facts/source.ts must know
  where: Tracking['where']
}

/** Macros are pasted as they are: encoded, no platform would know them. */
export function trackingOf(ad: Pick<Ad, 'platform' | 'campaign' | 'slug'>, page: string): Tracking {
  const { params, apart, where } = TRACKING[ad.platform]
  const ours = { '<campaign>': ad.campaign, '<ad>': ad.slug }
  const pairs = params.map(([name, value]) => ({
    text: `${name}=${ours[value as keyof typeof ours] ?? value}`,
    macro: MACRO.test(value),
  }))
  const [inUrl, inField] = [
    pairs.filter(({ macro }) => apart !== 'macros' || !macro),
    pairs.filter(({ macro }) => apart === 'all' || (apart === 'macros' && macro)),
  ].map(list => list.map(({ text }) => text).join('&'))
  return { page, url: `${page}?${inUrl}`, ...(inField && { suffix: inField }), where }
}

const MACRO = /[{}]|^__[A-Z_]+__$/

type Param = [name: string, value: string]

const utm = (source: string, medium: string, campaign = '<campaign>', content = '<ad>'): Param[] => [
  ['utm_source', source],
  ['utm_medium', medium],
  ['utm_campaign', campaign], // without a macro: our own slugs, which say as much
  ['utm_content', content],
]

const ids = (cid: string, asid: string, aid: string): Param[] => [
  ['cid', cid],
  ['asid', asid],
  ['aid', aid],
]

export const TRACKING: Record<Platform, Row> = {
  // "URL parameters" of Ads Manager, as in public set-ups, 2026-11; of site_source_name's values fb and ig were seen, an and msg
  // are known by hearsay. Names are those of the day the ad was published: join on the ids.
  meta: {
    params: [
      ...utm('{{site_source_name}}', 'paid_social', '{{campaign.name}}', '{{ad.name}}'),
      ...ids('{{campaign.id}}', '{{adset.id}}', '{{ad.id}}'),
      ['pl', '{{placement}}'],
    ],
    apart: 'all',
    sources: ['fb', 'ig', 'an', 'msg'],
    where: {
      fr: 'Gestionnaire de publicités, niveau Publicité : l’adresse de la page dans « URL du site web », la suite dans « Paramètres d’URL » (section Suivi).',
      en: 'Ads Manager, ad level: the page’s address in “Website URL”, the rest in “URL parameters” (Tracking section).',
    },
  },
  // support.google.com/google-ads/answer/6305348 (ValueTrack), 2026-11. There is no parameter for the campaign's name.
  google: {
    params: [
      ...utm('google', 'cpc'),
      ['utm_term', '{keyword}'],
      ...ids('{campaignid}', '{adgroupid}', '{creative}'),
      ['pl', '{network}'],
    ],
    apart: 'all',
    sources: ['google'],
    where: {
      fr: 'Google Ads, annonce : l’adresse de la page dans « URL finale », la suite dans « Suffixe de l’URL finale » (Options d’URL de l’annonce), sans point d’interrogation.',
      en: 'Google Ads, ad: the page’s address in “Final URL”, the rest in “Final URL suffix” (Ad URL options), without a question mark.',
    },
  },
  // learn.microsoft.com/linkedin/marketing/integrations/ads-reporting/dynamic-utm-tracking, 2026-04: dynamic parameters belong
  // to the campaign ("ad set" since 2026) and are added to the address of each of its ads. UI names from third parties.
  linkedin: {
    params: [...utm('linkedin', 'paid_social'), ['cid', '{{CAMPAIGN_ID}}'], ['aid', '{{CREATIVE_ID}}']],
    apart: 'macros',
    sources: ['linkedin'],
    where: {
      fr: 'Campaign Manager : l’adresse dans « URL de destination » de la publicité, le suffixe dans « Paramètres UTM dynamiques » de la campagne (ou de l’ensemble de publicités), une fois pour toutes ses publicités.',
      en: 'Campaign Manager: the address in the ad’s “Destination URL”, the suffix in the campaign’s (or ad set’s) “Dynamic UTM parameters”, once for all of its ads.',
    },
  },
  // ads.tiktok.com/help/article/track-offsite-web-events-with-utm-parameters, 2026-11. AID is the ad group, CID the ad.
  tiktok: {
    params: [
      ...utm('tiktok', 'paid_social', '__CAMPAIGN_NAME__', '__CID_NAME__'),
      ...ids('__CAMPAIGN_ID__', '__AID__', '__CID__'),
      ['pl', '__PLACEMENT__'],
    ],
    apart: 'none',
    sources: ['tiktok'],
    where: {
      fr: 'TikTok Ads Manager, publicité : l’adresse entière dans « URL » (page de destination), sans paramètres d’URL automatiques en plus.',
      en: 'TikTok Ads Manager, ad: the whole address in “URL” (destination page), without automatic URL parameters on top.',
    },
  },
  // Pinterest API description v5.23 (tracking parameters), 2026-11.
  pinterest: {
    params: [...utm('pinterest', 'paid_social', '{campaign_name}'), ...ids('{campaignid}', '{adgroupid}', '{adid}')],
    apart: 'none',
    sources: ['pinterest'],
    where: {
      fr: 'Pinterest Ads, annonce : l’adresse entière dans « URL de destination ».',
      en: 'Pinterest Ads, ad: the whole address in “Destination URL”.',
    },
  },
  // urlmacros.com/snapchat.html (third party), 2026-11.
  snapchat: {
    params: [
      ...utm('snapchat', 'paid_social', '{{campaign.name}}'),
      ...ids('{{campaign.id}}', '{{adSet.id}}', '{{ad.id}}'),
    ],
    apart: 'none',
    sources: ['snapchat'],
    where: {
      fr: 'Snapchat Ads Manager, publicité : l’adresse entière dans « URL du site web ».',
      en: 'Snapchat Ads Manager, ad: the whole address in “Website URL”.',
    },
  },
  // X documents no macro (docs.x.com/x-ads-api, 2026-08).
  x: {
    params: utm('x', 'paid_social'),
    apart: 'none',
    sources: ['x'],
    where: {
      fr: 'X Ads, publicité : l’adresse entière dans « URL du site web » ; X n’a pas de macros.',
      en: 'X Ads, ad: the whole address in “Website URL”; X has no macros.',
    },
  },
  // Third parties, 2026-11: the same spelling as LinkedIn's.
  reddit: {
    params: [
      ...utm('reddit', 'paid_social', '{{CAMPAIGN_NAME}}'),
      ...ids('{{CAMPAIGN_ID}}', '{{ADGROUP_ID}}', '{{AD_ID}}'),
    ],
    apart: 'none',
    sources: ['reddit'],
    where: {
      fr: 'Reddit Ads, publicité : l’adresse entière dans « URL de destination ».',
      en: 'Reddit Ads, ad: the whole address in “Destination URL”.',
    },
  },
  // help.ads.microsoft.com/apex/index/3/en/56799 (URL parameters), 2026-11.
  microsoft: {
    params: [
      ...utm('microsoft', 'cpc', '{Campaign}'),
      ['utm_term', '{keyword}'],
      ...ids('{CampaignId}', '{AdGroupId}', '{AdId}'),
      ['pl', '{Network}'],
    ],
    apart: 'all',
    sources: ['microsoft'],
    where: {
      fr: 'Microsoft Advertising, annonce : l’adresse de la page dans « URL finale », la suite dans « Suffixe d’URL finale », sans point d’interrogation.',
      en: 'Microsoft Advertising, ad: the page’s address in “Final URL”, the rest in “Final URL suffix”, without a question mark.',
    },
  },
  other: {
    params: utm('other', 'paid'),
    apart: 'none',
    sources: ['other'],
    where: {
      fr: 'L’adresse entière là où la plateforme demande le lien de la publicité.',
      en: 'The whole address where the platform asks for the ad’s link.',
    },
  },
}
