import type { Platform } from '../campaigns/schema.ts'
import { destinations } from '../destinations/index.ts'

/** Where ads run, and where visits come from. */
export const PLATFORM_NAMES: Record<Platform, string> = {
  meta: 'Meta', google: 'Google', linkedin: 'LinkedIn', tiktok: 'TikTok', pinterest: 'Pinterest',
  snapchat: 'Snapchat', x: 'X', reddit: 'Reddit', microsoft: 'Microsoft', other: '…',
} // biome-ignore format: a list of names

/** Of a name that may be none of them. */
export const platformNamed = (name: string): string | undefined =>
  Object.hasOwn(PLATFORM_NAMES, name) ? PLATFORM_NAMES[name as Platform] : undefined

/** What something was sent to, as its account calls itself: 'Google Ads'. */
export const destinationLabel = (name: string): string =>
  Object.hasOwn(destinations, name) ? destinations[name as keyof typeof destinations].label : name
