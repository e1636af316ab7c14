import type { Child } from 'hono/jsx'
import type { Overview } from '../../notices/overview/load.ts'
import type { Asked } from '../period.ts'
import { type Screen, viewerMay } from '../screen.ts'
import { Exposed } from './exposed.tsx'
import { Figures } from './figures.tsx'
import { Leaks } from './leaks.tsx'
import { Period } from './period.tsx'
import { River } from './river.tsx'
import { Todo } from './todo.tsx'
import { Verdict } from './verdict.tsx'

interface Props {
  screen: Screen
  asked: Asked
  overview: Overview
  strip: Child // alerts
}

export const Home = ({ screen, asked, overview, strip }: Props) => {
  const { t, f } = screen
  const { campaigns, examined } = overview
  if (campaigns === 0) return <Begin screen={screen} strip={strip} />
  return (
    <>
      <div class="home-head">
        <Verdict screen={screen} overview={overview} />
        <Period screen={screen} asked={asked} />
      </div>
      <div class="home-columns">
        <Todo screen={screen} overview={overview} />
        <div>
          <Figures screen={screen} overview={overview} />
          <Exposed screen={screen} overview={overview} />
        </div>
      </div>
      {strip}
      <River screen={screen} overview={overview} />
      <Leaks screen={screen} overview={overview} />
      {examined < campaigns && <p class="soft small">{t.home.examined(f.counted(examined), f.counted(campaigns))}</p>}
      <p class="more">
        <a href="/app/campaigns">{t.home.allCampaigns}</a>
      </p>
    </>
  )
}

const Begin = ({ screen, strip }: Pick<Props, 'screen' | 'strip'>) => {
  const { t, viewer } = screen
  const isEditor = viewerMay(viewer, 'editor')
  return (
    <>
      {strip}
      <section class="empty card">
        <h1>{t.home.empty}</h1>
        <p>{isEditor ? t.home.emptyHow : t.home.emptyLook}</p>
        <p class="home-ways">
          <a class="button primary" href="/app/guide">
            {t.home.guide}
          </a>
          {isEditor && (
            <a class="button" href="/app/new">
              {t.home.create}
            </a>
          )}
          <a class="button" href="/app/campaigns">
            {t.home.allCampaigns}
          </a>
        </p>
      </section>
    </>
  )
}
