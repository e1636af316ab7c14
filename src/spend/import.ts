import type { Issue } from '../lib/http.ts'
import { adKey, type Line, overlaps, readSpend, summary } from './csv.ts'
import { adsOf, periodsBetween, replaceSpend, type StoredPeriod } from './store.ts'

export type Import =
  | {
      ok: true
      report: ReturnType<typeof summary> & Pick<ReturnType<typeof readSpend>, 'skipped'> & { unmatched: Unmatched[] }
    }
  | { ok: false; issues: Issue[] }

interface Unmatched {
  line: number
  campaign: string
  ad: string
}

/** Lines of ads that we do not know are told and left out; anything else that is wrong stops the whole file.
 *  Two imports at the same instant could each miss the other's periods: they are made by hand, and the next one shows it. */
export async function importSpend(db: D1Database, text: string, write: boolean): Promise<Import> {
  const { lines, skipped, issues } = readSpend(text)
  if (issues.length > 0) return { ok: false, issues }
  const campaigns = [...new Set(lines.map(({ row }) => row.campaign))]
  const ads = new Map((await adsOf(db, campaigns)).map(ad => [`${ad.campaign}/${ad.ad}`, ad]))
  const [matched, unmatched] = partition(lines, ({ row }) => ads.has(`${row.campaign}/${row.ad}`))
  const report = summary(matched)
  const stored = report.period ? await periodsBetween(db, campaigns, report.period.from, report.period.to) : []
  const conflicts = [
    ...matched.flatMap(line => mismatches(line, ads.get(`${line.row.campaign}/${line.row.ad}`)!)),
    ...overlapsStored(matched, stored),
  ]
  if (conflicts.length > 0) return { ok: false, issues: conflicts }
  if (write)
    await replaceSpend(
      db,
      matched.map(({ row }) => row),
    )
  return {
    ok: true,
    report: {
      ...report,
      skipped,
      unmatched: unmatched.map(({ line, row: { campaign, ad } }) => ({ line, campaign, ad })),
    },
  }
}

function partition<T>(all: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const { yes = [], no = [] } = Object.groupBy(all, item => (test(item) ? 'yes' : 'no'))
  return [yes, no]
}

/** One ad runs on one platform, and one campaign counts in one currency: else its sums would mean nothing. */
function mismatches({ line, row }: Line, ad: { platform: string; currency: string }): Issue[] {
  return (['platform', 'currency'] as const)
    .filter(field => row[field] !== ad[field])
    .map(field => ({ path: `line ${line}: ${field}`, message: `${row[field]}, but this ad is in ${ad[field]}` }))
}

function overlapsStored(lines: readonly Line[], stored: readonly StoredPeriod[]): Issue[] {
  const byAd = Map.groupBy(stored, adKey)
  return lines.flatMap(({ line, row }) => {
    const other = byAd.get(adKey(row))?.find(old => overlaps(old, row) && !samePeriod(old, row))
    if (!other) return []
    const message = `overlaps ${other.starts_on} to ${other.ends_on}, imported before: send that same period again to replace it`
    return [{ path: `line ${line}: starts_on`, message }]
  })
}

const samePeriod = (a: StoredPeriod, b: { starts_on: string; ends_on: string }): boolean =>
  a.starts_on === b.starts_on && a.ends_on === b.ends_on
