import type { MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { may, type Role } from '../accounts/roles.ts'
import { sessionActor } from '../accounts/session.ts'
import { HttpError, sentFromHere } from '../lib/http.ts'
import { Message } from './message.tsx'
import { page } from './page.tsx'
import { type Dashboard, screenFor } from './screen.ts'

/** Our own script by nonce and nothing inline, our own style sheet, and no frame around a page that holds a session. */
export const headers = secureHeaders({
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
  const viewer = await sessionActor(c, c.var.now)
  c.set('screen', { ...c.var.screen, viewer })
  if (viewer) c.set('actor', viewer) // for the endpoints that forms call
  await next()
}

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

export const signedIn: MiddlewareHandler<Dashboard> = async (c, next) => {
  if (!c.var.screen.viewer) return c.redirect('/app/sign-in', 303)
  await next()
}

/** 403 in words when the viewer's role does not reach. */
export const atLeast =
  (need: Role): MiddlewareHandler<Dashboard> =>
  async (c, next) => {
    const { t, viewer } = c.var.screen
    if (!viewer || !may(viewer.role, need)) throw new HttpError(403, 'forbidden', t.errors.forbiddenHow(t.roles[need]))
    await next()
  }
