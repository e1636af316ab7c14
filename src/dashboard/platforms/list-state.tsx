import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import type { ListRun } from '../../deliveries/sync/ledger.ts'
import type { Counts } from '../../deliveries/sync/list-schema.ts'
import { BLOCKED, GONE } from '../../deliveries/sync/run.ts'
import { ToBrands } from '../brands/gaps.tsx'
import { Figure, State } from '../parts.tsx'
import type { Screen } from '../screen.ts'

/** As GET /api/lists lists them. */
export interface ShownList {
  id: string
  audience: string
  connection: string
  destination: string | null // null: its connection is gone
  name: string
  state: 'live' | 'left' | 'emptying' | 'ended'
  everyHours: number
  withValue: boolean
  counts: Counts
  minimum: number | null
  enough: boolean
  nextRunAt: number | null
  comparedNextAt: number | null
  failures: number
  stoppedWhy: string | null
  running: boolean
  lastRun: ListRun | null
}

interface Props {
  screen: Screen
  list: ShownList
  connection: Pick<Connection, 'paused'> | null
}

/** How a list stands: on the page of its connection, and on its own. */
export const ListState = ({ screen, list, connection }: Props) => {
  const words = screen.t.platforms.lists
  const { sent, waiting, leaving, refused } = list.counts
  const counted = sent + waiting + leaving + sumOf(refused) > 0
  const advice = adviceOn(words.advice, list, connection)
  return (
    <>
      <p class="soft small">
        <Kept words={words} list={list} /> · {words.every(list.everyHours)} · {words.named(list.name)}
        {list.withValue && ` · ${words.withValue}`}
      </p>
      {(counted || !list.running) && <Figures screen={screen} list={list} />}
      <p class="soft small">
        <ListRuns screen={screen} list={list} />
      </p>
      {advice && <p class="refusal">{advice}</p>}
      {list.stoppedWhy === 'privacy-incomplete' && <ToBrands screen={screen} />}
    </>
  )
}

/** How it stands, its last run and its next, in a few words. */
export const ListStanding = ({ screen, list }: Pick<Props, 'screen' | 'list'>) => (
  <p class="soft small">
    <Kept words={screen.t.platforms.lists} list={list} /> · <ListRuns screen={screen} list={list} />
  </p>
)

const ListRuns = ({ screen, list }: OfList) =>
  list.running ? <span>{screen.t.platforms.lists.runningHow}</span> : <Runs screen={screen} list={list} />

const sumOf = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

type Words = Screen['t']['platforms']['lists']
type OfList = Pick<Props, 'screen' | 'list'>

const Kept = ({ words, list: { state, running, lastRun } }: { words: Words; list: ShownList }) => {
  if (running) return <State on={true}>{words.running}</State>
  if (state === 'live' && lastRun === null) return <State on={false}>{words.notYet}</State>
  return <State on={state === 'live'}>{words.state[state]}</State>
}

const Figures = ({ screen: { t, f }, list: { state, counts, minimum, enough } }: OfList) => {
  const words = t.platforms.lists
  return (
    <>
      <dl class="figures">
        <Figure name={words.onPlatform}>{f.count(counts.sent)}</Figure>
        <Figure name={words.waiting}>{f.count(counts.waiting)}</Figure>
        <Figure name={words.leaving}>{f.count(counts.leaving)}</Figure>
        <Figure name={words.refused}>{f.count(sumOf(counts.refused))}</Figure>
      </dl>
      {minimum !== null && state === 'live' && (
        <p class="small">
          <State on={enough}>
            {enough ? words.enough(f.count(minimum)) : words.tooFew(f.count(minimum - counts.sent), f.count(minimum))}
          </State>
        </p>
      )}
    </>
  )
}

const Runs = ({ screen: { t, f }, list: { lastRun, comparedNextAt } }: OfList) => {
  const words = t.platforms.lists
  return (
    <>
      {lastRun
        ? words.lastRun(
            f.moment(lastRun.at),
            f.counted(lastRun.added),
            f.counted(lastRun.removed),
            f.counted(lastRun.refused),
          )
        : words.noRun}{' '}
      {comparedNextAt !== null && words.nextRun(f.moment(comparedNextAt))}
    </>
  )
}

/** As src/deliveries/sync/list-advice.ts, in the viewer's language. */
function adviceOn(
  words: Words['advice'],
  { state, stoppedWhy, failures }: ShownList,
  connection: Props['connection'],
): string {
  if (state === 'ended') return ''
  if (!connection) return words.gone
  if (connection.paused) return words.paused
  if (stoppedWhy === 'audience-unreadable') return words.unreadable
  if (stoppedWhy === 'privacy-incomplete') return words.privacy
  if (stoppedWhy === GONE) return words.gonePlatform
  if (stoppedWhy === BLOCKED) return words.blocked
  if (stoppedWhy) return words.stopped(stoppedWhy)
  return failures > 0 ? words.failing(failures) : ''
}
