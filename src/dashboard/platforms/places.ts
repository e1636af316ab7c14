import type { DestinationName } from '../../destinations/index.ts'

/** Where on each platform the values of the form are found: what it calls the place, and its address. */
export const PLACES: Record<DestinationName, readonly (readonly [name: string, url: string])[]> = {
  meta: [
    ['Ads Manager', 'https://adsmanager.facebook.com/'],
    ['Events Manager', 'https://business.facebook.com/events_manager2'],
    ['Business settings', 'https://business.facebook.com/settings/system-users'],
  ],
  google: [
    ['Google Ads', 'https://ads.google.com/'],
    ['Google Cloud', 'https://console.cloud.google.com/apis/credentials'],
  ],
  linkedin: [
    ['Campaign Manager', 'https://www.linkedin.com/campaignmanager/'],
    ['Developer portal', 'https://www.linkedin.com/developers/apps'],
  ],
  tiktok: [
    ['TikTok Ads Manager', 'https://ads.tiktok.com/'],
    ['API for Business', 'https://business-api.tiktok.com/portal'],
  ],
  x: [
    ['X Ads', 'https://ads.x.com/'],
    ['Developer portal', 'https://developer.x.com/'],
  ],
  pinterest: [
    ['Ads Manager', 'https://ads.pinterest.com/'],
    ['Developers', 'https://developers.pinterest.com/apps/'],
  ],
  snapchat: [
    ['Ads Manager', 'https://ads.snapchat.com/'],
    ['Business Manager', 'https://business.snapchat.com/'],
  ],
  reddit: [
    ['Reddit Ads', 'https://ads.reddit.com/'],
    ['Reddit apps', 'https://www.reddit.com/prefs/apps'],
  ],
  microsoft: [
    ['Microsoft Advertising', 'https://ads.microsoft.com/'],
    ['Azure', 'https://portal.azure.com/'],
    ['Developer portal', 'https://developers.ads.microsoft.com/'],
  ],
}
