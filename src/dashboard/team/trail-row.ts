import type { AuditRow } from '../../accounts/audit-store.ts'
import type { Screen } from '../screen.ts'
import type { ActorNames } from '../who.ts'

/** What a line of the trail was done to: in words, and where it is shown. */
interface Place {
  text: string
  href: string | null
}

type Line = Pick<AuditRow, 'action' | 'target'>

/** What was done; a call that has no words yet is named as it is. */
export function whatIn({ t }: Screen, { action, target }: Line): string {
  const { did, ways } = t.team.trail
  const words = Object.hasOwn(did, action) ? did[action as keyof typeof did] : action
  return action === 'sign-in' && ways[target] ? `${words} ${ways[target]}` : words
}

/** Null: on nothing that has a name. */
export function placeOf({ action, target }: Line, names: ActorNames): Place | null {
  const pattern = action.split(' /')[1]
  if (pattern === undefined)
    return target.includes('sign-') || !target.startsWith('/') ? null : inCampaign(target.split('/').slice(1))
  const values = valuesIn(pattern, target)
  if (values.length === 0) return null
  const [first = ''] = values
  if (pattern.startsWith('campaigns/')) return inCampaign(values)
  if (pattern.startsWith('users/'))
    return { text: names.get(`user:${first}`) ?? first.slice(-4), href: `/app/team/people/${first}` }
  if (pattern.startsWith('keys/')) return { text: names.get(`key:${first}`) ?? first.slice(-4), href: null }
  const href = pattern.startsWith('audiences/:id') ? `/app/audiences/${first}` : null
  return { text: values.map(short).join(' › '), href }
}

/** Whom and which keys the lines name, besides who acted. */
export const namedIn = (rows: readonly Line[]): string[] =>
  rows.flatMap(({ action, target }) => {
    const [kind, id] = target.split('/').slice(2)
    if (!id || !action.includes('/:id')) return []
    return kind === 'users' ? [`user:${id}`] : kind === 'keys' ? [`key:${id}`] : []
  })

/** What stands in the place of each :param. */
function valuesIn(pattern: string, target: string): string[] {
  const values = target.split('/').slice(2)
  return pattern.split('/').flatMap((part, i) => (part.startsWith(':') && values[i] ? [values[i]] : []))
}

function inCampaign([slug = '', ad = '']: string[]): Place {
  const page = `/app/campaigns/${slug}`
  const [name = '', version] = ad.split('@')
  if (name === '') return { text: slug, href: page }
  return { text: `${slug} › ${name}${version ? ` (${version})` : ''}`, href: `${page}/ads/${name}` }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const short = (value: string): string => (UUID.test(value) ? `…${value.slice(-6)}` : value)
