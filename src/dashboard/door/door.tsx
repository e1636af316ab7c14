import type { Context } from 'hono'
import { ASSERTION } from '../../accounts/access/person.ts'
import { noteFailedSignIn } from '../../accounts/audit-store.ts'
import { knownBrowser } from '../../accounts/known-browser.ts'
import { ensureOwner, findPerson, profileOf } from '../../accounts/people-store.ts'
import { startSession, stopSession, type Way } from '../../accounts/session.ts'
import { noteJoined } from '../../accounts/standing-store.ts'
import { findKey, findSignInLink, useSignInLink } from '../../accounts/store.ts'
import { sameSecret, sha256Hex } from '../../lib/crypto.ts'
import { mayTry, mayTryBy } from '../../lib/rate.ts'
import { formIn } from '../ask.ts'
import { keepAsked, takeAsked } from '../back.ts'
import { page } from '../page.tsx'
import { type Dashboard, remember } from '../screen.ts'
import { Join } from './join.tsx'
import { type Refused, SignIn } from './sign-in.tsx'

/** GET /app/sign-in, and with ?link= the one-time link itself. A link that was sent to somebody only shows what it is for: what
 *  looks at links before people do must not spend it. */
export async function openDoor(c: Context<Dashboard>): Promise<Response> {
  const [link, { viewer }] = [c.req.query('link') ?? c.req.query(ASKED), c.var.screen]
  if (link === undefined && viewer) return c.redirect(takeAsked(c), 303)
  if (link === undefined) {
    keepAsked(c)
    return door(c, c.req.query('ended') === undefined ? undefined : 'ended')
  }
  if (isRehearsal(c)) return c.body(null, 204, { 'Cache-Control': 'no-store' })
  if (await tooMany(c)) return door(c, 'tooMany')
  const found = await findSignInLink(c.env.DB, await sha256Hex(link), c.var.now)
  if (found?.asks) return ask(c, link, found.user_id, found.expires_at)
  if (viewer) return c.redirect('/app', 303)
  return enter(c, link)
}

/** POST /app/sign-in: a link whose holder said yes; the admin token; or the API key of an owner that is for everything. */
export async function tryKey(c: Context<Dashboard>): Promise<Response> {
  const { link, key = '' } = await formIn(c)
  if (link !== undefined) return (await tooMany(c)) ? door(c, 'tooMany') : enter(c, link)
  if (await tooManyKeys(c)) return door(c, 'tooMany')
  const { now } = c.var
  if (!(await opens(c.env, key.trim(), now))) return refuse(c, 'wrongKey')
  await startSession(c, await ensureOwner(c.env, now), 'key', now)
  return c.redirect(takeAsked(c), 303)
}

export async function leave(c: Context<Dashboard>): Promise<Response> {
  await stopSession(c, c.var.now)
  // Access would let them in again at once (developers.cloudflare.com/cloudflare-one/identity/users/session-management, 2025-06).
  const byAccess = c.env.ACCESS_AUD !== '' && c.req.header(ASSERTION) !== undefined
  return c.redirect(byAccess ? '/cdn-cgi/access/logout' : '/app/sign-in', 303)
}

async function enter(c: Context<Dashboard>, link: string): Promise<Response> {
  const { now } = c.var
  const user = await useSignInLink(c.env.DB, await sha256Hex(link), now)
  if (!user) return refuse(c, 'deadLink')
  const way: Way = (await noteJoined(c.env.DB, user)) === 1 ? 'invitation' : 'link'
  await startSession(c, user, way, now)
  const { language } = (await findPerson(c.env.DB, user))!
  if (language) remember(c, language)
  return c.redirect(takeAsked(c), 303)
}

/** What the page in another language calls the link: there it only asks, and may be repeated. */
const ASKED = 'invitation'

async function ask(c: Context<Dashboard>, link: string, userId: string, until: number): Promise<Response> {
  const person = (await findPerson(c.env.DB, userId))!
  const name = (await profileOf(c.env.DATA_KEY, person))?.name ?? ''
  const { screen } = c.var
  c.set('screen', { ...screen, url: new URL(`?${new URLSearchParams({ [ASKED]: link })}`, screen.url) })
  const shown = { name, role: person.role, isNew: person.pending_since !== null, link, until }
  return page(c, screen.t.team.join.title, <Join screen={screen} {...shown} />)
}

const STATUS = { wrongKey: 401, deadLink: 410, tooMany: 429, ended: 200 } as const satisfies Record<Refused, number>

async function refuse(c: Context<Dashboard>, why: Refused): Promise<Response> {
  await noteFailedSignIn(c.env.DB, c.var.now)
  return door(c, why)
}

function door(c: Context<Dashboard>, refused?: Refused): Response | Promise<Response> {
  const { screen } = c.var
  return page(
    c,
    screen.t.signIn.title,
    <SignIn screen={screen} {...(refused && { refused })} />,
    refused ? STATUS[refused] : 200,
  )
}

/** A browser that looks ahead, or a program that only asks for headers, must not spend the link. */
function isRehearsal(c: Context<Dashboard>): boolean {
  const purpose = c.req.header('sec-purpose') ?? c.req.header('purpose') ?? ''
  return c.req.method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose)
}

const tooMany = async (c: Context<Dashboard>): Promise<boolean> => !(await mayTry(c, c.env.SIGN_IN_LIMIT, 'app:'))

/** Of one network, and of all together: but a browser that was here counts for itself, or whoever uses up everybody's tries
 *  would keep the team out. */
async function tooManyKeys(c: Context<Dashboard>): Promise<boolean> {
  const known = await knownBrowser(c)
  if (known) return !(await mayTryBy(c, c.env.SIGN_IN_LIMIT, `known:${known}`))
  return (await tooMany(c)) || !(await mayTryBy(c, c.env.SIGN_IN_TOTAL_LIMIT, 'app'))
}

async function opens(env: Env, key: string, now: number): Promise<boolean> {
  if (env.ADMIN_TOKEN && (await sameSecret(key, env.ADMIN_TOKEN))) return true
  const found = await findKey(env.DB, await sha256Hex(key), now)
  return found?.role === 'owner' && found.scopes === null
}
