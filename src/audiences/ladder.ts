import * as z from 'zod'
import { newId } from '../lib/ids.ts'
import { line, slug } from '../lib/text.ts'
import { oversize } from './compile.ts'
import { condition, tierRange, windowDays } from './conditions.ts'
import { knownBy } from './criteria.ts'
import { relatedTo } from './related.ts'
import type { Audience, Rule } from './schema.ts'
import { addStatement, type Refusal, refusalOf } from './store.ts'

/** Audiences of which nobody is in two: each rung leaves out whoever is on one above it. The first is the topmost. */
export const newLadder = z.strictObject({
  name: line(60),
  campaigns: z.array(slug).min(1).max(100),
  rungs: z
    .array(
      z.strictObject({
        name: line(50),
        tiers: tierRange,
        windowDays,
        where: condition.optional(),
      }),
    )
    .min(2, { error: 'two rungs at least: one alone is an audience' })
    .max(20),
})
type NewLadder = z.infer<typeof newLadder>

interface LadderRefusal {
  rung: number
  rule: Rule
  refusal: Refusal
}

/** All of its audiences, or none and which rung is why. */
export async function addLadder(
  db: D1Database,
  { name, campaigns, rungs }: NewLadder,
  now: number,
): Promise<{ id: string; audiences: Audience[] } | LadderRefusal> {
  const id = newId()
  const rules = rungs.map(({ name: _, ...rung }, at): Rule => ({ campaigns, ...rung, ladder: { id, rung: at } }))
  for (const [rung, { ladder: _, ...alone }] of rules.entries()) {
    const refusal = await refusalOf(db, alone, null, now)
    if (refusal) return { rung, rule: alone, refusal }
  }
  const refused = await tooLarge(db, id, rules, now)
  if (refused) return refused
  const audiences = rules.map(
    (rule, rung): Audience => ({ id: newId(), name: `${name} · ${rungs[rung]!.name}`, ...rule, createdAt: now }),
  )
  const rows = audiences.map(({ id, name, createdAt: _, ...rule }) => ({ id, name, rule }))
  await addStatement(db, rows, now).run()
  return { id, audiences }
}

/** A rung's statement holds those above it too. The ladder is not stored yet, so that only we can say what they are. */
async function tooLarge(
  db: D1Database,
  id: string,
  rules: readonly Rule[],
  now: number,
): Promise<LadderRefusal | null> {
  for (const [rung, rule] of rules.entries()) {
    const wheres = rules.slice(0, rung + 1).flatMap(({ where }) => (where ? [where] : []))
    const together: Rule = wheres.length > 0 ? { where: { all: wheres } } : {}
    const related = await relatedTo(db, together)
    const known = await knownBy(db, together, { ...related, rungs: new Map([...related.rungs, [id, rules]]) }, now)
    const values = oversize(rule, known)
    if (values !== null) return { rung, rule, refusal: { reason: 'too-large', values } }
  }
  return null
}
