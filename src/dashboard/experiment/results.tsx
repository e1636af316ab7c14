import type { Reading } from '../../experiments/reading.ts'
import type { Shown } from '../../pages/experiment/shown.ts'
import type { Screen } from '../screen.ts'
import { ArmTable, Intervals } from './arms.tsx'
import { more, points } from './figures.ts'
import { Guardrails, Mismatch } from './warnings.tsx'

export interface Props {
  screen: Screen
  experiment: Shown
  reading: Reading
}

/** What a test says: in one sentence, what it still needs, then the figures. */
export const Results = ({ screen, experiment, reading, file }: Props & { file: string }) => {
  const { t, f } = screen
  const words = t.experiment
  const { mode, startedAt, endedAt, ended, appliedVersion, plannedVisitors } = experiment
  const came = reading.arms.reduce((sum, { visitors }) => sum + visitors, 0)
  const hidden = reading.state === 'mismatch'
  return (
    <section class="card stack" aria-labelledby="results">
      <h2 id="results" class="answer">
        {headline(screen, reading, ended !== null)}
      </h2>
      <p class="soft">
        {endedAt === null ? words.since(f.moment(startedAt!)) : words.until(f.moment(startedAt!), f.moment(endedAt))}
      </p>
      {ended && <p>{ended === 'applied' ? words.ended.applied(appliedVersion!) : words.ended[ended]}</p>}
      {hidden ? (
        <Mismatch screen={screen} reading={reading} />
      ) : (
        !(ended && UNDECIDED.has(reading.state)) && (
          <p class="measure">{words.how[reading.state as keyof typeof words.how]}</p>
        )
      )}
      <Winner screen={screen} reading={reading} />
      {ended === null && mode === 'split' && UNDECIDED.has(reading.state) && (
        <Progress screen={screen} came={came} planned={plannedVisitors} daysLeft={reading.daysLeft} />
      )}
      {ended === null && <Missing screen={screen} reading={reading} />}
      <Guardrails screen={screen} reading={reading} />
      {reading.arms.length > 0 && (
        <>
          <Intervals screen={screen} experiment={experiment} reading={reading} />
          <ArmTable screen={screen} experiment={experiment} reading={reading} />
          <ul class="plain soft small measure">
            {reading.state !== 'optimising' && <li>{words.reading.interval}</li>}
            <li>{words.reading.bayes}</li>
            {reading.arms.length > 2 && reading.state !== 'optimising' && <li>{words.reading.holm}</li>}
            <li>{words.limits}</li>
          </ul>
        </>
      )}
      <Told screen={screen} experiment={experiment} />
      <Weights screen={screen} experiment={experiment} />
      <a class="link" href={file} download>
        {t.figures.csv}
      </a>
    </section>
  )
}

const UNDECIDED: ReadonlySet<string> = new Set(['no-data', 'collecting'])

function headline({ t }: Screen, { state, winner, arms }: Reading, isOver: boolean): string {
  const { states } = t.experiment
  if (isOver && UNDECIDED.has(state)) return states.undecided
  if (state !== 'verdict') return states[state]
  return winner === arms[0]?.arm ? states.keep : states.verdict(winner!)
}

const Progress = ({
  screen: { t, f },
  came,
  planned,
  daysLeft,
}: {
  screen: Screen
  came: number
  planned: number
  daysLeft: number | null
}) => (
  <p>
    <progress
      max={planned}
      value={Math.min(came, planned)}
      aria-label={t.experiment.progress(f.counted(came), f.count(planned))}
    />
    <span class="soft small">
      {t.experiment.progress(f.counted(came), f.count(planned))}
      {daysLeft !== null && daysLeft > 0 && ` · ${t.experiment.daysLeft(f.counted(daysLeft))}`}
    </span>
  </p>
)

/** By how much, and between what. */
const Winner = ({ screen, reading: { winner, arms } }: Pick<Props, 'screen' | 'reading'>) => {
  const against = arms.find(({ arm }) => arm === winner)?.against
  if (!against?.interval) return null
  const { difference, relative, interval } = against
  const { by } = screen.t.experiment
  return (
    <p>
      <strong>{by(points(screen, difference), points(screen, interval.low), points(screen, interval.high))}</strong>
      {relative !== null && ` (${more(screen, relative)})`}
    </p>
  )
}

const Missing = ({ screen: { t, f }, reading: { missing } }: Pick<Props, 'screen' | 'reading'>) => {
  const { missing: words } = t.experiment
  if (missing.length === 0) return null
  return (
    <div>
      <h3>{words.title}</h3>
      <ul class="bullets">
        {missing.map(each => (
          <li>
            {each.code === 'days'
              ? words.days(f.counted(each.days))
              : each.code === 'conversions'
                ? words.conversions(f.counted(each.conversions), each.arm)
                : words.interval(each.visitors === null ? null : f.counted(each.visitors))}
          </li>
        ))}
      </ul>
    </div>
  )
}

const Told = ({ screen: { t, f }, experiment: { told } }: Pick<Props, 'screen' | 'experiment'>) => {
  const { told: words } = t.experiment
  if (told.length === 0) return null
  return (
    <div>
      <h3>{words.title}</h3>
      <ul class="plain small">
        {told.map(({ state, at, winner }) => (
          <li>{words[state](f.moment(at), winner ?? '')}</li>
        ))}
      </ul>
    </div>
  )
}

/** A split has one line, which the table says already. */
const Weights = ({ screen: { t, f }, experiment: { weights } }: Pick<Props, 'screen' | 'experiment'>) => {
  const nights = [...Map.groupBy(weights, ({ epoch }) => epoch).values()]
  if (nights.length < 2) return null
  return (
    <details>
      <summary>{t.experiment.weightsTitle}</summary>
      <ul class="plain small">
        {nights.map(shares => (
          <li>
            {t.experiment.weights(
              f.moment(shares[0]!.since),
              shares.map(({ arm, weight }) => `${t.experiment.arm(arm)} ${f.percent(weight)}`).join(', '),
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
