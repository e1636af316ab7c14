import type { Ad, Campaign } from '../../campaigns/schema.ts'
import { type Counts, funnelOf } from '../../funnel/stages.ts'
import type { TierCount } from '../../funnel/store.ts'
import type { Tier } from '../../pixel/tier.ts'
import { deskPath } from '../desk/parts.tsx'
import { Bar } from '../flow.tsx'
import { curl, Empty, Figure, State, Unknown } from '../parts.tsx'
import { PLATFORM_NAMES } from '../platform-names.ts'
import { type Screen, viewerMay } from '../screen.ts'
import { rungs } from './ladder.tsx'

interface Props {
  screen: Screen
  campaign: Campaign
  ads: { ad: Ad; counts: Counts }[]
  tiers: Tier[]
  reached: TierCount[]
}

export const Ads = ({ screen, campaign, ads, tiers, reached }: Props) => (
  <section aria-labelledby="ads">
    <div class="section-head">
      <h2 id="ads" class="section">
        {screen.t.ad.title}
      </h2>
      {viewerMay(screen.viewer, 'editor') && ads.length > 0 && (
        <p class="tools">
          <a class="button" href={`/app/campaigns/${campaign.slug}/import`}>
            {screen.t.importing.link}
          </a>
          <a class="button primary" href={`/app/campaigns/${campaign.slug}/ads/new`}>
            {screen.t.creating.titleAd}
          </a>
        </p>
      )}
    </div>
    {ads.length === 0 ? (
      <FirstAd screen={screen} campaign={campaign} />
    ) : (
      <ul class="ads">
        {ads.map(({ ad, counts }) => (
          <AdCard
            screen={screen}
            campaign={campaign}
            ad={ad}
            counts={counts}
            tiers={tiers}
            reached={reached.filter(r => r.ad === ad.slug)}
          />
        ))}
      </ul>
    )}
  </section>
)

interface AdCardProps {
  screen: Screen
  campaign: Campaign
  ad: Ad
  counts: Counts
  tiers: Tier[]
  reached: TierCount[]
}

const AdCard = ({ screen, campaign, ad, counts, tiers, reached }: AdCardProps) => {
  const { t, f } = screen
  const { cplMicros } = funnelOf(counts)
  return (
    <li class="ad card">
      {ad.image ? (
        <img class="thumb" src={`/i/${ad.image}/412`} width="412" height="216" alt="" loading="lazy" decoding="async" />
      ) : (
        <div class="thumb">{t.ad.noImage}</div>
      )}
      <div class="ad-text">
        <h3>
          <a lang={ad.language} href={deskPath(ad)}>
            {ad.headline}
          </a>
        </h3>
        <p class="soft">
          {PLATFORM_NAMES[ad.platform]} · <code>{ad.slug}</code>
        </p>
        <p>
          <State on={ad.live !== null}>{ad.live === null ? t.ad.draft : t.ad.live(ad.live)}</State>
        </p>
        <p class="tools">
          <a class="link" href={deskPath(ad)}>
            {t.ad.work} <span class="hidden">{t.ad.workOf(ad.headline)}</span>
          </a>
          {ad.live !== null && (
            <a class="link" href={`/${ad.campaign}/${ad.slug}`}>
              {t.ad.open} <span aria-hidden="true">↗</span>
            </a>
          )}
        </p>
      </div>
      <dl class="figures">
        <Figure name={t.views}>{f.count(counts.views)}</Figure>
        <Figure name={t.leads}>{f.count(counts.leads)}</Figure>
        <Figure name={t.cpl}>{cplMicros === null ? <Unknown /> : f.money(cplMicros, campaign.currency)}</Figure>
      </dl>
      {reached.length > 0 && <Rungs screen={screen} tiers={tiers} reached={reached} />}
    </li>
  )
}

/** Without the first tier: every view reaches it. */
const Rungs = ({ screen, tiers, reached }: Pick<AdCardProps, 'screen' | 'tiers' | 'reached'>) => (
  <dl class="rungs" aria-label={screen.t.ad.tiers}>
    {rungs(screen, tiers.slice(1), reached).map(({ name, share }) => (
      <div>
        <dt>{name}</dt>
        <dd>
          <Bar share={share} />
          <span>{screen.f.percent(share)}</span>
        </dd>
      </div>
    ))}
  </dl>
)

const FirstAd = ({ screen, campaign }: { screen: Screen; campaign: Campaign }) => {
  const { t, url, language } = screen
  const headline = language === 'fr' ? 'Votre devis en deux minutes' : 'Your quote in two minutes'
  const body = { slug: 'ad-1', platform: 'meta', headline, cta: 'GET_QUOTE', language }
  const next = { href: `/app/campaigns/${campaign.slug}/ads/new`, text: t.creating.titleAd, byApi: t.empty.byApi }
  const made = viewerMay(screen.viewer, 'editor')
    ? { next, code: curl(url, `/campaigns/${campaign.slug}/ads`, body) }
    : {}
  return <Empty title={t.empty.ads} how={t.empty.adsHow} {...made} />
}
