import { folded } from './columns.ts'
import type { Device } from './schema.ts'

/** The kind of device behind a platform's word for it. */
export const deviceOf = (text: string): Device => DEVICES.get(folded(text)) ?? ''

// Meta: "Impression device" and "Device platform"; Google: the segment "Device"; Microsoft: DeviceType
// (learn.microsoft.com/en-us/advertising/guides/report-attributes-performance-statistics). French unverified.
const WORDS: Record<Exclude<Device, ''>, readonly string[]> = {
  mobile: [
    'mobile', 'mobile app', 'mobile web', 'mobile phones', 'mobile devices with full browsers', 'smartphone', 'smartphones', 'iphone',
    'ipod', 'android smartphone', 'mobiles', 'téléphones mobiles', 'téléphones portables', 'smartphone android',
    "appareils mobiles dotés d'un navigateur Internet complet", 'application mobile', 'web mobile',
  ],
  tablet: ['tablet', 'tablets', 'tablets with full browsers', 'ipad', 'android tablet', 'tablette', 'tablettes', 'tablette android',
    "tablettes dotées d'un navigateur Internet complet"],
  desktop: ['desktop', 'computer', 'computers', 'pc', 'ordinateur', 'ordinateurs', 'ordinateur de bureau'],
} // biome-ignore format: by device

const DEVICES = new Map(
  (Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap(device =>
    WORDS[device].map(word => [folded(word), device] as const),
  ),
)
