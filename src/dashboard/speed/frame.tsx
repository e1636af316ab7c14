import type { Child } from 'hono/jsx'
import type { Campaign } from '../../campaigns/schema.ts'
import type { FilterName } from '../asked-url.ts'
import { CampaignFrame } from '../campaign/frame.tsx'
import { Days } from '../days.tsx'
import type { Asked } from '../period.ts'
import type { Screen } from '../screen.ts'

export interface Framed extends Asked {
  screen: Screen
  campaign: Campaign
  takes?: readonly FilterName[]
  compares?: boolean
}

/** The campaign's head and the period. */
export const Frame = ({
  screen,
  campaign,
  range,
  now,
  isWrong,
  takes = [],
  compares = false,
  children,
}: Framed & { children: Child }) => (
  <CampaignFrame screen={screen} campaign={campaign} about={screen.f.days(range)}>
    <Days {...{ screen, range, isWrong, now, takes, compares }} />
    {children}
  </CampaignFrame>
)
