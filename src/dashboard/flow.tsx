import type { Stage } from '../funnel/stages.ts'
import type { Screen } from './screen.ts'

/** Heights 0–100 on a logarithmic scale, as a thousand impressions make one lead. An unknown stage keeps the height
 *  between its neighbours, and is drawn hollow. */
export function heights(counts: readonly (number | null)[]): number[] {
  const most = Math.max(1, ...counts.map(count => count ?? 0))
  const known = counts.map(count =>
    count === null ? null : count === 0 ? 2 : 10 + (90 * Math.log10(count + 1)) / Math.log10(most + 1),
  )
  return known.map((height, i) => {
    if (height !== null) return height
    const before = known.slice(0, i).findLast(other => other !== null)
    const after = known.slice(i + 1).find(other => other !== null)
    return ((before ?? after ?? 2) + (after ?? before ?? 2)) / 2
  })
}

/** One stage of the river, 100 × 100, that narrows into the next. */
function slice(height: number, next: number): string {
  const [top, low] = [50 - height / 2, 50 - next / 2].map(y => y.toFixed(2))
  const [bottom, high] = [50 + height / 2, 50 + next / 2].map(y => y.toFixed(2))
  return `M0 ${top}H35C75 ${top} 60 ${low} 100 ${low}V${high}C60 ${high} 75 ${bottom} 35 ${bottom}H0Z`
}

const flowClass = (stage: number, known: boolean) => (known ? `flow-${stage}` : 'flow-unknown')

/** The four stages as a small picture beside figures that say the same. */
export const Spark = ({ stages }: { stages: readonly Stage[] }) => {
  const sizes = heights(stages.map(stage => stage.count))
  return (
    <svg class="spark" viewBox="0 0 400 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {sizes.map((size, i) => (
        <path
          class={flowClass(i + 1, stages[i]!.count !== null)}
          transform={`translate(${i * 100})`}
          d={slice(size, sizes[i + 1] ?? size)}
        />
      ))}
    </svg>
  )
}

/** What a stage is, and how many reached it. */
export const StageText = ({ screen: { t, f }, stage: { stage, count } }: { screen: Screen; stage: Stage }) => (
  <div class="stage-text">
    <span class="stage-name">{t.stages[stage]}</span>
    <span class="stage-count">{count === null ? '?' : f.count(count)}</span>
    <span class="soft small">{t.counted[stage]}</span>
  </div>
)

/** A slice that lies (wide screens) or stands (phones: x and y swapped). */
export const Slice = ({ size, next, stage, known }: { size: number; next: number; stage: number; known: boolean }) => (
  <>
    {['lying', 'standing'].map(way => (
      <svg class={`slice ${way}`} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path
          class={flowClass(stage, known)}
          d={slice(size, next)}
          transform={way === 'standing' ? 'matrix(0 1 1 0 0 0)' : undefined}
        />
      </svg>
    ))}
  </>
)

/** A share of a whole, 0–1. */
export const Bar = ({ share }: { share: number }) => (
  <svg class="bar" width="100%" height="8" aria-hidden="true" focusable="false">
    <rect class="bar-all" width="100%" height="8" rx="4" />
    {share > 0 && <rect class="bar-part" width={`${Math.max(1, share * 100).toFixed(1)}%`} height="8" rx="4" />}
  </svg>
)
