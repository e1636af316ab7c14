import type { LeftOut, Size } from '../../audiences/size.ts'
import type { Screen } from '../screen.ts'
import { counted, most } from './sizes.tsx'

interface Props {
  screen: Screen
  size: Size
  out: LeftOut
}

/** Of all whom the rule describes: who is in, and why the others are not; each with its share, drawn and told. */
export const LeftOutPicture = ({ screen, size, out }: Props) => {
  const { size: words } = screen.t.audience
  const never = { n: out.noConsent - out.withdrawn, margin: out.margin.noConsent }
  const outside = [
    { say: words.noConsent, ...never },
    { say: words.withdrawn, n: out.withdrawn, margin: out.margin.withdrawn },
    { say: words.excluded, n: out.excluded, margin: out.margin.excluded },
  ].filter(({ n, margin }) => most(n, margin) > 0)
  const described = size.people + outside.reduce((sum, { n }) => sum + n, 0)
  const people = { n: size.people, margin: size.margin.people }
  const noEmail = { n: size.people - size.withEmail, margin: size.margin.people && size.margin.withEmail }
  const clickless = { n: size.clickless, margin: size.margin.clickless }
  return (
    <>
      {outside.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <ul class="shares">
          <Share screen={screen} say={words.inside} {...people} of={described} isIn />
          {outside.map(why => (
            <Share screen={screen} {...why} of={described} />
          ))}
        </ul>
      )}
      {(noEmail.n > 0 || clickless.n > 0) && (
        <ul class="plain soft small">
          {noEmail.n > 0 && <li>{words.noEmail(noEmail.n, counted(screen, noEmail.n, noEmail.margin))}</li>}
          {clickless.n > 0 && <li>{words.clickless(clickless.n, counted(screen, clickless.n, clickless.margin))}</li>}
        </ul>
      )}
    </>
  )
}

interface ShareProps {
  screen: Screen
  say: (n: number, count: string) => string
  n: number
  margin: number | null
  of: number
  isIn?: boolean
}

const Share = ({ screen, say, n, margin, of, isIn = false }: ShareProps) => (
  <li>
    <span class="capital">{say(most(n, margin), counted(screen, n, margin))}</span>
    <Bar n={n} of={of} isFull={isIn} />
  </li>
)

/** A share as a bar; what it says stands beside it in words. */
export const Bar = ({ n, of, isFull }: { n: number; of: number; isFull: boolean }) => (
  <svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="share-all" width="100" height="6" />
    <rect
      class={isFull ? 'flow-4' : 'flow-2'}
      width={((100 * Math.min(n, of)) / Math.max(1, of)).toFixed(1)}
      height="6"
    />
  </svg>
)
