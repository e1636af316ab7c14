import type { Child } from 'hono/jsx'
import type { Campaign } from '../../campaigns/schema.ts'
import { CampaignFrame } from '../campaign-frame.tsx'
import { Days } from '../days.tsx'
import type { Screen } from '../screen.ts'
import type { Asked } from './period.ts'

export interface Framed extends Asked {
  screen: Screen
  campaign: Campaign
}

/** The campaign's head, the period, and that it could not be. */
export const Frame = ({ screen, campaign, range, now, isWrong, children }: Framed & { children: Child }) => (
  <CampaignFrame screen={screen} campaign={campaign} about={screen.f.days(range)}>
    <Days screen={screen} range={range} now={now} />
    {isWrong && (
      <p class="refusal" role="alert">
        {screen.t.speed.wrongPeriod}
      </p>
    )}
    {children}
  </CampaignFrame>
)
