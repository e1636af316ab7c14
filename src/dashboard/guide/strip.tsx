import type { FirstSteps } from '../../campaigns/first-steps.ts'
import type { Screen } from '../screen.ts'

/** Above the demo's figures, until a page of one's own was seen: what they are, and where to begin. */
export const DemoStrip = ({ screen: { t }, steps }: { screen: Screen; steps: FirstSteps }) => {
  if (!steps.demo || (steps.live && steps.firstView)) return null
  return (
    <p class="strip">
      <span>
        <strong>{t.guide.strip.title}</strong> {t.guide.strip.how}
      </span>
      <a class="button" href="/app/guide">
        {t.guide.strip.go}
      </a>
    </p>
  )
}
