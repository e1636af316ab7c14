import type { Child } from 'hono/jsx'
import type { Campaign } from '../../campaigns/schema.ts'
import { keepingAsked } from '../asked-url.ts'
import { Crumb, State } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'

const TABS = ['', 'matrix', 'diagnosis', 'attribution', 'speed', 'sequence'] as const

interface Props {
  screen: Screen
  campaign: Pick<Campaign, 'slug' | 'name' | 'status'>
  about?: Child // the period, and what is to be known before the figures
  children: Child
}

/** The head of every page of a campaign: its name, and the others, which keep the days and filters that were chosen. */
export const CampaignFrame = ({ screen: { t, url, viewer }, campaign, about, children }: Props) => {
  const isEditor = viewerMay(viewer, 'editor')
  const base = `/app/campaigns/${campaign.slug}`
  return (
    <>
      <div class="head">
        <Crumb href="/app/campaigns">{t.campaigns}</Crumb>
        <h1>{campaign.name}</h1>
        {isEditor && (
          <div class="tools">
            <a class="link" href={`${base}/settings`}>
              {t.creating.settings.link}
            </a>
            <form method="post" action={`${base}/duplicate`}>
              <button class="quiet" type="submit">
                {t.creating.settings.duplicate}
              </button>
            </form>
          </div>
        )}
        <p class="soft">
          <State on={campaign.status === 'active'}>{t.status[campaign.status]}</State>
          {about && <> · {about}</>}
        </p>
        <nav class="tabs" aria-label={t.campaignTabs.name}>
          {TABS.map(tab => {
            const path = tab === '' ? base : `${base}/${tab}`
            return (
              <a href={keepingAsked(url, path)} aria-current={url.pathname === path ? 'page' : undefined}>
                {t.campaignTabs.tabs[tab]}
              </a>
            )
          })}
        </nav>
      </div>
      {children}
    </>
  )
}
