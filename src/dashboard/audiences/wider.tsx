import type { Widened } from '../../audiences/widen.ts'
import type { Screen } from '../screen.ts'
import { Press } from './press.tsx'
import { tierName } from './rule-words.ts'
import { counted, most } from './sizes.tsx'

/** What would make a rule hold more people, each one press away. */
export const WaysToWiden = ({ screen, wider }: { screen: Screen; wider: readonly Widened[] }) => {
  const words = screen.t.rule.form
  return (
    <>
      <h3>{words.wider}</h3>
      {wider.length === 0 && <p class="soft">{words.widest}</p>}
      <ul class="said">
        {wider.map(way => (
          <li>
            <Press act={actOf(way)}>{widerWords(screen, way)}</Press>
          </li>
        ))}
      </ul>
    </>
  )
}

const actOf = (way: Widened): string =>
  way.by === 'window' ? `window.${way.windowDays}` : way.by === 'tier' ? `tier.${way.tier.rank}` : 'campaigns'

function widerWords(screen: Screen, way: Widened): string {
  const { widerBy } = screen.t.rule.form
  const people = `${counted(screen, way.people, way.margin)} ${screen.t.audience.people(most(way.people, way.margin))}`
  if (way.by === 'window') return widerBy.window(way.windowDays, people)
  return way.by === 'tier' ? widerBy.tier(tierName(screen.t, way.tier.slug), people) : widerBy.campaigns(people)
}
