import type { Child } from 'hono/jsx'
import type { Campaign } from '../campaigns/schema.ts'
import type { Range } from '../funnel/range.ts'
import { type Counts, funnelOf } from '../funnel/stages.ts'
import { Spark } from './flow.tsx'
import { curl, Empty, Figure, State, Unknown } from './parts.tsx'
import type { Screen } from './screen.ts'

export interface CampaignLine {
  campaign: Campaign
  pages: { ads: number; live: number }
  counts: Counts
}

interface Props {
  screen: Screen
  range: Range
  lines: CampaignLine[]
  next: string | null
  strip: Child // what is wrong, before the figures
}

export const Campaigns = ({ screen, range, lines, next, strip }: Props) => (
  <>
    <div class="head">
      <h1>{screen.t.campaigns}</h1>
      <p class="soft">
        {screen.t.last30Days} · {screen.f.days(range)}
      </p>
    </div>
    {strip}
    {lines.length === 0 ? (
      <FirstCampaign screen={screen} />
    ) : (
      <ul class="rows card">
        {lines.map(line => (
          <Row screen={screen} {...line} />
        ))}
      </ul>
    )}
    <More screen={screen} next={next} />
  </>
)

const Row = ({ screen: { t, f }, campaign, pages, counts }: CampaignLine & { screen: Screen }) => {
  const { stages, cplMicros } = funnelOf(counts)
  const price = (micros: number | null) => (micros === null ? <Unknown /> : f.money(micros, campaign.currency))
  return (
    <li class="row">
      <div class="row-name">
        <h2>
          <a href={`/app/campaigns/${campaign.slug}`}>{campaign.name}</a>
        </h2>
        <p class="soft">
          <State on={campaign.status === 'active'}>{t.status[campaign.status]}</State> ·{' '}
          {t.pages(pages.ads, pages.live)}
        </p>
      </div>
      <Spark stages={stages} />
      <dl class="figures">
        <Figure name={t.views}>{f.count(counts.views)}</Figure>
        <Figure name={t.leads}>{f.count(counts.leads)}</Figure>
        <Figure name={t.spend}>{price(counts.costMicros)}</Figure>
        <Figure name={t.cpl}>{price(cplMicros)}</Figure>
      </dl>
    </li>
  )
}

const FirstCampaign = ({ screen: { t, url, language } }: { screen: Screen }) => {
  const body = {
    slug: 'spring',
    name: language === 'fr' ? 'Printemps' : 'Spring',
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    currency: 'EUR',
  }
  return <Empty title={t.empty.campaigns} how={t.empty.campaignsHow} code={curl(url, '/campaigns', body)} />
}

/** Lists page by cursor, forwards. */
export const More = ({ screen: { t, url }, next }: { screen: Screen; next: string | null }) => (
  <p class="more">
    {url.searchParams.has('cursor') && <a href={url.pathname}>{t.previousPage}</a>}
    {next && <a href={`${url.pathname}?cursor=${encodeURIComponent(next)}`}>{t.nextPage}</a>}
  </p>
)
