import type { Screen } from '../screen.ts'
import type { Entry } from './catalogue.ts'
import { CodeBlock } from './code.tsx'
import { Fields, fieldsIn } from './fields.tsx'

/** What an endpoint answers, each refusal with its codes, and what its example was answered. */
export const Answers = ({ screen, entry: { operation, answer } }: { screen: Screen; entry: Entry }) => {
  const { docs } = screen.t
  const { operationId: id, responses } = operation
  return (
    <>
      <h3>{docs.answers}</h3>
      <dl class="api-answers">
        {Object.entries(responses).map(([status, { description, content, 'x-codes': codes }]) => (
          <div>
            <dt>
              <code>{status}</code>
            </dt>
            <dd class="small" lang="en">
              {codes ? <Codes codes={codes} /> : <Shape screen={screen} description={description} content={content} />}
            </dd>
          </div>
        ))}
      </dl>
      {answer && answer.body !== '' && (
        <details>
          <summary>{docs.answered(answer.status)}</summary>
          <CodeBlock screen={screen} id={`${id}-answer`} text={textOf(answer.body)} />
        </details>
      )}
    </>
  )
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body, null, 2))

const Codes = ({ codes }: { codes: Record<string, string> }) => (
  <ul>
    {Object.entries(codes).map(([code, meaning]) => (
      <li>
        <code>{code}</code> {meaning}
      </li>
    ))}
  </ul>
)

interface ShapeProps {
  screen: Screen
  description: string
  content: Entry['operation']['responses'][string]['content']
}

const Shape = ({ screen, description, content }: ShapeProps) => {
  const fields = fieldsIn(content?.['application/json']?.schema ?? {})
  return (
    <>
      <p>{description}</p>
      {['text/csv', 'application/zip'].map(type => content?.[type] && <p class="soft">{type}</p>)}
      {fields.length > 0 && (
        <details>
          <summary class="small">{screen.t.docs.promised}</summary>
          <Fields screen={screen} fields={fields} />
        </details>
      )}
    </>
  )
}
