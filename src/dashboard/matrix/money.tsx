import type { Campaign } from '../../campaigns/schema.ts'
import type { Matrix } from '../../funnel/matrix/load.ts'
import { about } from '../leak/say.ts'
import type { Screen } from '../screen.ts'
import { AdName } from './points.tsx'

interface Props {
  screen: Screen
  campaign: Campaign
  matrix: Matrix
}

/** Which budgets to change by about how much, if one believes the assumption. */
export const Money = ({ screen, campaign, matrix: { points, reallocation } }: Props) => {
  const { t, f } = screen
  const { money: words } = t.matrix
  const { bound, changes, why, movedMicros, extra } = reallocation
  const money = (micros: number) => f.money(micros, campaign.currency)
  return (
    <section class="card stack" aria-labelledby="money">
      <h2 id="money">{words.title}</h2>
      {why !== null || extra === null ? (
        <>
          <p>{words.why[why ?? 'no-clear-gain']}</p>
          <p class="soft small">{words.none}</p>
        </>
      ) : (
        <>
          <p class="measure estimate">
            {words.gain(
              money(movedMicros),
              f.count(about(extra.mean)),
              f.count(about(extra.low)),
              f.count(about(extra.high)),
            )}
          </p>
          <section class="scrolls" tabindex={0} aria-label={words.table}>
            <table class="spots by-two">
              <thead>
                <tr>
                  <th scope="col">{t.matrix.ad}</th>
                  <th scope="col">{words.now}</th>
                  <th scope="col">{words.proposed}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map(({ ad, label, nowMicros, thenMicros }) => {
                  const by = thenMicros - nowMicros
                  return (
                    <tr>
                      <th scope="row">
                        <AdName screen={screen} campaign={campaign} point={points.find(point => point.ad === ad)!} />
                        <span class="verdict">{t.matrix.labels[label]}</span>
                      </th>
                      <td data-name={words.now}>{money(nowMicros)}</td>
                      <td data-name={words.proposed}>
                        {money(thenMicros)}{' '}
                        <span class="soft small interval">
                          {by < 0 ? words.less(money(-by)) : words.more(money(by))}
                        </span>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </section>
          <p class="soft small measure">
            {words.assumption(f.percent(bound))} {words.none}
          </p>
        </>
      )}
    </section>
  )
}
