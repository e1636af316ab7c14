import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { BLOCK, BLOCK_END, type Stage } from './slots.ts'

/** Shown first to a returning visitor of this stage. */
export const AtStage = ({ stage, children }: { stage: Stage; children: Child }) => (
  <Block opens={BLOCK.atStage(stage)}>{children}</Block>
)

/** The same section in its usual place, for everybody else. */
export const NotAtStage = ({ stage, children }: { stage: Stage; children: Child }) => (
  <Block opens={BLOCK.notAtStage(stage)}>{children}</Block>
)

/** Gone when it is over, by the server's clock. `at`: ISO 8601 with an offset. */
export const Until = ({ at, children }: { at: string; children: Child }) => (
  <Block opens={BLOCK.until(Date.parse(at))}>{children}</Block>
)

const Block = ({ opens, children }: { opens: string; children: Child }) => (
  <>
    {raw(opens)}
    {children}
    {raw(BLOCK_END)}
  </>
)
