import { sumOf } from '../../lib/sum.ts'
import { type Change, rateChange, shareChange } from '../compare.ts'
import type { Range } from '../range.ts'
import { type Attribution, attribute } from './attribute.ts'
import type { Credit } from './credit.ts'
import type { Model } from './models.ts'
import { conversionsOf, type ModelReport } from './report.ts'

export type AttributionBeside = Attribution & { compare: (Range & AttributionChange) | null }

/** The attribution of these days beside that of others. */
export async function attributeBeside(
  db: D1Database,
  campaign: string,
  range: Range,
  compare: Range | null,
  windowDays: number,
): Promise<AttributionBeside> {
  const [now, before] = await Promise.all([
    attribute(db, campaign, range, windowDays),
    compare && attribute(db, campaign, compare, windowDays),
  ])
  return { ...now, compare: before && { ...compare!, ...attributionChange(before, now) } }
}

export interface AttributionChange {
  visible: Change // share of the conversions that a touch is known of
  consent: Change
  models: ModelChange[]
}

/** Who got which share of the credit, then and now, under one model. */
interface ModelChange {
  model: Model
  campaigns: (CreditChange & { campaign: string })[]
  ads: (CreditChange & { campaign: string; ad: string })[]
  sources: (CreditChange & { source: string })[]
}

interface CreditChange {
  conversions: Both // leads and purchases
  share: Change // of those with a known touch
}

/** Periods differ in length and in what they brought: shares of the credit can be compared, sums cannot. */
export const attributionChange = (before: Attribution, now: Attribution): AttributionChange => ({
  visible: shareChange(before.visible, now.visible),
  consent: shareChange(before.consent, now.consent),
  models: now.models.map((report, i) =>
    modelChange(before.models[i]!, report, { before: before.touches.people, now: now.touches.people }),
  ),
})

interface Both {
  before: number
  now: number
}

const modelChange = (before: ModelReport, now: ModelReport, people: Both): ModelChange => ({
  model: now.model,
  campaigns: creditChanges(before.campaigns, now.campaigns, people, ({ campaign }) => ({ campaign })),
  ads: creditChanges(before.ads, now.ads, people, ({ campaign, ad }) => ({ campaign, ad })),
  sources: creditChanges(before.sources, now.sources, people, ({ source }) => ({ source })),
})

/** Whoever has credit now, then whoever only had some before. What comes by chance are people, not
 *  their conversions (a lead and its sale are of one): the interval is that of a share of so many. */
function creditChanges<C extends Credit, K extends object>(
  before: readonly C[],
  now: readonly C[],
  people: Both,
  keyOf: (credit: C) => K,
): (K & CreditChange)[] {
  const byKey = (credits: readonly C[]) =>
    new Map(credits.map(credit => [JSON.stringify(keyOf(credit)), conversionsOf(credit)]))
  const [earlier, later] = [byKey(before), byKey(now)]
  const whole = { before: totalOf(earlier), now: totalOf(later) }
  return [...new Set([...later.keys(), ...earlier.keys()])].map(key => {
    const conversions = { before: earlier.get(key) ?? 0, now: later.get(key) ?? 0 }
    const passage = (when: keyof Both) =>
      whole[when] > 0
        ? { part: (conversions[when] / whole[when]) * people[when], whole: people[when] }
        : { part: 0, whole: 0 }
    return { ...(JSON.parse(key) as K), conversions, share: rateChange(passage('before'), passage('now')) }
  })
}

const totalOf = (credits: ReadonlyMap<string, number>): number => sumOf([...credits.values()], n => n)
