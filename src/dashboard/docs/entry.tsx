import type { Operation } from '../../accounts/openapi.ts'
import { may } from '../../accounts/roles.ts'
import type { Screen } from '../screen.ts'
import { Answers } from './answers.tsx'
import type { Entry } from './catalogue.ts'
import { CodeBlock, Path, Prose, Verb } from './code.tsx'
import { Fields, fieldsIn } from './fields.tsx'
import { variantsOf } from './schema.ts'
import { curlOf, type Lists } from './shell.ts'
import { fetchOf, fileName } from './snippet.ts'

interface Props {
  screen: Screen
  entry: Entry
  origin: string
  lists: Lists
}

/** One endpoint in full. */
export const EntryCard = ({ screen, entry, origin, lists }: Props) => {
  const { docs, roles } = screen.t
  const { method, path, operation } = entry
  const { operationId: id, summary, 'x-role': role, 'x-scope': scope } = operation
  return (
    <article class="card api-entry" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <a href={`#${id}`}>
          <Verb method={method} /> <Path path={path} />
        </a>
      </h2>
      <Prose text={summary} />
      <p class="small soft">
        {docs.role(roles[role])} · {docs.scope} <code>{scope}</code>
        {screen.viewer && !may(screen.viewer.role, role) && <> · {docs.notYours}</>}
      </p>
      <Asked screen={screen} operation={operation} />
      <Example screen={screen} entry={entry} origin={origin} lists={lists} />
      <Answers screen={screen} entry={entry} />
    </article>
  )
}

const Asked = ({ screen, operation: { parameters, requestBody } }: { screen: Screen; operation: Operation }) => {
  const { docs } = screen.t
  const bodies = variantsOf(requestBody?.content['application/json']?.schema ?? {})
    .map(fieldsIn)
    .filter(of => of.length > 0)
  return (
    <>
      {parameters.length > 0 && (
        <>
          <h3>{docs.parameters}</h3>
          <Fields screen={screen} fields={parameters} />
        </>
      )}
      {requestBody && (
        <>
          <h3>{docs.body}</h3>
          <p class="small soft" lang="en">
            {requestBody.description}
          </p>
          {bodies.map((fields, i) => (
            <>
              {bodies.length > 1 && <p class="small">{docs.either(i + 1)}</p>}
              <Fields screen={screen} fields={fields} />
            </>
          ))}
        </>
      )}
    </>
  )
}

const Example = ({ screen, entry: { call, asked, operation, answer }, origin, lists }: Props) => {
  const { docs } = screen.t
  const { operationId: id } = operation
  return (
    <>
      <h3>{docs.example}</h3>
      <CodeBlock screen={screen} id={`${id}-curl`} text={curlOf(origin, asked, lists)} />
      <details>
        <summary>JavaScript</summary>
        {call.file !== undefined && call.type && (
          <>
            <p class="small soft">{docs.file(fileName(call.type))}</p>
            <CodeBlock screen={screen} id={`${id}-file`} text={call.file} />
          </>
        )}
        <CodeBlock screen={screen} id={`${id}-js`} text={fetchOf(origin, call, answer?.type ?? null)} />
      </details>
    </>
  )
}
