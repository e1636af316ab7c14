import type { Schema } from '../../accounts/openapi-schema.ts'
import type { Screen } from '../screen.ts'
import { Prose } from './code.tsx'
import { kindOf, limitsOf, variantsOf } from './schema.ts'

interface Field {
  name: string
  required: boolean
  schema: Schema
  description?: string | undefined
}

/** Fields as a list that a phone can show: what each is called, what it holds, and what it means. Objects open. */
export const Fields = ({ screen, fields }: { screen: Screen; fields: readonly Field[] }) => (
  <ul class="api-fields">
    {fields.map(field => (
      <Row screen={screen} field={field} />
    ))}
  </ul>
)

export const fieldsIn = ({ properties = {}, required = [] }: Schema): Field[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
    description: schema.description,
  }))

const Row = ({ screen, field: { name, schema, required, description } }: { screen: Screen; field: Field }) => {
  const { docs } = screen.t
  const limits = limitsOf(schema)
  const inner = variantsOf(schema).filter(({ properties }) => properties && Object.keys(properties).length > 0)
  return (
    <li>
      <p>
        <code class="field-name">{name}</code> <span class="soft small">{kindOf(schema)}</span>
        {required && <strong class="small api-needed">{docs.required}</strong>}
      </p>
      {description && <Prose text={description} size="small" />}
      {limits.length > 0 && <p class="small soft api-limits">{limits.join(' · ')}</p>}
      <Default screen={screen} schema={schema} />
      {inner.map((variant, i) => (
        <details>
          <summary class="small">{inner.length > 1 ? docs.either(i + 1) : docs.holds(name)}</summary>
          <Fields screen={screen} fields={fieldsIn(variant)} />
        </details>
      ))}
    </li>
  )
}

const Default = ({ screen: { t }, schema }: { screen: Screen; schema: Schema }) =>
  schema.default === undefined || typeof schema.default === 'object' ? null : (
    <p class="small soft">
      {t.docs.byDefault} <code>{JSON.stringify(schema.default)}</code>
    </p>
  )
