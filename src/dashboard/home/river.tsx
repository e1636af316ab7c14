import type { PassageName } from '../../funnel/passages.ts'
import type { Funnel, Stage, StageName } from '../../funnel/stages.ts'
import type { Overview } from '../../notices/overview/load.ts'
import { heights, Slice, StageText } from '../flow.tsx'
import { Help } from '../help.tsx'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'

/** At which stage people arrive by a passage. */
const ENDS: Record<PassageName, StageName> = {
  engagement: 'activation',
  ctr: 'activation',
  arrival: 'consideration',
  cvr: 'conversion',
}

/** The four stages of all active campaigns, the weakest passage marked; and the same as a table. */
export const River = ({ screen, overview }: { screen: Screen; overview: Overview }) => {
  const { t } = screen
  const { stages } = overview.funnel
  const { weakest } = overview.leaks
  const weak = weakest && { stage: ENDS[weakest], rate: rateOf(overview.funnel, weakest) }
  const sizes = heights(stages.map(({ count }) => count))
  return (
    <section class="card home-river" aria-labelledby="river">
      <h2 id="river">{t.home.funnel}</h2>
      <p class="soft">{weakest ? t.home.weakestHow(t.leak.passages[weakest]) : t.home.notWeakest}</p>
      <div class="river" role="img" aria-label={t.funnel.figure}>
        {stages.map((stage, i) => (
          <Part
            screen={screen}
            stage={stage}
            place={i}
            sizes={sizes}
            weak={stage.stage === weak?.stage ? weak : null}
          />
        ))}
      </div>
      <details>
        <summary>{t.home.table}</summary>
        <section class="scrolls" tabindex={0} aria-label={t.home.table}>
          <Table screen={screen} stages={stages} weak={weak} />
        </section>
      </details>
      <p class="soft small">{t.funnel.scale}</p>
    </section>
  )
}

/** A passage may end at a stage and begin elsewhere than at the one before: of clicks, not of engagements, come visits. */
interface Weak {
  stage: StageName
  rate: number | null
}

function rateOf({ stages, ctr, clickToView }: Funnel, passage: PassageName): number | null {
  if (passage === 'ctr') return ctr.rate
  if (passage === 'arrival') return clickToView.lost.rate === null ? null : 1 - clickToView.lost.rate
  return stages.find(({ stage }) => stage === ENDS[passage])?.rate ?? null
}

interface PartProps {
  screen: Screen
  stage: Stage
  place: number
  sizes: readonly number[]
  weak: Weak | null // when it is this one
}

const Part = ({ screen, stage, place, sizes, weak }: PartProps) => {
  const { t, f } = screen
  const { count, rate } = stage
  return (
    <div class="stage">
      <StageText screen={screen} stage={stage} />
      <Slice size={sizes[place]!} next={sizes[place + 1] ?? sizes[place]!} stage={place + 1} known={count !== null} />
      {weak ? (
        <span class="passage weak">
          {[weak.rate !== null && f.percent(weak.rate), t.home.weakest].filter(Boolean).join(' · ')}
        </span>
      ) : (
        rate !== null && <span class="passage">{f.percent(rate)}</span>
      )}
    </div>
  )
}

const Table = ({ screen, stages, weak }: { screen: Screen; stages: readonly Stage[]; weak: Weak | null }) => {
  const { t, f } = screen
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.funnel.stage}</th>
          <th scope="col">{t.funnel.volume}</th>
          <th scope="col">{t.funnel.passage}</th>
          <th scope="col">{t.funnel.interval}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ stage, count, rate, interval }) => (
          <tr>
            <th scope="row">
              {t.stages[stage]} <Help screen={screen} term={stage} />
              {stage === weak?.stage && <span class="soft"> ({t.home.weakest})</span>}
            </th>
            <td>{count === null ? <span class="soft">{t.unknown}</span> : f.count(count)}</td>
            <td>{rate === null ? <Unknown /> : f.percent(rate)}</td>
            <td>{interval ? f.percents(interval.low, interval.high) : <Unknown />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
