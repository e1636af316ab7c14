import type { Issue } from '../../lib/http.ts'
import type { ReadAd } from './ad.ts'
import { idKey, slugOf } from './slugs.ts'

/** A report that is split by day or placement has a line per ad and part: one ad when its texts agree. */
export function merged(reads: readonly ReadAd[]): { ads: ReadAd[]; issues: Issue[] } {
  const groups = [...Map.groupBy(reads, keyOf).values()]
  return { ads: groups.map(together), issues: groups.flatMap(disagreements) }
}

const keyOf = ({ ad, name }: ReadAd): string => {
  if (ad.slug !== undefined) return `slug ${ad.slug}`
  return ad.externalId === undefined ? `name ${ad.platform} ${slugOf(name)}` : idKey(ad.platform, ad.externalId)
}

function together(same: ReadAd[]): ReadAd {
  const [first] = same
  // An ad that was renamed has two names in one report: neither the first nor the last line may decide.
  const name = same.map(read => read.name).sort()[0]!
  return { ...first!, name, places: same.flatMap(read => read.places) }
}

function disagreements([first, ...others]: ReadAd[]): Issue[] {
  return others.flatMap(other =>
    [...new Set([...Object.keys(first!.ad), ...Object.keys(other.ad)])]
      .filter(field => JSON.stringify(first!.ad[field as Field]) !== JSON.stringify(other.ad[field as Field]))
      .map(field => ({
        path: `${other.at}: ${field}`,
        message: `differs from ${first!.at}, which is the same ad${whichOf(first!)}`,
      })),
  )
}

type Field = keyof ReadAd['ad']

const whichOf = ({ ad, name }: ReadAd): string => {
  if (ad.slug !== undefined) return ` ("${ad.slug}")`
  return ad.externalId === undefined
    ? ` by its name ("${name}"): export the column of ad ids too, to tell them apart`
    : ` (id ${ad.externalId})`
}
