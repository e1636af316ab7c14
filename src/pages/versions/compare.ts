import type { Ad } from '../../campaigns/schema.ts'
import { parseHtml, textOf } from '../../lib/html.ts'
import { renderPage } from '../render.ts'
import type { Snapshot } from '../snapshot.ts'
import { unvisited } from '../visits.ts'
import { type Change, changesBetween, type Run, textDiff } from './diff.ts'
import { draftSnapshot } from './draft-snapshot.ts'
import { findVersion } from './version-store.ts'

export interface Side {
  name: number | 'draft'
  snapshot: Snapshot
  html: string
}

export interface Comparison {
  changes: Change[]
  text: Run[]
}

/** A published version, or the draft as it is now. Null: no such version. */
export async function sideOf(db: D1Database, ad: Ad, name: number | 'draft'): Promise<Side | null> {
  if (name === 'draft') {
    const snapshot = await draftSnapshot(db, ad, 0)
    return { name, snapshot, html: renderPage(snapshot) }
  }
  const row = await findVersion(db, ad.campaign, ad.slug, name)
  return row && { name, snapshot: row.snapshot, html: row.html }
}

/** What changed from one to the other: values by path, and the text that is read. */
export const compared = (before: Side, after: Side, now: number): Comparison => ({
  changes: changesBetween(factsOf(before.snapshot), factsOf(after.snapshot)),
  text: textDiff(readText(before, now), readText(after, now)),
})

/** All that makes the page, without the number that every version has anew. */
const factsOf = ({ page: { version: _, live: __, ...page }, ...rest }: Snapshot) => ({ ...rest, page })

const readText = ({ snapshot, html }: Side, now: number): string => textOf(parseHtml(unvisited(snapshot, html, now)))
