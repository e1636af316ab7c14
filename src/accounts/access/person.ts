import { log } from '../../lib/log.ts'
import { type PersonRow, personOfEmail } from '../people-store.ts'
import { noteJoined } from '../standing-store.ts'
import { keyIdOf, readAssertion } from './assertion.ts'
import { accessKeys } from './keys.ts'

/** Both empty: Cloudflare Access is not in front, and what claims to be from it is nothing. */
interface Settings extends Pick<Env, 'DB' | 'DATA_KEY'> {
  ACCESS_TEAM_DOMAIN: string // 'team.cloudflareaccess.com'
  ACCESS_AUD: string
}

export const ASSERTION = 'cf-access-jwt-assertion'

type Arrival = { person: Pick<PersonRow, 'id' | 'role'> } | 'stranger' | null

/** Whom Access has let through: a person who was invited, a 'stranger' to ask an owner, or null when it says nothing we believe. */
export async function arrivalBy(env: Settings, assertion: string | undefined, now: number): Promise<Arrival> {
  const issuer = issuerOf(env.ACCESS_TEAM_DOMAIN)
  const kid = assertion && keyIdOf(assertion)
  if (issuer === null || env.ACCESS_AUD === '' || !assertion || !kid) return null
  const keys = await accessKeys(issuer, kid, now)
  const said = await readAssertion(assertion, keys, { issuer, audience: env.ACCESS_AUD }, now)
  if (!said.ok) {
    log('warn', 'access.refused', { reason: said.reason })
    return null
  }
  const person = await personOfEmail(env, said.email)
  if (!person || person.disabled_at !== null) return 'stranger'
  await noteJoined(env.DB, person.id)
  return { person }
}

/** With or without https:// before it. Null: none is set. */
const issuerOf = (domain: string): string | null =>
  domain === '' ? null : `https://${domain.replace(/^https:\/\//, '').replace(/\/+$/, '')}`
