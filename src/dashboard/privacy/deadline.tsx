import type { ShownRequest } from '../../contacts/requests/shown.ts'
import { DAY_MS } from '../../lib/time.ts'
import type { Screen } from '../screen.ts'

const URGENT_DAYS = 7

interface Props {
  screen: Screen
  request: ShownRequest
  now: number
}

/** Until when, and how long that is. */
export const Deadline = ({ screen, request: { dueAt }, now }: Props) => {
  const { t, f } = screen
  const words = t.privacy.requests
  const days = Math.floor((dueAt - now) / DAY_MS)
  return (
    <>
      {words.due(f.dayAt(dueAt))}{' '}
      <span class={days < 0 ? 'mark-block' : days < URGENT_DAYS ? 'mark-warn' : 'soft small'}>
        {days < 0 ? words.late : words.left(f.counted(days))}
      </span>
    </>
  )
}
