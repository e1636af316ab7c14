import type { Evidence } from '../../funnel/diagnosis/schema.ts'
import { State } from '../parts.tsx'
import { tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'

const UNITS: Record<Evidence['code'], 'share' | 'score' | 'times' | 'count'> = {
  engagement: 'share',
  'site-conversion': 'share',
  price: 'times',
  'viral-ads': 'count',
  match: 'score',
  'broken-share': 'share',
  bounce: 'share',
  speed: 'share',
  unfollowed: 'share',
  unnamed: 'share',
  'live-audiences': 'count',
  unexcluded: 'count',
  touches: 'count',
}

/** One figure: what it is, what it is held against and whose mark that is, what it says, and what it cannot know. */
export const Proof = ({ screen, evidence }: { screen: Screen; evidence: Evidence }) => {
  const { t, f } = screen
  const { diagnosis: words } = t
  const { code, value, interval, threshold, basis, n, says, blind } = evidence
  const mark =
    threshold === null || basis === null
      ? ''
      : `${words.thresholds[code](told(screen, code, threshold))} (${words.basis[basis]})`
  const size = words.of[code](f.counted(n))
  return (
    <li>
      <p class="proof-value">
        <span>{words.names[code]}</span>
        <span>
          <strong>{value === null ? words.unknown : told(screen, code, value)}</strong>
          {interval && <span class="soft small"> {f.percents(interval.low, interval.high)}</span>}
        </span>
      </p>
      <Gauge
        {...{ code, value, threshold }}
        tip={tipOf(words.names[code], value === null ? null : told(screen, code, value), mark, size)}
      />
      <p class="soft small">
        {says && (
          <>
            <State on={says === 'yes'}>{words.says[says]}</State> ·{' '}
          </>
        )}
        {[size, mark].filter(Boolean).join(' · ')}
        {blind && <>. {words.blind[blind]}</>}
      </p>
    </li>
  )
}

function told({ t, f }: Screen, code: Evidence['code'], value: number): string {
  switch (UNITS[code]) {
    case 'share':
      return f.percent(value)
    case 'score':
      return t.diagnosis.score(f.count(Math.round(value)))
    case 'times':
      return t.diagnosis.times(f.count(Math.round(value * 10) / 10))
    case 'count':
      return f.count(value)
  }
}

/** How far a share or a score goes, with a mark where it is held against. Small shares fill the bar with four times the mark. */
const Gauge = ({ code, value, threshold, tip }: Pick<Evidence, 'code' | 'value' | 'threshold'> & { tip: string }) => {
  const unit = UNITS[code]
  if (value === null || threshold === null || (unit !== 'share' && unit !== 'score')) return null
  const whole = unit === 'score' ? 100 : threshold < 0.25 ? Math.max(threshold * 4, value) : 1
  const [part, mark] = [(value / whole) * 100, `${((threshold / whole) * 100).toFixed(1)}%`]
  return (
    <svg class="gauge" width="100%" height="14" aria-hidden="true" focusable="false" data-tip="">
      <title>{tip}</title>
      <rect class="bar-all" y="3" width="100%" height="8" rx="4" />
      {value > 0 && <rect class="bar-part" y="3" width={`${Math.max(1, part).toFixed(1)}%`} height="8" rx="4" />}
      <line class="gauge-mark" x1={mark} x2={mark} y1="0" y2="14" />
    </svg>
  )
}
