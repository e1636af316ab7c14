import type { Change } from '../funnel/compare.ts'
import type { Range } from '../funnel/range.ts'
import { Help } from './help.tsx'
import { points } from './leak/say.ts'
import { Unknown } from './parts.tsx'
import type { Screen } from './screen.ts'

/** How a figure and its difference are written, and which way is for the better. */
export interface Kind {
  text: (value: number) => string
  by: (difference: number, isBound?: boolean) => string // a bound: without its unit, as the other has it
  better: 'more' | 'less' | null // null: neither
}

/** Shares, whose differences are points: '+0,4 points'. */
export const shares = (screen: Screen, better: Kind['better']): Kind => ({
  text: screen.f.percent,
  by: (difference, isBound) =>
    isBound ? points(screen, difference) : screen.t.compared.points(points(screen, difference)),
  better,
})

interface AgainstProps {
  screen: Screen
  compare: Range
  isEmpty: boolean // nothing was measured then
  how?: string // what else is to be known on this page
}

/** Which days a page is held against. */
export const Against = ({ screen, compare, isEmpty, how = '' }: AgainstProps) => {
  const { t, f } = screen
  return (
    <p class="against">
      <strong>{t.compared.title(f.days(compare))}</strong>
      <Help screen={screen} term="change" />{' '}
      <span class="soft small">{isEmpty ? t.compared.nothing : `${t.compared.how} ${how}`}</span>
    </p>
  )
}

interface Props {
  screen: Screen
  change: Change
  kind: Kind
  isBrief?: boolean // where there is no room for the interval
}

/** How much, whether that is for the better, and between which bounds; or that there may be no difference. */
export const Changed = ({ screen, change: { difference, interval, clear }, kind, isBrief = false }: Props) => {
  const { compared: words, leak } = screen.t
  if (difference === null) return <Unknown />
  if (!interval && difference === 0) return <>{words.same}</>
  if (!interval)
    return (
      <>
        {kind.by(difference)} <span class="soft small interval">{words.unjudged}</span>
      </>
    )
  return (
    <>
      {clear ? (
        <Clear screen={screen} difference={difference} kind={kind} />
      ) : (
        words[isBrief ? 'unclearBrief' : 'unclear']
      )}
      {!isBrief && (
        <span class="soft small interval">{leak.from(kind.by(interval.low, true), kind.by(interval.high))}</span>
      )}
    </>
  )
}

/** A clear difference, in words: colour only repeats them. */
export const Judged = ({ screen: { t }, isBetter, text }: { screen: Screen; isBetter: boolean; text: string }) => {
  const verdict = isBetter ? 'better' : 'worse'
  return <span class={verdict}>{t.compared[verdict](text)}</span>
}

const Clear = ({
  screen,
  difference,
  kind: { by, better },
}: Pick<Props, 'screen' | 'kind'> & { difference: number }) => {
  if (better === null) return <>{by(difference)}</>
  return <Judged screen={screen} isBetter={difference > 0 === (better === 'more')} text={by(difference)} />
}

/** What a figure was, before its difference: on a line of its own where a column is narrow. */
export const Was = ({ children }: { children: string }) => (
  <>
    <span class="was">{children}</span>
    <span class="was-dot"> · </span>
  </>
)

/** Under a figure: what it was, and the difference, when it is known now. */
export const Beside = ({ screen, change, kind, isBrief = false }: Props) => {
  const { compared: words } = screen.t
  const { before, difference } = change
  return (
    <span class="beside small">
      {before === null && words.wasUnknown}
      {before !== null && difference === null && words.was(kind.text(before))}
      {before !== null && difference !== null && (
        <>
          <Was>{words.was(kind.text(before))}</Was>
          <Changed screen={screen} change={change} kind={kind} isBrief={isBrief} />
        </>
      )}
    </span>
  )
}
