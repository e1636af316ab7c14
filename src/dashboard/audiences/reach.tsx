import type { Size } from '../../audiences/size.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import type { Screen } from '../screen.ts'
import { counted, Enough, most } from './sizes.tsx'

/** Whom an audience is large enough for. */
export const PlatformReach = ({ screen, size }: { screen: Screen; size: Size }) => {
  const { t } = screen
  const { platforms: words } = t.audience
  return (
    <section class="card stack" aria-labelledby="platforms">
      <h2 id="platforms">{words.title}</h2>
      <p class="soft small">{words.how}</p>
      <ul class="destinations reach">
        {destinationNames.map(name => {
          const reach = size.destinations[name]
          const { rows, reachable, margin } = reach
          return (
            <li>
              <div>
                <h3 class="destination">{destinations[name].label}</h3>
                <p class="small">
                  <Enough screen={screen} reach={reach} />
                </p>
                <p class="soft small">
                  {words.rows(most(rows, margin.rows), counted(screen, rows, margin.rows))} ·{' '}
                  {words.reachable(most(reachable, margin.reachable), counted(screen, reachable, margin.reachable))}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
