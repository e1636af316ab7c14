import type { Verdict } from '../../funnel/plan/rule.ts'
import { Plot, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { Band, scaleTo } from './band.tsx'
import { counts, roughly } from './result.tsx'

/** The method's rule of thumb, held against these assumptions and against its own table. */
export const Rule = ({ screen, rule }: { screen: Screen; rule: Verdict }) => {
  const { t, f } = screen
  const { forecast: words } = t
  const { says, ours, passages, holds, conversions } = rule
  const [low, high] = says
  const ends = [low, high, ours.low, ours.high, passages.impressions.low, passages.impressions.high]
  const scale = scaleTo(Math.max(...ends), Math.max(1, Math.min(...ends) / 2))
  const bands = [
    { name: words.bands.rule, spread: { low, mid: Math.sqrt(low * high), high }, fill: 'flow-1' },
    { name: words.bands.ours, spread: ours, fill: 'flow-4' },
    { name: words.bands.passages, spread: passages.impressions, fill: 'flow-2' },
  ]
  const best = conversions / passages.factors.reduce((all, factor) => all * factor.high, 1)
  return (
    <section class="card stack" aria-labelledby="rule">
      <h2 id="rule">{words.rule}</h2>
      <p class="loss-share">{words.follows[rule.follows]}</p>
      <Plot screen={screen} name={words.ruleFigure}>
        <dl class="forecast-drivers">
          {bands.map(({ name, spread, fill }) => (
            <div>
              <dt>{name}</dt>
              <dd>
                <Band scale={scale} spread={spread} fill={fill} tip={tipOf(name, counts(screen, spread))} />
                <span>{counts(screen, spread)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </Plot>
      <p>{words.ours(counts(screen, ours), f.percent(rule.inside))}</p>
      {holds && (
        <p>
          {words[holds.assumption === 'clickToView' ? 'holdsShare' : 'holds'](
            words.names[holds.assumption],
            f.percent(roughly(holds.low)),
            f.percent(roughly(holds.high)),
          )}
        </p>
      )}
      <p class="soft small">{words.passages(counts(screen, passages.impressions), f.count(Math.ceil(best)))}</p>
    </section>
  )
}
