import { sumOf } from '../../lib/sum.ts'
import { CONSENT } from '../../pixel/row.ts'
import type { Range } from '../range.ts'
import { type Share, share } from '../stages.ts'
import { add, book, type Credit, type Ledger, noCredit, wholeOf } from './credit.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { MODELS } from './models.ts'
import { conversionsOf, type ModelReport, reportOf } from './report.ts'
import { converted, viewsByConsent } from './store.ts'

export interface Attribution {
  recorded: Credit // all that the campaign's pages had
  seen: Credit // the part with a consented touch: only that is attributed
  visible: Share & { conversions: number; of: number } // leads and purchases
  consent: Share & { granted: number; views: number } // of the campaign's views in the same days
  touches: Distribution
  models: ModelReport[]
}

/** Who led to the conversions of a campaign, under every model, and what it led to elsewhere. */
export async function attribute(
  db: D1Database,
  campaign: string,
  range: Range,
  windowDays: number,
): Promise<Attribution> {
  const consented = viewsByConsent(db, campaign, range)
  const ledger: Ledger = new Map()
  const [recorded, seen] = [noCredit(), noCredit()]
  const [people, counts] = [new Set<string>(), new Map<number, number>()]
  for await (const page of converted(db, campaign, range, windowDays)) {
    for (const one of page) {
      const { length } = one.touches
      if (one.campaign === campaign) add(recorded, wholeOf(one))
      if (length === 0) continue
      book(ledger, one)
      if (one.campaign !== campaign) continue
      add(seen, wholeOf(one))
      if (people.has(one.who)) continue
      people.add(one.who)
      counts.set(length, (counts.get(length) ?? 0) + 1)
    }
  }
  const [conversions, of] = [conversionsOf(seen), conversionsOf(recorded)]
  const said = await consented
  const views = sumOf(said, row => row.views)
  const granted = said.find(({ consent }) => consent === CONSENT.granted)?.views ?? 0
  return {
    recorded,
    seen,
    visible: { conversions, of, ...share(conversions, of) },
    consent: { granted, views, ...share(granted, views) },
    touches: distributionOf(counts),
    models: MODELS.map(model => reportOf(model, campaign, ledger)),
  }
}
