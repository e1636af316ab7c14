import type { Screen } from '../screen.ts'
import { type Entry, type Group, sifted } from './catalogue.ts'
import { CodeBlock, Path, Verb } from './code.tsx'
import { Parts } from './parts.tsx'
import { DocsScript } from './script.tsx'
import { curlOf } from './shell.ts'

interface Props {
  screen: Screen
  groups: readonly Group[]
  origin: string
  q: string // what is looked for; '': everything
}

const FIRST = { method: 'GET', url: '/api/campaigns', type: null }

export const Overview = ({ screen, groups, origin, q }: Props) => {
  const { docs } = screen.t
  return (
    <>
      <div class="head">
        <h1>{docs.title}</h1>
        <p class="soft measure">{docs.intro}</p>
        <p class="api-actions">
          <a class="button" href="/api/openapi.json">
            {docs.openApi}
          </a>
          <a class="button quiet" href="#to-know">
            {docs.toKnow}
          </a>
        </p>
      </div>
      <section class="card" aria-labelledby="first-call">
        <h2 id="first-call">{docs.first}</h2>
        <p class="measure">
          {docs.firstHow} <a href="/app/team">{screen.t.menu.entries.team}</a>.
        </p>
        <CodeBlock screen={screen} id="first-curl" text={`export TOKEN=l2l_…\n${curlOf(origin, FIRST)}`} />
      </section>
      <Reference screen={screen} groups={sifted(groups, q)} q={q} />
      <Parts screen={screen} />
      <DocsScript screen={screen} />
    </>
  )
}

const Reference = ({ screen, groups, q }: Omit<Props, 'origin'>) => {
  const { docs } = screen.t
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0)
  return (
    <section aria-labelledby="reference" class="reference">
      <h2 class="section" id="reference">
        {docs.reference}
      </h2>
      <p class="soft measure">{docs.inEnglish}</p>
      <search>
        <form class="api-sift" method="get" action="/api/docs#reference">
          <label for="sift">{docs.sift}</label>
          <div class="search-form">
            <input
              id="sift"
              name="q"
              type="search"
              value={q}
              autocomplete="off"
              placeholder={docs.siftLike}
              data-sift="groups"
            />
            <button type="submit">{screen.t.search.find}</button>
          </div>
          <p class="small soft" role="status" data-sift-count={docs.found('#')}>
            {docs.found(String(count))}
          </p>
        </form>
      </search>
      {q && (
        <p>
          <a href="/api/docs#reference">{docs.all}</a>
        </p>
      )}
      <div id="groups" class="api-groups">
        {groups.map(({ name, about, entries }) => (
          <section class="card" aria-labelledby={`group-${name}`} data-sift-group>
            <h3 id={`group-${name}`}>
              <a href={`/api/docs/${name}`}>{docs.nameOf(name)}</a>
            </h3>
            <p class="small soft" lang="en">
              {about}
            </p>
            <ul class="api-list">
              {entries.map(entry => (
                <EntryLink group={name} entry={entry} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

const EntryLink = ({ group, entry: { method, path, operation } }: { group: string; entry: Entry }) => (
  <li data-sift-row={`${method} ${path} ${operation.summary}`.toLowerCase()}>
    <a href={`/api/docs/${group}#${operation.operationId}`}>
      <Verb method={method} /> <Path path={path.slice('/api'.length)} />
    </a>
  </li>
)
