import { type DestinationName, destinationNames, destinations } from '../../destinations/index.ts'
import { type Finder, finder, type Headings } from './columns.ts'
import type { ReportPlatform } from './schema.ts'

/** What tells the export of one platform from those of the others, and what is peculiar to it. */
export interface Profile {
  headings: Headings
  find: Finder
  sign: RegExp | null // a header that nobody else writes, folded
  above: RegExp | null // a line above the table that nobody else writes
  /** Lines of a report without days bear the first day of their period: only what is above the table says which it is. */
  dayMayBeStart: boolean
}

/** Our own: every line names the platform, and the slugs of our campaign and our ad. Empty is not nothing here, and amounts
 *  have a decimal point. */
export const OWN = {
  campaign: ['campaign'], ad: ['ad'], platform: ['platform'], from: ['starts_on'], to: ['ends_on'],
  impressions: ['impressions'], reach: ['reach'], engagements: ['engagements'], clicks: ['clicks'], cost: ['cost'],
  currency: ['currency'], device: ['device'],
} satisfies Headings // biome-ignore format: in the order of the file

// Meta breaks down by "Impression device" and "Device platform" (facebook.com/business/help, breakdowns); names in French
// and those of Google in French are unverified. Microsoft: learn.microsoft.com/en-us/advertising/guides/reports.
const DEVICES: Partial<Record<DestinationName, readonly string[]>> = {
  meta: ['Impression device', 'Device platform', "Appareil d'impression", "Plateforme d'appareil"],
  google: ['Device', 'Appareil'],
  microsoft: ['DeviceType', 'Device type', "Type d'appareil"],
}

const SIGNS: Partial<Record<DestinationName, RegExp>> = {
  meta: /^(amount spent|montant depense) [a-z]{3}$|^attribution setting$|^(campaign|ad set|ad) delivery$/,
}

const ABOVE: Partial<Record<DestinationName, RegExp>> = {
  linkedin: /performance report\b|^report start: /i,
  microsoft: /^report (name|time|aggregation): /i,
  google: /^(campaign|ad group|ad) report$|^rapport sur les (campagnes|groupes d.annonces|annonces)$/i,
}

const profile = (headings: Headings, name?: DestinationName): Profile => ({
  headings,
  find: finder(headings),
  sign: (name && SIGNS[name]) ?? null,
  above: (name && ABOVE[name]) ?? null,
  dayMayBeStart: name === 'linkedin',
})

export const profiles: ReadonlyMap<ReportPlatform, Profile> = new Map<ReportPlatform, Profile>([
  ['like2lead', profile(OWN)],
  ...destinationNames.map((name): [ReportPlatform, Profile] => [
    name,
    profile({ ...destinations[name].report, device: DEVICES[name] ?? [] }, name),
  ]),
])
