import type { Child } from 'hono/jsx'
import type { Campaign } from '../campaigns/schema.ts'
import { State } from './parts.tsx'
import type { Screen } from './screen.ts'

const TABS = ['', 'matrix', 'diagnosis', 'attribution', 'speed', 'sequence'] as const

interface Props {
  screen: Screen
  campaign: Pick<Campaign, 'slug' | 'name' | 'status'>
  about?: Child // the period, and what is to be known before the figures
  children: Child
}

/** The head of every page of a campaign: its name, and the others. */
export const CampaignFrame = ({ screen: { t, url }, campaign, about, children }: Props) => {
  const base = `/app/campaigns/${campaign.slug}`
  return (
    <>
      <div class="head">
        <p class="soft crumb">
          <a href="/app">{t.campaigns}</a>
        </p>
        <h1>{campaign.name}</h1>
        <p class="soft">
          <State on={campaign.status === 'active'}>{t.status[campaign.status]}</State>
          {about && <> · {about}</>}
        </p>
        <nav class="tabs" aria-label={t.campaignTabs.name}>
          {TABS.map(tab => {
            const path = tab === '' ? base : `${base}/${tab}`
            return (
              <a href={path} aria-current={url.pathname === path ? 'page' : undefined}>
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
