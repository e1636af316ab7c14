import type { OpenApi, Operation } from '../../accounts/openapi.ts'
import { oneOf } from '../../accounts/openapi-groups.ts'
import told from './answers.json' with { type: 'json' }
import { type Call, callOf } from './example.ts'
import type { Lists } from './shell.ts'

/** One endpoint, with its example as it was run on the demo (test/api-docs.worker.test.ts keeps answers.json). */
export interface Entry {
  method: string
  path: string // '/api/audiences/{id}'
  operation: Operation
  call: Call // with the ids of the demo that it was run on
  asked: Call // with the names of ids, for a reader who has others
  answer: Told | null // null: the endpoint is newer than what was kept
}

interface Told {
  status: number
  type: string | null
  body: unknown
}

export interface Group {
  name: string
  about: string
  entries: Entry[]
}

const { origin: recordedAt, ...ids } = told.names as Record<string, unknown> & { origin: string }

/** Everything, by group. */
export function groupsOf({ paths, tags }: OpenApi, origin: string): Group[] {
  const names = { ...ids, origin }
  const answers = JSON.parse(JSON.stringify(told.answers).replaceAll(recordedAt, origin)) as Record<string, Told>
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => {
      const answer = answers[operation.operationId] ?? null
      const [call, asked] = [names, { origin }].map(known => callOf(method, path, operation, known)) as [Call, Call]
      return { method: method.toUpperCase(), path, operation, call, asked, answer }
    }),
  )
  return tags.map(({ name, description }) => ({
    name,
    about: description,
    entries: entries.filter(({ operation }) => operation.tags[0] === name),
  }))
}

/** Where each id is found: {audience: '/api/audiences'}. */
export const listsOf = ({ paths }: OpenApi): Lists =>
  new Map(
    Object.entries(paths)
      .filter(([path, { get }]) => !path.includes('{') && get?.parameters.some(({ name }) => name === 'limit'))
      .map(([path]) => [oneOf(path), path]),
  )

/** Those that every word of `q` is in. */
export function sifted(groups: readonly Group[], q: string): Group[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = ({ method, path, operation }: Entry) => {
    const text = `${method} ${path} ${operation.summary}`.toLowerCase()
    return words.every(word => text.includes(word))
  }
  return groups
    .map(group => ({ ...group, entries: group.entries.filter(fits) }))
    .filter(({ entries }) => entries.length > 0)
}
