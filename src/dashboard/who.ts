import type { Context } from 'hono'
import { namesOfPeople } from '../accounts/people-store.ts'
import { namesOfKeys } from '../accounts/store.ts'
import { type Dashboard, type Screen, viewerMay } from './screen.ts'

/** Actor → name: 'user:<id>', 'key:<id>'. */
export type ActorNames = ReadonlyMap<string, string>

/** The names of who did these. Those of people are for whoever handles personal data: editors and owners. */
export async function namesFor(
  { env, var: { screen } }: Context<Dashboard>,
  actors: readonly string[],
): Promise<ActorNames> {
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
export const whoIs = (screen: Screen, actor: string, names: ActorNames): string =>
  actor === screen.viewer?.id ? screen.t.team.who.you : actorName(screen, actor, names)

/** The same, for the viewer too. */
export function actorName({ t }: Screen, actor: string, names: ActorNames): string {
  const { who } = t.team
  const [name, [kind, id = '']] = [names.get(actor), actor.split(':')]
  if (kind === 'user') return name ?? who.colleague(id.slice(-4))
  if (kind === 'key') return name === undefined ? who.oldKey(id.slice(-4)) : who.key(name)
  return actor === 'nobody' ? who.nobody : who.admin
}

/** Id → name, of the API keys that did these. */
export async function keyNames(
  { env: { DB } }: Context<Dashboard>,
  done: readonly { actor: string }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = done.flatMap(({ actor }) => (actor.startsWith('key:') ? [actor.slice(4)] : []))
  return new Map((await namesOfKeys(DB, ids)).map(({ id, name }) => [id, name]))
}

/** Who did it, as the registers name them: 'admin', 'key:…', 'user:…', 'feed:…', 'job'. */
export function byWhom({ t, viewer }: Screen, actor: string, keys: ReadonlyMap<string, string>): string {
  const { by, byYou, byKey, byUser } = t.ledger
  if (actor === viewer?.id) return byYou
  const [kind = '', id = ''] = actor.split(':')
  switch (kind) {
    case 'user':
      return byUser(id)
    case 'key':
      return byKey(keys.get(id) ?? id)
    case 'admin':
    case 'feed':
    case 'job':
      return by[kind]
    default:
      return actor
  }
}
