import type { Size } from '../../audiences/size.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { State } from '../parts.tsx'
import type { Screen } from '../screen.ts'

/** A count, with the margin when it is estimated. */
export const counted = ({ t, f }: Screen, n: number, margin: number | undefined): string =>
  margin === undefined ? f.count(n) : t.audience.about(f.count(n), f.count(margin))

/** How many, and whom they are enough for, in two lines. */
export const SizeLine = ({ screen, size }: { screen: Screen; size: Size }) => {
  const { t, f } = screen
  const { people, visitors, margin, destinations: reach } = size
  const met = destinationNames.filter(name => reach[name].enough)
  const labels = f.list(met.map(name => destinations[name].label))
  return (
    <>
      <p class="sizes">
        <span>
          <strong>{counted(screen, people, margin?.people)}</strong> {t.audience.people(people)}
        </span>
        <span>
          <strong>{counted(screen, visitors, margin?.visitors)}</strong> {t.audience.browsers(visitors)}
        </span>
      </p>
      {margin && <p class="soft small">{t.audience.estimated}</p>}
      <p>
        <State on={met.length > 0}>
          {met.length === 0
            ? t.audience.reachedNone
            : met.length === destinationNames.length
              ? t.audience.reachedAll
              : t.audience.reached(labels)}
        </State>
      </p>
    </>
  )
}
