import type { Child } from 'hono/jsx'
import type { Campaign } from '../../campaigns/schema.ts'
import type { Range } from '../../funnel/range.ts'
import { type Counts, funnelOf } from '../../funnel/stages.ts'
import { Spark } from '../flow.tsx'
import { moneyOf } from '../money.tsx'
import { More } from '../more.tsx'
import { curl, Empty, Figure, State, Unknown } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'

interface CampaignLine {
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
  statuses: Record<Campaign['status'], number> // how many campaigns there are of each
  status: Campaign['status'] | null // the only one shown; null: all but archived ones
}

export const Campaigns = ({ screen, range, lines, next, strip, statuses, status }: Props) => {
  const { t, f, viewer } = screen
  const isEditor = viewerMay(viewer, 'editor')
  const isNew = Object.values(statuses).every(n => n === 0)
  return (
    <>
      <div class="head">
        <h1>{t.campaigns}</h1>
        <p class="soft">
          {t.last30Days} · {f.days(range)}
        </p>
      </div>
      {strip}
      {isNew ? (
        <FirstCampaign screen={screen} isEditor={isEditor} />
      ) : (
        <>
          <div class="list-tools">
            <Filter screen={screen} statuses={statuses} status={status} />
            {isEditor && (
              <a class="button primary" href="/app/new">
                {t.home.create}
              </a>
            )}
          </div>
          {lines.length === 0 ? (
            <p class="card">{t.home.campaigns.none}</p>
          ) : (
            <>
              <ul class="rows card">
                {lines.map(line => (
                  <Row screen={screen} {...line} />
                ))}
              </ul>
              <p class="soft small">{t.home.campaigns.sorted}</p>
            </>
          )}
        </>
      )}
      <More screen={screen} next={next} />
    </>
  )
}

const FILTERS = [null, 'active', 'paused', 'draft', 'archived'] as const

const Filter = ({ screen: { t, f }, statuses, status }: Pick<Props, 'screen' | 'statuses' | 'status'>) => {
  const words = t.home.campaigns
  const current = statuses.active + statuses.paused + statuses.draft
  return (
    <nav aria-label={words.filter}>
      {FILTERS.map(each => (
        <a
          href={each ? `/app/campaigns?status=${each}` : '/app/campaigns'}
          aria-current={each === status ? 'true' : undefined}
        >
          {each ? words.statuses[each] : words.all} ({f.count(each ? statuses[each] : current)})
        </a>
      ))}
    </nav>
  )
}

const Row = ({ screen, campaign, pages, counts }: CampaignLine & { screen: Screen }) => {
  const { t, f } = screen
  const { stages, cplMicros } = funnelOf(counts)
  const price = (micros: number | null) => (micros === null ? <Unknown /> : f.money(micros, campaign.currency))
  const apart = moneyOf(screen, counts.otherCosts)
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
        <Figure name={t.spend}>
          {price(counts.costMicros)}
          {apart !== '' && <span class="soft small"> + {apart}</span>}
        </Figure>
        <Figure name={t.cpl}>{price(cplMicros)}</Figure>
      </dl>
    </li>
  )
}

const FirstCampaign = ({ screen: { t, url, language }, isEditor }: { screen: Screen; isEditor: boolean }) => {
  if (!isEditor) return <Empty title={t.empty.campaigns} how={t.home.emptyLook} />
  const body = {
    slug: 'spring',
    name: language === 'fr' ? 'Printemps' : 'Spring',
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    currency: 'EUR',
  }
  return (
    <Empty
      title={t.empty.campaigns}
      how={t.home.emptyHow}
      code={curl(url, '/campaigns', body)}
      next={{ href: '/app/new', text: t.home.create, byApi: t.empty.byApi }}
    />
  )
}
