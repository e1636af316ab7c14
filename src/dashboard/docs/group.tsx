import type { Screen } from '../screen.ts'
import type { Group } from './catalogue.ts'
import { Path, Verb } from './code.tsx'
import { EntryCard } from './entry.tsx'
import { DocsScript } from './script.tsx'
import type { Lists } from './shell.ts'

interface Props {
  screen: Screen
  group: Group
  origin: string
  lists: Lists
}

/** All endpoints of one group, each with everything about it. */
export const GroupPage = ({ screen, group, origin, lists }: Props) => {
  const { docs } = screen.t
  return (
    <>
      <div class="head">
        <p class="crumb">
          <a href="/api/docs">{docs.title}</a>
        </p>
        <h1>{docs.nameOf(group.name)}</h1>
        <p class="soft measure" lang="en">
          {group.about}
        </p>
      </div>
      <nav class="api-list card" aria-label={docs.onThisPage}>
        <ul>
          {group.entries.map(({ method, path, operation }) => (
            <li>
              <a href={`#${operation.operationId}`}>
                <Verb method={method} /> <Path path={path.slice('/api'.length)} />{' '}
                <span class="small soft api-gist" lang="en">
                  {gistOf(operation.summary)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {group.entries.map(entry => (
        <EntryCard screen={screen} entry={entry} origin={origin} lists={lists} />
      ))}
      <DocsScript screen={screen} />
    </>
  )
}

/** Its first sentence, without the rest. */
const gistOf = (summary: string): string =>
  summary
    .split(/[.:;] /)[0]!
    .replaceAll('`', '')
    .replace(/\.$/, '')
