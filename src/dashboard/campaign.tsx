import type { Child } from 'hono/jsx'
import type { Ad, Campaign } from '../campaigns/schema.ts'
import type { Range } from '../funnel/range.ts'
import { funnelOf, NO_COUNTS, together } from '../funnel/stages.ts'
import type { AdCounts, TierCount } from '../funnel/store.ts'
import type { Tier } from '../pixel/tier.ts'
import { Ads } from './ads.tsx'
import { More } from './campaigns.tsx'
import { FunnelCard } from './funnel.tsx'
import { Ladder, Loss } from './ladder.tsx'
import { Empty, State } from './parts.tsx'
import type { Screen } from './screen.ts'

export interface CampaignProps {
  screen: Screen
  campaign: Campaign
  range: Range
  ads: Ad[]
  next: string | null
  counts: AdCounts[]
  tiers: Tier[]
  reached: TierCount[]
  strip: Child // what is wrong, before the figures
}

export const CampaignPage = ({ screen, campaign, range, ads, next, counts, tiers, reached, strip }: CampaignProps) => {
  const { t, f } = screen
  const total = together(counts)
  const nothing = total.impressions === null && total.views === 0 && total.conversions === 0
  return (
    <>
      <div class="head">
        <p class="soft crumb">
          <a href="/app">{t.campaigns}</a>
        </p>
        <h1>{campaign.name}</h1>
        <p class="soft">
          <State on={campaign.status === 'active'}>{t.status[campaign.status]}</State> · {t.last30Days} ·{' '}
          {f.days(range)} · <a href={`/app/campaigns/${campaign.slug}/sequence`}>{t.sequence.title}</a>
        </p>
      </div>
      {strip}
      {nothing ? (
        <Empty title={t.empty.figures} how={t.empty.figuresHow} code={importExample(screen)} />
      ) : (
        <>
          <FunnelCard screen={screen} campaign={campaign} counts={total} prorated={counts.some(ad => ad.prorated)} />
          <div class="pair">
            <Ladder screen={screen} tiers={tiers} reached={reached} />
            <Loss screen={screen} funnel={funnelOf(total)} />
          </div>
        </>
      )}
      <Ads
        screen={screen}
        campaign={campaign}
        tiers={tiers}
        reached={reached}
        ads={ads.map(ad => ({ ad, counts: counts.find(c => c.ad === ad.slug) ?? NO_COUNTS }))}
      />
      <More screen={screen} next={next} />
    </>
  )
}

const importExample = ({ url }: Screen) =>
  [
    `curl ${url.origin}/api/spend/import \\`,
    '  -H "Authorization: Bearer $TOKEN" \\',
    '  --data-binary @spend.csv',
  ].join('\n')
