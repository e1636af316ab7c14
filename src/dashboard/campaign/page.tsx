import type { Child } from 'hono/jsx'
import type { Ad, Campaign } from '../../campaigns/schema.ts'
import type { FunnelAsk } from '../../funnel/query.ts'
import type { FunnelReport } from '../../funnel/report.ts'
import { NO_COUNTS } from '../../funnel/stages.ts'
import { withQuery } from '../asked-url.ts'
import { Days } from '../days.tsx'
import { LeakCard } from '../leak/card.tsx'
import { Compared } from '../leak/compared.tsx'
import { Cut } from '../leak/cut.tsx'
import { FormCard } from '../leak/form.tsx'
import { Notes } from '../leak/notes.tsx'
import { More } from '../more.tsx'
import { Empty } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { Ads } from './ads.tsx'
import { CampaignFrame } from './frame.tsx'
import { FunnelCard } from './funnel.tsx'
import { Ladder, Loss } from './ladder.tsx'

interface CampaignProps {
  screen: Screen
  campaign: Campaign
  ask: FunnelAsk
  isWrong: boolean // what was asked for made no sense, and this is what is shown by default
  now: number
  ads: Ad[]
  next: string | null
  report: FunnelReport
  strip: Child // what is wrong, before the figures
}

export const CampaignPage = ({ screen, campaign, ask, isWrong, now, ads, next, report, strip }: CampaignProps) => {
  const { t, f } = screen
  const { counts, funnel, prorated, tiers, reached, leak } = report
  const nothing = counts.impressions === null && counts.views === 0 && counts.conversions === 0
  return (
    <CampaignFrame screen={screen} campaign={campaign} about={f.days(ask.range)}>
      <Days
        {...{ screen, range: ask.range, isWrong, now, file: fileOf(screen, report) }}
        takes={['ad', 'platform', 'device']}
        compares
      />
      {strip}
      {nothing ? (
        <Empty
          title={t.empty.figures}
          how={t.empty.figuresHow}
          next={{ href: '/app/spend', text: t.leak.importSpend, byApi: t.empty.byApi }}
        />
      ) : (
        <>
          {leak && <LeakCard {...{ screen, counts, leak }} currency={report.currency} />}
          <Notes screen={screen} report={report} />
          <FunnelCard screen={screen} currency={report.currency} counts={counts} funnel={funnel} prorated={prorated} />
          <Compared screen={screen} report={report} />
          <Cut screen={screen} report={report} />
          {leak && <FormCard screen={screen} campaign={campaign.slug} form={leak.form} />}
          <div class="pair">
            <Ladder screen={screen} tiers={tiers} reached={reached} />
            <Loss screen={screen} funnel={funnel} />
          </div>
        </>
      )}
      <Ads
        screen={screen}
        campaign={campaign}
        tiers={tiers}
        reached={reached}
        ads={ads.map(ad => ({ ad, counts: report.ads.find(counted => counted.ad === ad.slug) ?? NO_COUNTS }))}
      />
      <More screen={screen} next={next} />
    </CampaignFrame>
  )
}

const fileOf = ({ url }: Screen, { campaign, by }: FunnelReport) => ({
  href: withQuery(url, { format: 'csv' }, `/app/campaigns/${campaign}/funnel.csv`),
  name: `${campaign}-${by}.csv`,
})
