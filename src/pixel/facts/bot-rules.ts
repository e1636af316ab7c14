import * as z from 'zod'
import { all, run } from '../../db/query.ts'
import { engagementStatementsOf, pair } from '../engagement.ts'
import { botBits } from './bots.ts'

export const botRule = z.object({
  rule: z.string(),
  bit: z.int(),
  mode: z.enum(['on', 'shadow', 'off']), // on: left out of every count; shadow: only shown
  changed_at: z.int(),
})
export type BotRule = z.infer<typeof botRule>

const LIST = `SELECT rule, bit, mode, changed_at FROM bot_rules ORDER BY bit`
export const listBotRules = (db: D1Database): Promise<BotRule[]> => all(db, botRule, LIST)

const SWITCH = `UPDATE bot_rules SET mode = ?2, changed_at = ?3 WHERE rule = ?1 AND mode <> ?2`

/** Counts of views follow at once; engagements, which are stored, are derived anew. May be repeated after a failure. What
 *  was sold stays as it was told: a shop's orders are facts, and platforms may have been told already. */
export async function switchBotRule(
  db: D1Database,
  { rule, bit }: Pick<BotRule, 'rule' | 'bit'>,
  mode: BotRule['mode'],
  now: number,
): Promise<void> {
  await run(db, SWITCH, rule, mode, now)
  let [visitor, campaign] = ['', '']
  for (;;) {
    const seen = await all(db, judged, JUDGE, bit, visitor, campaign, AT_ONCE)
    const caught = seen.filter(row => row.caught === 1)
    if (caught.length > 0) await db.batch(engagementStatementsOf(db, caught))
    const last = seen.at(-1)
    if (!last || seen.length < AT_ONCE) return
    ;[visitor, campaign] = [last.visitor_id, last.campaign]
  }
}

const AT_ONCE = 1000 // visitors per query: D1 is one thread, and beacons have to get their turn in between

const judged = pair.extend({ caught: z.literal([0, 1]) })

/** Visitors in the order of the index, and whether a rule caught any of their views. */
export const JUDGE = `
  SELECT t.visitor_id, t.campaign, max(${botBits('v')} & ?1 <> 0) AS caught
  FROM touches t CROSS JOIN views v ON v.id = t.view_id
  WHERE (t.visitor_id, t.campaign) > (?2, ?3)
  GROUP BY t.visitor_id, t.campaign ORDER BY t.visitor_id, t.campaign LIMIT ?4`
