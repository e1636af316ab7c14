import type { Change } from '../../funnel/compare.ts'
import type { Evidence } from '../../funnel/diagnosis/schema.ts'
import { Beside, type Kind, shares } from '../compared.tsx'
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
export const Proof = ({
  screen,
  evidence,
  change,
}: {
  screen: Screen
  evidence: Evidence
  change: Change | undefined
}) => {
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
        before={change?.before ?? null}
        tip={tipOf(words.names[code], value === null ? null : told(screen, code, value), mark, size)}
      />
      {change && <Beside screen={screen} change={change} kind={kindOf(screen, code)} />}
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

const FOR_THE_BETTER: Partial<Record<Evidence['code'], Kind['better']>> = {
  'site-conversion': 'more',
  price: 'less',
  'viral-ads': 'less',
  bounce: 'less',
  speed: 'more',
}

const kindOf = (screen: Screen, code: Evidence['code']): Kind => {
  const better = FOR_THE_BETTER[code] ?? null
  const text = (value: number) => told(screen, code, value)
  return UNITS[code] === 'share'
    ? shares(screen, better)
    : { text, by: n => `${SIGNS[Math.sign(n) + 1]}${text(Math.abs(n))}`, better }
}

const SIGNS = ['-', '', '+'] // as Intl writes them

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
const Gauge = ({
  code,
  value,
  threshold,
  before,
  tip,
}: Pick<Evidence, 'code' | 'value' | 'threshold'> & { before: number | null; tip: string }) => {
  const unit = UNITS[code]
  if (value === null || threshold === null || (unit !== 'share' && unit !== 'score')) return null
  const whole = unit === 'score' ? 100 : threshold < 0.25 ? Math.max(threshold * 4, value) : 1
  const part = (value / whole) * 100
  const at = (n: number) => `${Math.min(100, (n / whole) * 100).toFixed(1)}%`
  return (
    <svg class="gauge" width="100%" height="14" aria-hidden="true" focusable="false" data-tip="">
      <title>{tip}</title>
      <rect class="bar-all" y="3" width="100%" height="8" rx="4" />
      {value > 0 && <rect class="bar-part" y="3" width={`${Math.max(1, part).toFixed(1)}%`} height="8" rx="4" />}
      {before !== null && <line class="gauge-was" x1={at(before)} x2={at(before)} y1="0" y2="14" />}
      <line class="gauge-mark" x1={at(threshold)} x2={at(threshold)} y1="0" y2="14" />
    </svg>
  )
}
