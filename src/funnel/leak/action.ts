import type { PassageName } from '../passages.ts'
import type { Counts } from '../stages.ts'
import type { Cause, CauseCode, Facts } from './causes.ts'
import type { Estimate } from './leak.ts'

/** The one thing to do next, where, and what it may bring. `code`: the cause that it puts right, or the passage when our
 *  evidence speaks for none. */
export interface Action {
  code: CauseCode | PassageName
  href: string // of the dashboard
  effect: Estimate // results, once the passage is where its benchmark is
}

interface Of {
  campaign: string
  ads: readonly (Pick<Counts, 'views'> & { ad: string })[] // '' of none
}

export function actionOf(
  { campaign, ads }: Of,
  passage: PassageName,
  causes: readonly Cause[],
  facts: Facts,
  recoverable: Estimate,
): Action {
  const [likeliest] = causes
  const base = `/app/campaigns/${campaign}`
  const pages = facts.promises.length > 0 ? facts.promises : ads.filter(({ ad, views }) => ad !== '' && views > 0)
  const busiest = pages.toSorted((a, b) => b.views - a.views)[0]
  const page = busiest ? `${base}/ads/${busiest.ad}` : `${base}#ads`
  const places: Record<CauseCode | PassageName, string> = {
    'broken-promise': `${base}/ads/${likeliest?.subject}`,
    slow: `${base}/speed`,
    form: page,
    unread: page,
    platform: `${base}/matrix`,
    frequency: '/app/audiences',
    engagement: `${base}#ads`,
    ctr: `${base}#ads`,
    arrival: `${base}/speed`,
    cvr: `${base}/diagnosis`,
  }
  const code = likeliest?.code ?? passage
  return { code, href: places[code], effect: likeliest?.effect ?? recoverable }
}
