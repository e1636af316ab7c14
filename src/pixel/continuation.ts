import { mintedAt } from '../lib/ids.ts'
import { MINUTE_MS, SECOND_MS } from '../lib/time.ts'
import type { Beacon } from './beacon.ts'
import { CONSENT, cell } from './row.ts'

const LONGEST_MS = 30 * MINUTE_MS // a link that was copied leads other people, later
const CLOCKS_APART_MS = 10 * SECOND_MS

/** The view that this one continues: the one whose link, on another host of the team's, led here. '' when advertising was
 *  refused here. An id tells when it was minted, by our clock or by the browser's: either may say that it was just now. */
export function continuedBy({ v, w }: Pick<Beacon, 'v' | 'w'>, at: number, refused: boolean): string | null {
  if (w === undefined || w === v) return null
  const recent = [at, mintedAt(v)].some(began => isJustBefore(mintedAt(w), began))
  return recent ? (refused ? '' : w) : null
}

const isJustBefore = (before: number, after: number): boolean =>
  after - before >= -CLOCKS_APART_MS && after - before <= LONGEST_MS

/** Remembered, as the beacon of the view before may come later. */
export const RECORD_CONTINUATIONS = `
  INSERT INTO continuations (from_view, view_id, campaign, ad, at, source)
  SELECT ${cell('from_view')}, ${cell('id')}, ${cell('campaign')}, ${cell('ad')}, ${cell('at')}, ${cell('source')}
  FROM json_each(?1) j WHERE ${cell('from_view')} IS NOT NULL
  ON CONFLICT (from_view, view_id) DO UPDATE SET
    campaign = max(campaign, excluded.campaign), ad = max(ad, excluded.ad), at = min(at, excluded.at),
    source = max(source, excluded.source)
  WHERE excluded.campaign > campaign OR excluded.ad > ad OR excluded.at < at OR excluded.source > source`

// What these beacons say that they continue, and what is said to continue them. The view before has a touch by cookie: a
// chain of links carries its first view along, so that who a touch belongs to never hangs on another's guess.
const JOINED = `
  (SELECT ${cell('from_view')} AS from_view, ${cell('id')} AS view_id FROM json_each(?1) j WHERE ${cell('from_view')} <> ''
   UNION SELECT k.from_view, k.view_id FROM json_each(?1) j CROSS JOIN continuations k ON k.from_view = ${cell('id')}) w
  CROSS JOIN continuations k ON k.from_view = w.from_view AND k.view_id = w.view_id
  CROSS JOIN touches b ON b.view_id = k.from_view AND b.continued = 0
  CROSS JOIN visitors p ON p.id = b.visitor_id AND p.withdrawn_at IS NULL`
const NOT_REFUSED = `NOT EXISTS (SELECT 1 FROM continuations r WHERE r.from_view = '' AND r.view_id = k.view_id)`

/** The touches that views get without a cookie, as rows for RECORD_TOUCHES. The click ids are those of the first view. */
export const CONTINUED = `
  SELECT k.view_id, p.id, k.campaign, k.ad, k.at, k.source, b.clicks, 1 FROM ${JOINED} WHERE ${NOT_REFUSED}`

/** The page before was agreed to advertising on. */
export const GRANT_CONTINUED = `
  UPDATE views SET consent = ${CONSENT.granted} FROM (SELECT DISTINCT k.view_id FROM ${JOINED}) n
  WHERE views.id = n.view_id AND consent < ${CONSENT.granted}`

const REFUSED_NOW = `SELECT ${cell('id')} FROM json_each(?1) j WHERE ${cell('from_view')} = ''`

/** Who refuses on the second host ends what the link began there. */
export const DROP_REFUSED = `DELETE FROM touches WHERE continued = 1 AND view_id IN (${REFUSED_NOW})`

/** Visitors and campaigns about to lose a touch by these beacons, before any touch is written. */
export const LIST_REFUSED = `
  SELECT DISTINCT visitor_id, campaign FROM touches WHERE continued = 1 AND view_id IN (${REFUSED_NOW})`

/** The same, when two links claim one view: before CONTINUED is written, after the touches by cookie. */
export const LIST_OUTBID = `
  SELECT DISTINCT t.visitor_id, t.campaign FROM ${JOINED} CROSS JOIN touches t ON t.view_id = k.view_id AND t.continued = 1
  WHERE p.id > t.visitor_id OR k.campaign > t.campaign`

/** What came late has come by now. ?1: the first id that stays (firstIdAt). */
export const OLD_CONTINUATIONS = `DELETE FROM continuations WHERE from_view < ?1 AND view_id < ?1`
