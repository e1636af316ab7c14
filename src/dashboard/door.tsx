import type { Context } from 'hono'
import { startSession, stopSession } from '../accounts/session.ts'
import { ensureOwner, findKey, useSignInLink } from '../accounts/store.ts'
import { sameSecret, seal, sha256Hex } from '../lib/crypto.ts'
import { mayTry } from '../lib/rate.ts'
import { page } from './page.tsx'
import type { Dashboard } from './screen.ts'
import { type Refused, SignIn } from './sign-in.tsx'

/** GET /app/sign-in, and with ?link= the one-time link itself. */
export async function openDoor(c: Context<Dashboard>): Promise<Response> {
  if (c.var.screen.viewer) return c.redirect('/app', 303)
  const link = c.req.query('link')
  if (link === undefined) return door(c)
  if (isRehearsal(c)) return c.body(null, 204, { 'Cache-Control': 'no-store' })
  if (await tooMany(c)) return door(c, 'tooMany')
  const { now } = c.var
  const user = await useSignInLink(c.env.DB, await sha256Hex(link), now)
  if (!user) return door(c, 'deadLink')
  await startSession(c, user, now)
  return c.redirect('/app', 303)
}

/** POST /app/sign-in: the admin token, or the API key of an owner. Both open as the first owner. */
export async function tryKey(c: Context<Dashboard>): Promise<Response> {
  if (await tooMany(c)) return door(c, 'tooMany')
  const { key } = await c.req.parseBody()
  if (typeof key !== 'string' || !(await opens(c.env, key.trim()))) return door(c, 'wrongKey')
  const { now } = c.var
  const sealed = (id: string) => seal(c.env.DATA_KEY, `users.sealed.${id}`, { name: 'Owner', email: null })
  await startSession(c, await ensureOwner(c.env.DB, sealed, now), now)
  return c.redirect('/app', 303)
}

export async function leave(c: Context<Dashboard>): Promise<Response> {
  await stopSession(c)
  return c.redirect('/app/sign-in', 303)
}

const STATUS = { wrongKey: 401, deadLink: 410, tooMany: 429 } as const satisfies Record<Refused, number>

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

async function opens(env: Env, key: string): Promise<boolean> {
  if (env.ADMIN_TOKEN && (await sameSecret(key, env.ADMIN_TOKEN))) return true
  return (await findKey(env.DB, await sha256Hex(key)))?.role === 'owner'
}
