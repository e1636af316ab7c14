import { may } from '../../accounts/roles.ts'
import type { ListRun } from '../../deliveries/sync/ledger.ts'
import type { Counts } from '../../deliveries/sync/list-schema.ts'
import { Figure, State } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { type Draft, Field, Refused, Select } from './fields.tsx'

/** As GET /api/lists lists them. */
export interface ShownList {
  id: string
  audience: string
  connection: string
  name: string
  state: 'live' | 'left' | 'emptying' | 'ended'
  everyHours: number
  counts: Counts
  minimum: number | null
  enough: boolean
  nextRunAt: number | null
  comparedNextAt: number | null
  failures: number
  stoppedWhy: string | null
  lastRun: ListRun | null
}

interface Props {
  screen: Screen
  connection: { id: string; paused: object | null }
  lists: readonly ShownList[]
  audiences: ReadonlyMap<string, string>
  draft: Draft
}

export const Lists = ({ screen, connection, lists, audiences, draft }: Props) => {
  const words = screen.t.platforms.lists
  const edits = screen.viewer !== null && may(screen.viewer.role, 'editor')
  return (
    <section class="card stack" aria-labelledby="lists">
      <h2 id="lists">{words.title}</h2>
      <p class="soft measure">{words.intro}</p>
      {lists.length === 0 && <p class="measure">{words.none}</p>}
      <ul class="lines">
        {lists.map(list => (
          <Line
            screen={screen}
            list={list}
            connection={connection}
            name={audiences.get(list.audience) ?? words.gone}
            edits={edits}
          />
        ))}
      </ul>
      {edits && <Add screen={screen} connection={connection.id} audiences={audiences} draft={draft} />}
    </section>
  )
}

interface LineProps {
  screen: Screen
  list: ShownList
  connection: Props['connection'] | null
  name: string
  edits: boolean
}

const Line = ({ screen, list, connection, name, edits }: LineProps) => {
  const words = screen.t.platforms.lists
  const at = `/app/platforms/${list.connection}/lists/${list.id}`
  return (
    <li class="stack">
      <h3>
        <a href={at}>{name}</a>
      </h3>
      <ListState screen={screen} list={list} connection={connection} />
      {edits && list.state === 'live' && (
        <div class="actions">
          <form method="post" action={`${at}/sync`}>
            <button type="submit" aria-label={words.syncOf(name)}>
              {words.sync}
            </button>
          </form>
          <a class="button" href={at} aria-label={words.planOf(name)}>
            {words.plan}
          </a>
        </div>
      )}
    </li>
  )
}

/** How a list stands: on the page of its connection, and on its own. */
export const ListState = ({ screen, list, connection }: Pick<LineProps, 'screen' | 'list' | 'connection'>) => {
  const { t, f } = screen
  const words = t.platforms.lists
  const { counts, minimum, lastRun, comparedNextAt } = list
  const refused = Object.values(counts.refused).reduce((sum, n) => sum + n, 0)
  const advice = adviceOn(words.advice, list, connection)
  return (
    <>
      <p class="soft small">
        <State on={list.state === 'live'}>{words.state[list.state]}</State> · {words.every(list.everyHours)} ·{' '}
        {words.named(list.name)}
      </p>
      <dl class="figures">
        <Figure name={words.onPlatform}>{f.count(counts.sent)}</Figure>
        <Figure name={words.waiting}>{f.count(counts.waiting)}</Figure>
        <Figure name={words.leaving}>{f.count(counts.leaving)}</Figure>
        <Figure name={words.refused}>{f.count(refused)}</Figure>
      </dl>
      {minimum !== null && list.state === 'live' && (
        <p class="small">
          <State on={list.enough}>
            {list.enough
              ? words.enough(f.count(minimum))
              : words.tooFew(f.count(minimum - counts.sent), f.count(minimum))}
          </State>
        </p>
      )}
      <p class="soft small">
        {lastRun
          ? words.lastRun(
              f.moment(lastRun.at),
              f.count(lastRun.added),
              f.count(lastRun.removed),
              f.count(lastRun.refused),
            )
          : words.noRun}{' '}
        {comparedNextAt !== null && words.nextRun(f.moment(comparedNextAt))}
      </p>
      {advice && <p class="refusal">{advice}</p>}
    </>
  )
}

/** As src/deliveries/sync/list-advice.ts, in the viewer's language. */
function adviceOn(
  words: Screen['t']['platforms']['lists']['advice'],
  { state, stoppedWhy, failures }: ShownList,
  connection: Props['connection'] | null,
): string {
  if (state === 'ended') return ''
  if (!connection) return words.gone
  if (connection.paused) return words.paused
  if (stoppedWhy === 'audience-unreadable') return words.unreadable
  if (stoppedWhy) return words.stopped(stoppedWhy)
  return failures > 0 ? words.failing(failures) : ''
}

const Add = ({
  screen: { t },
  screen,
  connection,
  audiences,
  draft,
}: Omit<Props, 'lists' | 'connection'> & { connection: string }) => {
  const words = t.platforms.lists
  if (audiences.size === 0)
    return (
      <p>
        {words.noAudience} <a href="/app/audiences">{words.makeAudience}</a>
      </p>
    )
  return (
    <form class="act" method="post" action={`/app/platforms/${connection}/lists#lists`}>
      <h3>{words.add}</h3>
      <Refused screen={screen} draft={draft} shown={['audience', 'everyHours', 'name']} />
      <Select draft={draft} name="audience" label={words.audience} options={[...audiences]} />
      <Select
        draft={draft}
        name="everyHours"
        label={words.everyHours}
        value="24"
        options={Object.entries(words.interval)}
      />
      <Field draft={draft} name="name" label={words.neutral} help={words.neutralHelp} input={{ maxlength: 50 }} />
      <button class="primary" type="submit">
        {words.addNow}
      </button>
    </form>
  )
}
