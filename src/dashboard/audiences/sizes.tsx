import type { Size } from '../../audiences/size.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { State } from '../parts.tsx'
import type { Screen } from '../screen.ts'

type Margin = number | null // null: counted one by one

/** A count in words; of a sample, only as finely as it is known. */
export function counted({ t, f }: Screen, n: number, margin: Margin): string {
  if (margin === null) return f.count(n)
  if (margin * 2 >= n) return t.audience.fewerThan(f.count(upTo(n + margin, stepOf(n + margin) / 10)))
  const step = stepOf(margin)
  return t.audience.about(f.count(Math.round(n / step) * step), f.count(upTo(margin, step / 10)))
}

/** The most that it may be: whether somebody is to be spoken of, and in which number. */
export const most = (n: number, margin: Margin): number => n + (margin ?? 0)

const stepOf = (n: number): number => 10 ** Math.floor(Math.log10(n))
const upTo = (n: number, step: number): number => (step < 1 ? n : Math.ceil(n / step) * step)

export const isSampled = ({ margin }: Pick<Size, 'margin'>): boolean => Object.values(margin).some(m => m !== null)

/** Whether a list is large enough for a platform, and what is missing. */
export const Enough = ({ screen: { t, f }, reach }: { screen: Screen; reach: Size['destinations']['meta'] }) => {
  const { rows, minimum, enough, margin } = reach
  const missing = f.count(minimum - rows)
  const least = f.count(minimum)
  const too = t.audience.tooFew(margin.rows === null ? missing : t.audience.roughly(missing), least)
  return (
    <State on={enough === true}>
      {enough === null ? t.audience.unsure(least) : enough ? t.audience.enough(least) : too}
    </State>
  )
}

/** Who came and who went at the last night that was counted. */
export const Moved = ({
  screen: { t, f },
  night,
}: {
  screen: Screen
  night: { joined: number | null; left: number | null } | null
}) => {
  const { joined = null, left = null } = night ?? {}
  return (
    <p class="soft small">
      {joined === null || left === null ? t.audience.unmoved : t.audience.moved(f.count(joined), f.count(left))}
    </p>
  )
}

interface CountProps {
  screen: Screen
  size: Pick<Size, 'people' | 'visitors'> & { margin: Pick<Size['margin'], 'people' | 'visitors'> }
}

/** How many, in one line. */
export const SizeCount = ({ screen, size: { people, visitors, margin } }: CountProps) => {
  const { audience } = screen.t
  return (
    <p class="sizes">
      <span>
        <strong>{counted(screen, people, margin.people)}</strong> {audience.people(most(people, margin.people))}
      </span>
      <span>
        <strong>{counted(screen, visitors, margin.visitors)}</strong>{' '}
        {audience.browsers(most(visitors, margin.visitors))}
      </span>
    </p>
  )
}

/** How many, and whom they are enough for, in two lines. */
export const SizeLine = ({ screen, size }: { screen: Screen; size: Size }) => (
  <>
    <SizeCount screen={screen} size={size} />
    {isSampled(size) && <p class="soft small">{screen.t.audience.estimated}</p>}
    <Reached screen={screen} reach={size.destinations} />
  </>
)

const Reached = ({ screen: { t, f }, reach }: { screen: Screen; reach: Size['destinations'] }) => {
  const those = (enough: boolean | null) => destinationNames.filter(name => reach[name].enough === enough)
  const labels = (names: (typeof destinationNames)[number][]) => f.list(names.map(name => destinations[name].label))
  const [met, unsure] = [those(true), those(null)]
  return (
    <p>
      <State on={met.length > 0}>
        {met.length === destinationNames.length
          ? t.audience.reachedAll
          : met.length > 0
            ? t.audience.reached(labels(met))
            : unsure.length > 0
              ? t.audience.reachedUnsure(labels(unsure))
              : t.audience.reachedNone}
      </State>
    </p>
  )
}
