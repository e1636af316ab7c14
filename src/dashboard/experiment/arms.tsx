import type { ArmReading } from '../../experiments/reading.ts'
import { Help } from '../help.tsx'
import { Plot, Point, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { lossIn, more, points, pValue } from './figures.ts'
import type { Props } from './results.tsx'

/** Where the rate of each version may lie, one line each, on one scale. */
export const Intervals = ({ screen, reading: { arms } }: Props) => {
  const { t, f } = screen
  const low = Math.min(...arms.map(({ credible }) => credible.low))
  const high = Math.max(...arms.map(({ credible }) => credible.high))
  const at = (rate: number): string => `${(2 + (96 * (rate - low)) / (high - low || 1)).toFixed(2)}%`
  const control = at(arms[0]!.rate)
  return (
    <figure class="intervals">
      <figcaption class="soft small">{t.experiment.figure}</figcaption>
      <Plot screen={screen} name={t.experiment.figure}>
        {arms.map(({ arm, rate, credible, against }) => (
          <div class="interval-line">
            <span class="interval-name">{t.experiment.arm(arm)}</span>
            <svg
              role="img"
              aria-label={t.experiment.named(
                t.experiment.arm(arm),
                `${f.percent(rate)}, ${f.percents(credible.low, credible.high)}`,
              )}
            >
              <line class="interval-control" x1={control} x2={control} y1="0" y2="100%" />
              <Point
                tip={tipOf(
                  t.experiment.arm(arm),
                  f.percent(rate),
                  t.leak.at95(f.percents(credible.low, credible.high)),
                  against && t.experiment.apart(points(screen, against.difference)),
                )}
              >
                <line class="interval-span" x1={at(credible.low)} x2={at(credible.high)} y1="50%" y2="50%" />
                <circle class="interval-rate" cx={at(rate)} cy="50%" r="6" />
              </Point>
            </svg>
          </div>
        ))}
      </Plot>
      <div class="interval-line soft small" aria-hidden="true">
        <span />
        <span class="interval-scale">
          <span>{f.percent(low)}</span>
          <span>{f.percent(high)}</span>
        </span>
      </div>
    </figure>
  )
}

export const ArmTable = ({ screen, experiment, reading: { arms, state } }: Props) => {
  const { t, f } = screen
  const { table: words, armOf, see } = t.experiment
  const judged = state !== 'optimising'
  return (
    <section class="scrolls" tabindex={0} aria-label={words.title}>
      <table class="arm-table spots by-two">
        <thead>
          <tr>
            <th scope="col">{words.version}</th>
            <th scope="col">{words.share}</th>
            <th scope="col">
              {words.visitors}
              <Help screen={screen} term="visitors" />
            </th>
            <th scope="col">{words.conversions}</th>
            <th scope="col">
              {words.rate}
              <Help screen={screen} term="interval" />
            </th>
            <th scope="col">
              {words.difference}
              <Help screen={screen} term="anytime" />
            </th>
            {judged && (
              <th scope="col">
                {words.pValue}
                <Help screen={screen} term="pValue" />
              </th>
            )}
            <th scope="col">
              {words.best}
              <Help screen={screen} term="bestChance" />
            </th>
            <th scope="col">
              {words.loss}
              <Help screen={screen} term="expectedLoss" />
            </th>
          </tr>
        </thead>
        <tbody>
          {arms.map((row, i) => {
            const { version, weight, preview } = experiment.arms[i]!
            const { arm, visitors, conversions, rate, credible, best, expectedLoss, against } = row
            return (
              <tr>
                <th scope="row">
                  <a href={preview}>
                    <span class="hidden">{see} </span>
                    {armOf(arm, version, i === 0 && experiment.state !== 'ended')}
                  </a>
                </th>
                <td data-name={words.share}>{f.percent(weight)}</td>
                <td data-name={words.visitors}>{f.count(visitors)}</td>
                <td data-name={words.conversions}>{f.count(conversions)}</td>
                <td data-name={words.rate}>
                  {f.percent(rate)} <span class="soft small block">{f.percents(credible.low, credible.high)}</span>
                </td>
                <td data-name={words.difference}>
                  {against ? <Difference screen={screen} against={against} /> : <span class="soft">–</span>}
                </td>
                {judged && (
                  <td data-name={words.pValue}>
                    {against?.pValue == null ? <span class="soft">–</span> : pValue(screen, against.pValue)}
                  </td>
                )}
                <td data-name={words.best}>{f.chance(best)}</td>
                <td data-name={words.loss}>{lossIn(screen, expectedLoss)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const Difference = ({ screen, against }: { screen: Screen; against: NonNullable<ArmReading['against']> }) => {
  const { difference, relative, interval } = against
  return (
    <>
      {points(screen, difference)}
      {relative !== null && ` (${more(screen, relative)})`}
      {interval && (
        <span class="soft small block">
          {points(screen, interval.low)} … {points(screen, interval.high)}
        </span>
      )}
    </>
  )
}
