import { openApi } from '../../src/accounts/openapi.ts'
import { callOf } from '../../src/dashboard/docs/example.ts'
import { endpoints } from '../../src/endpoints.ts'
import { chosenFile } from '../api-world.ts'
import { ORIGIN } from '../call.ts'
import { type Make, textOf, withQuery } from './ask.ts'
import { bitten, inPieces, oddFile, oddJson } from './bytes.ts'
import type { Dice } from './dice.ts'
import { fromSchema } from './from-schema.ts'
import { oddHeaders } from './headers.ts'
import { oddText, oddValue, spoiled } from './hostile.ts'

const { paths, components } = openApi(endpoints, ORIGIN)
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
/** What would leave nothing to try on. */
const ENDING = ['delete /api/demo', 'delete /api/me/sessions']
const tried = operations.filter(({ method, path }) => !ENDING.includes(`${method} ${path}`))

/** A call of the API: its example, its schema, or nearly. */
export const apiAsk: Make = (dice, { names, token }) => {
  const { path, method, operation } = dice.pick(tried)
  const example = callOf(method, path, operation, names)
  const headers = oddHeaders(dice, { Authorization: `Bearer ${token}` })
  const [at = '', search = ''] = example.url.split('?')
  const url = dice.chance(0.8)
    ? at
    : path.replace(/\{\w+\}/g, () => encodeURIComponent(oddText(dice).slice(0, 300).toWellFormed()))
  const query = dice.chance(0.5) ? new URLSearchParams(search) : new URLSearchParams()
  for (const { name, in: where, schema } of operation.parameters)
    if (where === 'query' && dice.chance(0.4))
      query.set(name, textOf(fromSchema(schema, components.schemas, dice)).slice(0, 8000))
  if (dice.chance(0.03)) for (let i = 0; i < 500; i++) query.append(`p${i}`, 'x')
  const content = operation.requestBody?.content['application/json']
  const body =
    method === 'get' ? undefined : content ? jsonBody(dice, example.body, content.schema) : fileBody(dice, example)
  return {
    surface: 'api',
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path: withQuery(url, query),
    headers,
    body,
  }
}

function jsonBody(dice: Dice, example: unknown, schema: Parameters<typeof fromSchema>[0]): BodyInit {
  const value = dice.pick([
    () => example,
    () => spoiled(example, dice),
    () => spoiled(example, dice),
    () => fromSchema(schema, components.schemas, dice),
    () => oddValue(dice),
  ])()
  const body = dice.chance(0.12) ? oddJson(value, dice) : (JSON.stringify(value) ?? '')
  return dice.chance(0.1) ? inPieces(body) : body
}

function fileBody(dice: Dice, { file, type }: { file?: string; type: string | null }): BodyInit | undefined {
  if (type === null) return dice.chance(0.3) ? oddText(dice) : undefined
  if (file !== undefined) return dice.chance(0.15) ? file : oddFile(file, dice)
  const bytes = chosenFile(type)
  return bytes instanceof Uint8Array ? bitten(bytes as Uint8Array<ArrayBuffer>, dice) : bytes
}
