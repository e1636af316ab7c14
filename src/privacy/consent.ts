import { campaignSlugs } from '../campaigns/store.ts'
import type { Range } from '../funnel/range.ts'
import { mondayOf } from '../lib/time.ts'
import { type Choices, choicesIn, type FormConsent, formConsents, viewsBy } from './consent-store.ts'
import { NOTHING, type Part, partsOf, type Split } from './split.ts'

export interface ConsentReport {
  range: Range
  whole: Split
  by: Record<'campaign' | 'device' | 'inApp' | 'source', Part[]>
  weeks: { monday: number; split: Split }[] // whole days since 1970
  forms: FormConsent[]
  choices: Choices
  worth: Worth
}

/** What one percentage point more of consent would have been worth in these days. */
interface Worth {
  people: number // who could be exported, were one lead in a hundred more to tick the box
  visits: number // that could have been followed, were one visit in a hundred more to accept
}

export async function consentReport(db: D1Database, range: Range): Promise<ConsentReport> {
  const campaigns = await campaignSlugs(db)
  const [device, inApp, source, days, forms, choices] = await Promise.all([
    viewsBy(db, 'device', campaigns, range),
    viewsBy(db, 'inApp', campaigns, range),
    viewsBy(db, 'source', campaigns, range),
    viewsBy(db, 'day', campaigns, range),
    formConsents(db, campaigns, range),
    choicesIn(db, range),
  ])
  const [whole] = partsOf(device.map(row => ({ ...row, part: '' })))
  const weeks = partsOf(days.map(row => ({ ...row, part: String(mondayOf(Number(row.part))) })))
  const split = whole?.split ?? NOTHING
  return {
    ...{ range, whole: split, forms, choices },
    by: {
      campaign: partsOf(device.map(row => ({ ...row, part: row.campaign }))),
      ...{ device: partsOf(device), inApp: partsOf(inApp), source: partsOf(source) },
    },
    weeks: weeks.map(({ part, split }) => ({ monday: Number(part), split })).sort((a, b) => a.monday - b.monday),
    worth: worthOf(split, forms),
  }
}

const POINT = 0.01

export const worthOf = ({ views }: Split, forms: readonly FormConsent[]): Worth => ({
  people: Math.round(POINT * forms.reduce((n, { people }) => n + people, 0)),
  visits: Math.round(POINT * views),
})
