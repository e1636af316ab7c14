import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import type { Destination } from '../../destinations/contract.ts'
import { destinations } from '../../destinations/index.ts'
import { type Draft, Field, Refused, Select } from '../fields.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { ListState, type ShownList } from './list-state.tsx'

interface Props {
  screen: Screen
  connection: Pick<Connection, 'id' | 'destination' | 'paused'>
  lists: readonly ShownList[]
  audiences: ReadonlyMap<string, string>
  draft: Draft
}

export const Lists = ({ screen, connection, lists, audiences, draft }: Props) => {
  const words = screen.t.platforms.lists
  const edits = viewerMay(screen.viewer, 'editor')
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
      {edits && <Add screen={screen} connection={connection} audiences={audiences} draft={draft} />}
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

const Add = ({ screen: { t }, screen, connection, audiences, draft }: Omit<Props, 'lists'>) => {
  const words = t.platforms.lists
  const { lists: api }: Destination = destinations[connection.destination]
  if (audiences.size === 0)
    return (
      <p>
        {words.noAudience} <a href="/app/audiences">{words.makeAudience}</a>
      </p>
    )
  return (
    <form class="act" method="post" action={`/app/platforms/${connection.id}/lists#lists`}>
      <h3>{words.add}</h3>
      <Refused screen={screen} draft={draft} shown={['audience', 'everyHours', 'name', 'withValue']} />
      <Select draft={draft} name="audience" label={words.audience} options={[...audiences]} />
      <Select
        draft={draft}
        name="everyHours"
        label={words.everyHours}
        value="24"
        options={Object.entries(words.interval)}
      />
      <Field draft={draft} name="name" label={words.neutral} help={words.neutralHelp} input={{ maxlength: 50 }} />
      {api.takesValue && (
        <p class="tick">
          <input
            type="checkbox"
            id="withValue"
            name="withValue"
            checked={draft.form.withValue !== undefined}
            aria-describedby="withValue-help"
          />
          <label for="withValue">{words.value}</label>
          <span class="soft small" id="withValue-help">
            {words.valueHelp}
          </span>
        </p>
      )}
      <button class="primary" type="submit">
        {words.addNow}
      </button>
    </form>
  )
}
