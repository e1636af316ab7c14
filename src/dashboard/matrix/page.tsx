import type { Campaign } from '../../campaigns/schema.ts'
import type { Line } from '../../funnel/matrix/lines.ts'
import type { Matrix } from '../../funnel/matrix/load.ts'
import { LABELS } from '../../funnel/matrix/matrix.ts'
import { CampaignFrame } from '../campaign/frame.tsx'
import { Against } from '../compared.tsx'
import { Days } from '../days.tsx'
import { Help } from '../help.tsx'
import { Empty } from '../parts.tsx'
import type { Asked } from '../period.ts'
import type { Screen } from '../screen.ts'
import { Money } from './money.tsx'
import { placed } from './placed.ts'
import { beforeOf, Plot } from './plot.tsx'
import { Points } from './points.tsx'

interface Props extends Asked {
  screen: Screen
  campaign: Campaign
  matrix: Matrix
}

const SHOWN = 100 // ads: more are in the file

export const MatrixPage = ({ screen, campaign, range, isWrong, now, matrix }: Props) => {
  const { t, f } = screen
  const { matrix: words } = t
  const { lines, unplaced, compare } = matrix
  const before = compare && compare.points.length > 0 ? compare.points : null
  const points = matrix.points.slice(0, SHOWN)
  return (
    <CampaignFrame screen={screen} campaign={campaign} about={f.days(range)}>
      <Days {...{ screen, range, isWrong, now }} compares />
      {compare && <Against screen={screen} compare={compare} isEmpty={before === null} />}
      {points.length === 0 ? (
        <Empty
          title={words.empty.title}
          how={words.empty.how}
          next={{ href: '/app/spend', text: words.empty.next, byApi: t.empty.byApi }}
        />
      ) : (
        <>
          <section class="card stack" aria-labelledby="matrix">
            <h2 id="matrix">
              {words.title}
              <Help screen={screen} term="matrix" />
            </h2>
            <p class="soft measure">{words.intro}</p>
            <Plot screen={screen} points={points} lines={lines} before={before ?? []} />
            <p class="soft small">
              {words.axes}
              <Help screen={screen} term="interval" />{' '}
              {words.lines(f.percent(lines.engagement.value), f.percent(lines.conversion.value))}{' '}
              {before && placed(points).some(({ ad }) => beforeOf(before, ad)) && t.compared.ring}
            </p>
            <p class="soft small">
              {basisOf(screen, words.engagement, lines.engagement)}
              <Help screen={screen} term="engagementRate" /> {basisOf(screen, words.conversion, lines.conversion)}
              <Help screen={screen} term="cvr" />
            </p>
            <Points screen={screen} campaign={campaign} points={points} before={before} />
            {matrix.points.length > SHOWN && (
              <p class="soft small">{words.others(f.counted(matrix.points.length - SHOWN))}</p>
            )}
            {unplaced !== null && unplaced.views > 0 && (
              <p class="soft small">{words.unplaced(f.counted(unplaced.views))}</p>
            )}
          </section>
          <Money screen={screen} campaign={campaign} matrix={matrix} />
          <section class="card" aria-label={words.verdict}>
            <dl class="quadrants">
              {LABELS.map(label => (
                <div>
                  <dt>{words.labels[label]}</dt>
                  <dd>{words.advice[label]}</dd>
                </div>
              ))}
            </dl>
          </section>
        </>
      )}
    </CampaignFrame>
  )
}

const basisOf = ({ t, f }: Screen, of: string, { basis, low, high, pageWeeks }: Line): string =>
  t.matrix.basis[basis](of, f.percent(low), f.percent(high), f.count(pageWeeks))
