import type { Range } from '../funnel/range.ts'
import { actionPath } from './action.ts'
import type { CampaignWeek } from './digest.ts'
import type { Notice } from './schema.ts'

/** What webhooks are told, and what the API shows. Documented in docs/measure.md: a field may be added, none is renamed or taken away.
 *  Nothing in it is of any person. `action`: a path of the dashboard. */
export const noticeTold = (notice: Notice) => ({
  id: notice.id,
  kind: notice.kind,
  campaign: notice.campaign || null,
  ad: notice.ad || null,
  openedAt: new Date(notice.opened_at).toISOString(),
  facts: notice.facts,
  action: actionPath(notice),
})

export const weekTold = ({ notices, ...week }: CampaignWeek, { from, to }: Range) => {
  const { campaign, name, currency, now, before, cpl, leak, tests } = week
  return { campaign, name, currency, from, to, now, before, cpl, leak, alerts: notices.map(noticeTold), tests }
}
