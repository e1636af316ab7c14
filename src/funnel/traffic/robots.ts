import * as z from 'zod'
import { all } from '../../db/query.ts'
import { sumOf } from '../../lib/sum.ts'
import { countViews } from '../../pixel/days/views.ts'
import { type BotRule, listBotRules } from '../../pixel/facts/bot-rules.ts'
import { daysOf, type Range, sinceMs, untilMs } from '../range.ts'

export interface Traffic {
  views: number
  human: number
  excluded: number
  rules: RuleReport[]
}

export interface RuleReport {
  rule: string
  mode: BotRule['mode']
  changedAt: number | null // ms; null: as it came
  views: number
  only: number // that no other rule in force marks: what switching this one changes
  evidence: { trusted: number; interacted: number; converted: number } // views with signs of a person, against the rule
  marks: { mark: string; views: number }[] // what gave them away, the most frequent first
}

/** What the rules against robots left out of the counts of these campaigns, and what may be said against them. */
export async function trafficOf(db: D1Database, campaigns: readonly string[], range: Range): Promise<Traffic> {
  const where = [JSON.stringify(campaigns), sinceMs(range), untilMs(range)] as const
  const [rules, groups, marks] = await Promise.all([
    listBotRules(db),
    all(db, group, GROUPS, JSON.stringify(campaigns), ...daysOf(range)),
    all(db, mark, MARKS, ...where),
  ])
  return { ...judged(rules, groups), rules: rules.map(rule => reportOf(rule, rules, groups, marks)) }
}

const group = z
  .object({ bots: z.int(), views: z.int(), trusted: z.int(), inp_measured: z.int(), converted: z.int() })
  .transform(({ bots, inp_measured, ...row }) => ({ ...row, bits: bots, interacted: inp_measured }))
type Group = z.infer<typeof group>

export const GROUPS = countViews(['bots'], ['views', 'trusted', 'inp_measured', 'converted'], 'people and robots')

const MOST = 5
const mark = z.object({ rule: z.string(), mark: z.string(), views: z.int() })

export const MARKS = `
  SELECT rule, mark, views FROM (
    SELECT r.rule, v.bot AS mark, count(*) AS views, row_number() OVER (PARTITION BY r.rule ORDER BY count(*) DESC, v.bot) AS place
    FROM json_each(?1) wanted CROSS JOIN views v CROSS JOIN bot_rules r
    WHERE v.campaign = wanted.value AND v.at >= ?2 AND v.at < ?3 AND v.bot IS NOT NULL AND v.bots & r.bit <> 0
    GROUP BY r.rule, v.bot)
  WHERE place <= ${MOST} ORDER BY rule, place`

const maskOf = (rules: readonly BotRule[]): number =>
  rules.filter(({ mode }) => mode === 'on').reduce((bits, { bit }) => bits | bit, 0)

/** Every view is counted or left out, never both. */
function judged(rules: readonly BotRule[], groups: readonly Group[]): Omit<Traffic, 'rules'> {
  const inForce = maskOf(rules)
  const views = sumOf(groups, g => g.views)
  const human = sumOf(groups, g => ((g.bits & inForce) === 0 ? g.views : 0))
  return { views, human, excluded: views - human }
}

function reportOf(
  { rule, bit, mode, changed_at }: BotRule,
  rules: readonly BotRule[],
  groups: readonly Group[],
  marks: readonly z.infer<typeof mark>[],
): RuleReport {
  const others = maskOf(rules.filter(other => other.rule !== rule))
  const caught = groups.filter(({ bits }) => bits & bit)
  return {
    rule,
    mode,
    changedAt: changed_at || null,
    views: sumOf(caught, g => g.views),
    only: sumOf(caught, g => ((g.bits & others) === 0 ? g.views : 0)),
    evidence: {
      trusted: sumOf(caught, g => g.trusted),
      interacted: sumOf(caught, g => g.interacted),
      converted: sumOf(caught, g => g.converted),
    },
    marks: marks.filter(found => found.rule === rule).map(({ mark, views }) => ({ mark, views })),
  }
}
