import type { Found } from '../../contacts/requests/found.ts'
import { destinationLabel } from '../platform-names.ts'
import type { Screen } from '../screen.ts'

type Counts = Readonly<Partial<Record<keyof Screen['t']['privacy']['requests']['count'], number>>>

/** What there is, as counts in words. Zeros are left out. */
export const Counted = ({ screen: { t, f }, counts }: { screen: Screen; counts: Counts }) => {
  const words = t.privacy.requests
  const there = Object.entries(counts).filter(([, n]) => n > 0) as [keyof typeof words.count, number][]
  return there.length === 0 ? (
    <p>{words.nothing}</p>
  ) : (
    <ul class="privacy-list">
      {there.map(([name, n]) => (
        <li>{words.count[name](f.counted(n))}</li>
      ))}
    </ul>
  )
}

type Elsewhere = Pick<Found, 'events' | 'webhooks' | 'files'>

/** Whom their data went to beside lists, and what is to be done there. */
export const elsewhere = ({ t, f }: Screen, { events, webhooks, files }: Elsewhere): string[] => {
  const words = t.privacy.requests
  return [
    ...events.map(({ destination, n }) => words.events(destinationLabel(destination), f.counted(n))),
    ...webhooks.map(({ name, n }) => words.webhook(name, f.counted(n))),
    ...files.map(({ destination, n }) => words.file(destinationLabel(destination), f.counted(n))),
  ]
}
