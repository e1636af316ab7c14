import { afterColon } from '../lib/typography.ts'

/** In the viewer's words: where, by line and column, and what. */
export interface Fault {
  where: string
  what: string
}

/** What is wrong with a file. */
export const FaultList = ({ faults }: { faults: readonly Fault[] }) => (
  <ol class="plain small">
    {faults.map(({ where, what }) => (
      <li>
        <strong>{where}</strong> {afterColon(what)}
      </li>
    ))}
  </ol>
)
