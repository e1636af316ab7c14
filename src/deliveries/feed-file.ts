import { findAudience } from '../audiences/store.ts'
import { destinations } from '../destinations/index.ts'
import { audienceFile } from './export-audience.ts'
import { type ColumnMap, type Columns, columnsOf } from './export-columns.ts'
import { conversionsFile } from './export-conversions.ts'
import type { OutFile } from './export-file.ts'
import type { LockedFeed } from './feed-store.ts'

/** What a feed holds now. Hashed always: a server pulls it, no browser that would hash it on its way.
 *  null: its audience is gone, or its platform takes no such file any more. */
export async function feedFile(
  env: Pick<Env, 'DB' | 'DATA_KEY'>,
  feed: LockedFeed,
  now: number,
): Promise<OutFile | null> {
  const { conversions } = feed
  const destination = destinations[feed.destination]
  if (conversions) {
    const file = destination.conversionFile
    if (!file) return null
    const columns = columnsOr(feed.id, file.header, feed.columns)
    return conversionsFile(env, { destination: destination.name, file, conversions, columns, now })
  }
  const audience = await findAudience(env.DB, feed.audience ?? '')
  if (!audience) return null
  const columns = columnsOr(feed.id, destination.listFile.header, feed.columns)
  return audienceFile(env, { audience, destination, form: 'hashed', columns, now })
}

// They were checked when they were given. A release may have renamed the header since: sending what nobody asked for is worse.
function columnsOr(feed: string, header: readonly string[], map: ColumnMap | null): Columns {
  const columns = columnsOf(header, map)
  if ('refused' in columns) throw new Error(`feed ${feed} names columns that are no more: PATCH /api/feeds/${feed}`)
  return columns
}
