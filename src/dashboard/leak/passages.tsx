import type { JudgedPassage, Leak } from '../../funnel/leak/leak.ts'
import { Help, type TermName } from '../help.tsx'
import { Plot, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { benchmarkText } from './say.ts'

/** Each passage on its own scale: the benchmark as a band, the rate as a point, its interval as a line; and in words. */
export const Passages = ({ screen, leak }: { screen: Screen; leak: Leak }) => (
  <div class="passages">
    <Plot screen={screen} name={screen.t.leak.scales}>
      <ol>
        {leak.passages.map(passage => (
          <Row screen={screen} passage={passage} isNamed={leak.named?.passage === passage.passage} />
        ))}
      </ol>
    </Plot>
    <p class="soft small">
      {screen.t.leak.legend}
      <Help screen={screen} term="interval" />
    </p>
  </div>
)

const Row = ({ screen, passage, isNamed }: { screen: Screen; passage: JudgedPassage; isNamed: boolean }) => {
  const { t, f } = screen
  const { rate, interval, whole, verdict, more, madeUp } = passage
  const words = t.leak.wholes[passage.passage]
  return (
    <li class={isNamed ? 'leaks' : undefined}>
      <h3>
        <span class="capital">{t.leak.passages[passage.passage]}</span>
        <Help screen={screen} term={TERMS[passage.passage]} />
      </h3>
      <p class="passage-rate">
        <strong>{rate === null ? '–' : f.percent(rate)}</strong>{' '}
        <span class={isNamed ? 'band broken' : verdict === 'fine' ? 'band aligned' : 'band'}>
          {t.leak.verdicts[verdict]}
        </span>
      </p>
      <Scale screen={screen} passage={passage} />
      <p class="small">
        {rate === null || !interval || whole === null
          ? t.leak.notTold
          : t.leak.counted(f.percents(interval.low, interval.high), words(f.counted(whole)))}
        {more !== null && !madeUp && ` · ${t.leak.needed(words(f.counted(more)))}`}
      </p>
      <p class="soft small">
        {benchmarkText(screen, passage.benchmark)}
        <Help screen={screen} term="benchmark" />
      </p>
      {madeUp && verdict !== 'fine' && <p class="soft small">{t.leak.madeUp}</p>}
    </li>
  )
}

const TERMS: Record<JudgedPassage['passage'], TermName> = {
  engagement: 'engagementRate',
  ctr: 'ctr',
  arrival: 'arrival',
  cvr: 'cvr',
}

const HEIGHT = 24

const Scale = ({ screen, passage }: { screen: Screen; passage: JudgedPassage }) => {
  const { t, f } = screen
  const { rate, interval, benchmark, verdict } = passage
  const most = Math.min(1, Math.max(benchmark.high, rate ?? 0, interval?.high ?? 0) * 1.1)
  const at = (share: number) => `${((share / most) * 100).toFixed(2)}%`
  const across = (low: number, high: number) => ({ x: at(low), width: at(Math.max(0, high - low)) })
  return (
    <svg class="range" width="100%" height={HEIGHT} aria-hidden="true" focusable="false" data-tip="">
      <title>
        {tipOf(
          t.leak.passages[passage.passage],
          rate === null ? t.leak.notTold : f.percent(rate),
          interval && t.leak.at95(f.percents(interval.low, interval.high)),
          benchmarkText(screen, benchmark),
        )}
      </title>
      <rect class="range-all" y="8" width="100%" height="8" rx="4" />
      <rect class="range-usual" y="4" height="16" rx="4" {...across(benchmark.low, benchmark.high)} />
      <line class="range-least" x1={at(benchmark.least)} x2={at(benchmark.least)} y1="0" y2={HEIGHT} />
      {interval && <rect class="range-sure" y="10.5" height="3" {...across(interval.low, interval.high)} />}
      {rate !== null && (
        <circle class={verdict === 'leak' ? 'range-point low' : 'range-point'} cx={at(rate)} cy="12" r="6" />
      )}
    </svg>
  )
}
