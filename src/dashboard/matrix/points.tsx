import type { Campaign } from '../../campaigns/schema.ts'
import type { Point } from '../../funnel/matrix/load.ts'
import type { Share } from '../../funnel/stages.ts'
import { Help } from '../help.tsx'
import { State, Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { placed } from './placed.ts'
import { verdictOf } from './verdict.ts'

interface Props {
  screen: Screen
  campaign: Campaign
  points: readonly Point[]
}

/** The same as the picture, with what it cannot say. */
export const Points = ({ screen, campaign, points }: Props) => {
  const { matrix: words } = screen.t
  const numbers = new Map(placed(points).map((point, i) => [point.ad, i + 1]))
  return (
    <section class="scrolls" tabindex={0} aria-label={words.table}>
      <table class="spots">
        <thead>
          <tr>
            <th scope="col">{words.ad}</th>
            <th scope="col">
              {words.engagement}
              <Help screen={screen} term="engagementRate" />
            </th>
            <th scope="col">
              {words.conversion}
              <Help screen={screen} term="cvr" />
            </th>
            <th scope="col">
              {words.spend}
              <Help screen={screen} term="spend" />
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(point => (
            <tr>
              <th scope="row">
                {numbers.has(point.ad) && <span class="spot-number">{numbers.get(point.ad)}</span>}
                <AdName screen={screen} campaign={campaign} point={point} />
                <Verdict screen={screen} point={point} />
              </th>
              <td data-name={words.engagement}>
                <Rate screen={screen} share={point.engagement} />
              </td>
              <td data-name={words.conversion}>
                <Rate screen={screen} share={point.conversion} />
              </td>
              <td data-name={words.spend}>
                <Spent screen={screen} campaign={campaign} point={point} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export const AdName = ({
  screen: { t },
  campaign,
  point: { ad, headline },
}: {
  screen: Screen
  campaign: Campaign
  point: Pick<Point, 'ad' | 'headline'>
}) =>
  headline === null ? (
    <span>
      {ad} <span class="soft small">{t.matrix.unknownAd}</span>
    </span>
  ) : (
    <a class="link" href={`/app/campaigns/${campaign.slug}/ads/${ad}`}>
      {headline} <span class="soft small">{ad}</span>
    </a>
  )

const Rate = ({ screen: { f }, share: { rate, interval } }: { screen: Screen; share: Share }) =>
  rate === null || interval === null ? (
    <Unknown />
  ) : (
    <>
      {f.percent(rate)} <span class="soft small interval">{f.percents(interval.low, interval.high)}</span>
    </>
  )

/** Other currencies stay apart: no sum says them. */
const Spent = ({
  screen: { f },
  campaign,
  point: { costMicros, otherCosts },
}: Omit<Props, 'points'> & { point: Point }) => {
  const others = Object.entries(otherCosts).map(([currency, micros]) => f.money(micros, currency))
  if (costMicros === null && others.length === 0) return <Unknown />
  return (
    <>
      {costMicros !== null && f.money(costMicros, campaign.currency)}
      {others.map(other => (
        <span class="soft small interval">{`+\u00a0${other}`}</span>
      ))}
    </>
  )
}

const Verdict = ({ screen, point }: { screen: Screen; point: Point }) => {
  const [name, why] = verdictOf(screen, point)
  return (
    <span class="verdict">
      <State on={point.state === 'decided'}>{name}</State> <span class="soft small">{why}</span>
    </span>
  )
}
