import { newId } from '../lib/ids.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import { compile } from '../pages/fill.ts'
import { worstMatch } from '../pages/match.ts'
import { visitsOf } from '../pages/visits.ts'
import { driftOf, type Judged } from './drift.ts'
import type { ServedAd } from './schema.ts'
import { closeStatement, closeUnserved, findPromise, keepStatement, listToJudge, openStatement } from './store.ts'

const SPEND_DAYS = 30

/** The first of the days whose spend counts: an ad that cost something since then is running. */
export const spendSinceDay = (now: number): string => dayOf(now - SPEND_DAYS * DAY_MS)

/** Every minute: ads whose text or page changed since they were judged. */
export const judgeChanged = (env: Env, now: number): Promise<void> => judge(env, now, false)

/** At night: every ad that has visitors, whatever made it change. */
export const judgeEverything = (env: Env, now: number): Promise<void> => judge(env, now, true)

async function judge({ DB }: Env, now: number, everything: boolean): Promise<void> {
  const since = spendSinceDay(now)
  await closeUnserved(DB, since, now) // first: a page that cannot be judged keeps no alert open
  let after = { campaign: '', slug: '' }
  for (;;) {
    const ads = await listToJudge(DB, since, after, everything)
    if (ads.length === 0) break
    const statements = await Promise.all(ads.map(ad => judgeOne(DB, ad, now)))
    await DB.batch(statements.flat())
    after = ads.at(-1)!
  }
}

async function judgeOne(db: D1Database, ad: ServedAd, now: number): Promise<D1PreparedStatement[]> {
  const known = await findPromise(db, ad.campaign, ad.slug)
  const judged = judgedOf(ad, now)
  const verdict = driftOf(known, judged)
  if (verdict.kind === 'kept')
    return [keepStatement(db, ad, judged, verdict.accepted, now), closeStatement(db, ad, now)]
  const accepted = { score: known!.accepted_score, caps: known!.accepted_caps }
  const after = { score: judged.score, newCaps: verdict.newCaps }
  return [keepStatement(db, ad, judged, accepted, now), openStatement(db, newId(), ad, accepted.score, after, now)]
}

/** What the visitors who get least of the promise get. */
export function judgedOf(ad: ServedAd, now: number): Judged {
  const { score, caps, algorithm } = worstMatch(ad, visitsOf(ad.snapshot, compile(ad.html), now)).match
  return { score, caps, algorithm }
}
