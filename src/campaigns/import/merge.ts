import type { Issue } from '../../lib/http.ts'
import type { ReadAd } from './ad.ts'
import { adIssue } from './issues.ts'
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
      .map(field => differs(`${other.at}: ${field}`, first!)),
  )
}

type Field = keyof ReadAd['ad']

function differs(path: string, { ad, name, at: other }: ReadAd): Issue {
  if (ad.slug !== undefined) return adIssue(path, 'differs-by-slug', { other, slug: ad.slug })
  return ad.externalId === undefined
    ? adIssue(path, 'differs-by-name', { other, name })
    : adIssue(path, 'differs-by-id', { other, id: ad.externalId })
}
