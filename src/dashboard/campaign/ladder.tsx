import type { Funnel } from '../../funnel/stages.ts'
import type { TierCount } from '../../funnel/store.ts'
import type { Tier } from '../../pixel/tier.ts'
import { Bar } from '../flow.tsx'
import { Help, type TermName } from '../help.tsx'
import type { Screen } from '../screen.ts'

interface Rung {
  rank: number
  slug: string
  name: string
  views: number // that reached this tier or a higher one
  share: number // of all views, 0–1
}

export function rungs({ t }: Screen, tiers: readonly Tier[], reached: readonly TierCount[]): Rung[] {
  const all = reached.reduce((sum, r) => sum + r.views, 0)
  return tiers.map(({ rank, slug }) => {
    const views = reached.reduce((sum, r) => sum + (r.rank >= rank ? r.views : 0), 0)
    return { rank, slug, name: t.tiers[slug] ?? slug, views, share: all > 0 ? views / all : 0 }
  })
}

export const Ladder = ({ screen, tiers, reached }: { screen: Screen; tiers: Tier[]; reached: TierCount[] }) => {
  const { t, f } = screen
  return (
    <section class="card" aria-labelledby="ladder">
      <h2 id="ladder">
        {t.ladder.title}
        <Help screen={screen} term="tier" />
      </h2>
      <p class="soft small">{t.ladder.hint}</p>
      <table class="ladder">
        <thead class="hidden">
          <tr>
            <th scope="col">{t.ladder.tier}</th>
            <th scope="col">{t.ladder.share}</th>
            <th scope="col">{t.views}</th>
          </tr>
        </thead>
        <tbody>
          {rungs(screen, tiers, reached).map(({ slug, name, views, share }) => (
            <tr>
              <th scope="row">
                {name}
                {EXPLAINED[slug] && <Help screen={screen} term={EXPLAINED[slug]} />}
              </th>
              <td class="ladder-bar">
                <Bar share={share} />
                <span>{f.percent(share)}</span>
              </td>
              <td>{f.count(views)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Tiers of our own; a team may add others. */
const EXPLAINED: Record<string, TermName> = {
  visitor: 'tierVisitor',
  engaged: 'tierEngaged',
  considering: 'tierConsidering',
  intent: 'tierIntent',
  lead: 'tierLead',
  customer: 'tierCustomer',
}

/** The leak that no platform's report shows: clicks paid for, and visits that never began. */
export const Loss = ({ screen, funnel: { clickToView } }: { screen: Screen; funnel: Funnel }) => {
  const { t, f } = screen
  const { clicks, views, lost } = clickToView
  const isOfSome = lost.rate !== null && clicks !== null && Math.round(lost.rate * clicks) !== clicks - views
  return (
    <section class="card loss" aria-labelledby="loss">
      <h2 id="loss">
        {t.loss.title}
        <Help screen={screen} term="arrival" />
      </h2>
      {!clicks ? (
        <p>{t.loss.none}</p>
      ) : (
        <>
          <p class="loss-share">{lost.rate === null ? t.loss.kept : t.loss.lost(f.percent(lost.rate))}</p>
          {lost.rate !== null && <Bar share={lost.rate} />}
          <p class="soft">
            {t.loss.detail(f.count(clicks), f.count(views))} {isOfSome && t.leak.notes.ofSome}
          </p>
        </>
      )}
    </section>
  )
}
