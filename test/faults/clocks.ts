import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/time.ts'
import { ad } from '../spring.ts'
import { type Case, counts } from './case.ts'
import { beacon, forms, inParallel, send, stored, views, visit } from './visits.ts'
import { statuses, until, withStatus } from './ways.ts'

const OFF_DAYS = [-4000, -400, -3, -1, 1, 3, 400, 4000]

/** Clocks that are wrong: the visitor's, ours, or one of two of ours. */
export const clocks: Case[] = [
  {
    fault: 'a visitor’s clock is days off, before or behind',
    promise: 'the view is counted, on the day that it happened by our clock',
    run: async (host, how) => {
      const all = OFF_DAYS.flatMap(days => views(how.some(2, 50)).map(id => ({ days, id: shifted(id, days) })))
      const began = Date.now()
      const told = await inParallel(all, ({ days, id }) => beacon(host, id, 12_000, { t: Date.now() + days * DAY_MS }))
      const ids = all.map(({ id }) => id)
      const inTime = await host.count(
        `json_each(?1) j JOIN views v ON v.id = j.value AND v.at BETWEEN ?2 AND ?3`,
        ...[JSON.stringify(ids), began - MINUTE_MS, Date.now()],
      )
      return counts({
        '204': [withStatus(told, 204), all.length],
        rows: [await stored(host, ids), all.length],
        'of this minute': [inTime, all.length],
      })
    },
  },
  {
    fault: 'our clock is set back by hours between two beacons of a view',
    promise: 'one row with the larger totals, whichever clock they came by',
    run: async (host, how) => {
      const ids = views(how.some(4, 200))
      await inParallel(ids, id => beacon(host, id, 5000))
      await host.trouble({ skewMs: -3 * HOUR_MS })
      const told = await inParallel(ids, id => beacon(host, id))
      await host.trouble({})
      return counts({ '204': [withStatus(told, 204), ids.length], rows: [await stored(host, ids), ids.length] })
    },
  },
  {
    fault: 'our clock is set back, or a page and its form meet two machines whose clocks are minutes apart',
    promise: 'the form is taken: nobody is told to wait for a clock',
    run: async (host, how) => {
      const emails = Array.from({ length: how.some(3, 30) }, (_, i) => `clock-${i}@example.com`)
      const filled = await forms(host, emails, 5 * MINUTE_MS)
      const before = await host.count('conversions')
      const told = await inParallel(filled, one => send(host, one))
      return counts({
        thanked: [statuses(told), `303 × ${filled.length}`],
        leads: [(await host.count('conversions')) - before, filled.length],
      })
    },
  },
  {
    fault: 'our clock is set back while a page is remembered',
    promise: 'what another process takes down is not shown until the clock has caught up',
    run: async host => {
      await host.api('POST', 'campaigns/spring/ads', { ...ad, slug: 'remembered' })
      await host.api('POST', 'campaigns/spring/ads/remembered/publish', {})
      const look = async () => (await visit(host, '/spring/remembered')).status
      await host.trouble({ skewMs: 2 * HOUR_MS })
      const before = await look()
      await host.trouble({})
      // As another process would: without a word to this one.
      await host.db.prepare(`UPDATE pages SET live = NULL WHERE ad = 'remembered'`).run()
      await until(async () => (await look()) !== before, 3)
      return counts({ before: [before, 200], 'taken down': [await look(), 404] })
    },
  },
]

/** An id as that visitor's browser would have minted it. */
function shifted(id: string, days: number): string {
  const at = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) + days * DAY_MS
  const hex = at.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}${id.slice(13)}`
}
