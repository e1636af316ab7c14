import type { Context, MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { ASSERTION, arrivalBy } from '../accounts/access/person.ts'
import type { Actor, Role } from '../accounts/roles.ts'
import { currentSession, renewSession, startSession } from '../accounts/session.ts'
import { HttpError, sentFromHere } from '../lib/http.ts'
import { Stranger } from './door/join.tsx'
import { Message } from './message.tsx'
import { page } from './page.tsx'
import { type Dashboard, screenFor, viewerMay } from './screen.ts'

/** An answer with a policy of its own keeps it: a visitor's page, which a frame of ours shows and nobody else's. */
export const headers: MiddlewareHandler<Dashboard> = async (c, next) => {
  const kept: { policy: string | null } = { policy: null }
  await ours(c, async () => {
    await next()
    kept.policy = c.res.headers.get('Content-Security-Policy')
  })
  if (kept.policy === null) return
  c.header('Content-Security-Policy', kept.policy)
  c.header('X-Frame-Options', 'SAMEORIGIN')
}

/** Our own script by nonce and nothing inline, our own style sheet, and no frame around a page that holds a session. */
const ours = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: [NONCE],
    connectSrc: ["'self'"], // what the script asks for: parts of our own pages
    styleSrc: ["'self'", NONCE],
    imgSrc: ["'self'", 'data:', 'blob:'], // blob: a picture that was chosen, before it is sent
    formAction: ["'self'"],
    frameSrc: ["'self'"], // the preview of a draft
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: 'max-age=15552000', // this host only: its subdomains are not ours
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin', // 'no-referrer' would make browsers send "Origin: null" with our own forms
})

export const screen: MiddlewareHandler<Dashboard> = async (c, next) => {
  c.set('screen', screenFor(c)) // before the session is looked up: a page that says what failed needs it
  const session = await currentSession(c, c.var.now)
  const viewer = session?.actor ?? (needsNobody(c) ? null : await arrived(c))
  if (viewer === 'stranger') return page(c, c.var.screen.t.team.stranger.title, <Stranger screen={c.var.screen} />, 403)
  c.set('screen', { ...c.var.screen, viewer })
  if (viewer) c.set('actor', viewer) // for the endpoints that forms call
  await next()
  if (session?.renew) await renewSession(c, c.var.now)
}

/** Who comes without a session but through Cloudflare Access gets one. */
async function arrived(c: Context<Dashboard>): Promise<Actor | 'stranger' | null> {
  const arrival = await arrivalBy(c.env, c.req.header(ASSERTION), c.var.now)
  if (arrival === null || arrival === 'stranger') return arrival
  const { id, role } = arrival.person
  await startSession(c, id, 'access', c.var.now)
  return { id: `user:${id}`, role }
}

/** What the page of a stranger links to: its style sheet, and the door for whoever has a key or a link. */
const needsNobody = (c: Context<Dashboard>): boolean => /\/sign-in$|\.(?:css|js)$/.test(c.req.path)

/** Refuses a form that another site sent. */
export const sameOrigin: MiddlewareHandler<Dashboard> = async (c, next) => {
  if (c.req.method === 'POST' && !sentFromHere(c)) {
    const { errors } = c.var.screen.t
    return page(
      c,
      errors.crossSite,
      <Message screen={c.var.screen} title={errors.crossSite} how={errors.crossSiteHow} />,
      403,
    )
  }
  await next()
}

/** Whoever asked for a page comes to it by the door; whoever sent a form when their session was over is told that nothing came
 *  of it. */
export const signedIn: MiddlewareHandler<Dashboard> = async (c, next) => {
  const { viewer, url } = c.var.screen
  if (viewer) return next()
  if (c.req.method === 'POST') return c.redirect('/app/sign-in?ended', 303)
  const asked = `${url.pathname}${url.search}`
  return c.redirect(asked === '/app' ? '/app/sign-in' : `/app/sign-in?${new URLSearchParams({ back: asked })}`, 303)
}

/** 403 in words when the viewer's role does not reach. */
export const atLeast =
  (need: Role): MiddlewareHandler<Dashboard> =>
  async (c, next) => {
    const { t, viewer } = c.var.screen
    if (!viewerMay(viewer, need)) throw new HttpError(403, 'forbidden', t.errors.forbiddenHow(t.roles[need]))
    await next()
  }
