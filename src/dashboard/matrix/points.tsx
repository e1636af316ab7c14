import type { Campaign } from '../../campaigns/schema.ts'
import type { Change } from '../../funnel/compare.ts'
import type { PointChange } from '../../funnel/matrix/compare.ts'
import type { Point } from '../../funnel/matrix/load.ts'
import type { Share } from '../../funnel/stages.ts'
import { Beside, shares, Was } from '../compared.tsx'
import { Help } from '../help.tsx'
import { change } from '../leak/say.ts'
import { State, Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { placed } from './placed.ts'
import { verdictOf } from './verdict.ts'

interface Props {
  screen: Screen
  campaign: Campaign
  points: readonly Point[]
  before: readonly PointChange[] | null // of the ads that did something then; null: held against nothing
}

/** The same as the picture, with what it cannot say. */
export const Points = ({ screen, campaign, points, before }: Props) => {
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
          {points.map(point => {
            const then = before?.find(({ ad }) => ad === point.ad)
            return (
              <tr>
                <th scope="row">
                  {numbers.has(point.ad) && <span class="spot-number">{numbers.get(point.ad)}</span>}
                  <AdName screen={screen} campaign={campaign} point={point} />
                  <Verdict screen={screen} point={point} />
                  {before && !then && <span class="beside small">{screen.t.compared.wasNothing}</span>}
                </th>
                <td data-name={words.engagement}>
                  <Rate screen={screen} share={point.engagement} change={then?.engagement} />
                </td>
                <td data-name={words.conversion}>
                  <Rate screen={screen} share={point.conversion} change={then?.conversion} />
                </td>
                <td data-name={words.spend}>
                  <Spent screen={screen} campaign={campaign} point={point} before={then?.costMicros.before ?? null} />
                </td>
              </tr>
            )
          })}
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

const Rate = ({
  screen,
  share: { rate, interval },
  change,
}: {
  screen: Screen
  share: Share
  change: Change | undefined
}) => (
  <>
    {rate === null || interval === null ? (
      <Unknown />
    ) : (
      <>
        {screen.f.percent(rate)}{' '}
        <span class="soft small interval">{screen.f.percents(interval.low, interval.high)}</span>
      </>
    )}
    {change && <Beside screen={screen} change={change} kind={shares(screen, 'more')} />}
  </>
)

/** Other currencies stay apart: no sum says them. */
const Spent = ({
  screen,
  campaign,
  point: { costMicros, otherCosts },
  before,
}: Pick<Props, 'screen' | 'campaign'> & { point: Point; before: number | null }) => {
  const { t, f } = screen
  const others = Object.entries(otherCosts).map(([currency, micros]) => f.money(micros, currency))
  return (
    <>
      {costMicros !== null && f.money(costMicros, campaign.currency)}
      {costMicros === null && others.length === 0 && <Unknown />}
      {others.map(other => (
        <span class="soft small interval">{`+\u00a0${other}`}</span>
      ))}
      {before !== null && (
        <span class="beside small">
          {costMicros === null || before === 0 ? (
            t.compared.was(f.money(before, campaign.currency))
          ) : (
            <>
              <Was>{t.compared.was(f.money(before, campaign.currency))}</Was>
              {change(screen, costMicros / before)}
            </>
          )}
        </span>
      )}
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
