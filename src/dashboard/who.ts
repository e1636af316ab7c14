import type { Context } from 'hono'
import { namesOfPeople } from '../accounts/people-store.ts'
import { namesOfKeys } from '../accounts/store.ts'
import { type Dashboard, type Screen, viewerMay } from './screen.ts'

/** Actor → name: 'user:<id>', 'key:<id>'. */
export type Names = ReadonlyMap<string, string>

/** The names of who did these. Those of people are for whoever handles personal data: editors and owners. */
export async function namesFor(
  { env, var: { screen } }: Context<Dashboard>,
  actors: readonly string[],
): Promise<Names> {
  const idsOf = (kind: string) => [
    ...new Set(actors.filter(actor => actor.startsWith(kind)).map(actor => actor.slice(kind.length))),
  ]
  const people = viewerMay(screen.viewer, 'editor') ? idsOf('user:') : []
  const keys = idsOf('key:')
  const [named, tools] = await Promise.all([
    people.length > 0 ? namesOfPeople(env, people) : new Map<string, string>(),
    keys.length > 0 ? namesOfKeys(env.DB, keys) : [],
  ])
  return new Map([
    ...[...named].map(([id, name]) => [`user:${id}`, name] as const),
    ...tools.map(({ id, name }) => [`key:${id}`, name] as const),
  ])
}

/** Who did it, as the audit trail has it: 'user:<id>', 'key:<id>', 'admin'. */
export const whoIs = (screen: Screen, actor: string, names: Names): string =>
  actor === screen.viewer?.id ? screen.t.team.who.you : nameOf(screen, actor, names)

/** The same, for the viewer too. */
export function nameOf({ t }: Screen, actor: string, names: Names): string {
  const { who } = t.team
  const [name, [kind, id = '']] = [names.get(actor), actor.split(':')]
  if (kind === 'user') return name ?? who.colleague(id.slice(-4))
  if (kind === 'key') return name === undefined ? who.oldKey(id.slice(-4)) : who.key(name)
  return actor === 'nobody' ? who.nobody : who.admin
}
