import type { ReportRow } from './report/schema.ts'
import type { Level, Source } from './source.ts'
import type { Suggestion } from './suggest.ts'
import { totalsOf } from './summary.ts'

/** A source of which a person has to say whose it is. */
export interface Open {
  platform: string
  level: Level
  campaign: string | null // as the platform calls it
  campaignId: string | null
  group: string | null
  groupId: string | null
  ad: string | null
  adId: string | null
  lines: number[] // the first ones
  rows: number
  impressions: number
  spend: Record<string, number> // micros by currency
  suggestions: Suggestion[]
}

const SHOWN = 500
const SHOWN_LINES = 5

/** What cost most comes first. Of a file that is somebody else's there are as many as lines: only those that are shown are
 *  compared with all our names. */
export function openOf(
  sources: readonly { source: Source; rows: readonly ReportRow[] }[],
  suggest: (source: Source) => Suggestion[],
): Open[] {
  return sources
    .map(({ source, rows }) => {
      const { impressions, spend } = totalsOf(rows)
      return { source, rows, impressions, spend, most: Math.max(...Object.values(spend)) }
    })
    .toSorted((a, b) => b.most - a.most || a.rows[0]!.lines[0]! - b.rows[0]!.lines[0]!)
    .slice(0, SHOWN)
    .map(({ source, rows, impressions, spend }) => {
      const { platform, level, campaign, group, ad } = source
      return {
        ...{ platform, level },
        campaign: campaign.name,
        campaignId: campaign.id,
        group: group.name,
        groupId: group.id,
        ad: ad.name,
        adId: ad.id,
        lines: rows.flatMap(row => row.lines).toSorted((a, b) => a - b).slice(0, SHOWN_LINES),
        rows: rows.length,
        ...{ impressions, spend },
        suggestions: level === 'own' ? [] : suggest(source),
      }
    })
} // biome-ignore format: one thing a line
