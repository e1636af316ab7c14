import { type Context, Hono } from 'hono'
import { findAudience } from '../audiences/store.ts'
import { destinations } from '../destinations/index.ts'
import { sameSecret, sha256Hex } from '../lib/crypto.ts'
import { errorBody } from '../lib/http.ts'
import { mayTry } from '../lib/rate.ts'
import { exportResponse } from './export.ts'
import { findLiveFeed } from './store.ts'

type Feeds = { Bindings: Env }

/** What Google's scheduled fetch pulls: HTTP Basic, the extension in the path, no query, no redirect, header on row 1
 *  (support.google.com/google-ads-data-manager/answer/14605515). Hono answers HEAD with the GET route. */
export const feeds = new Hono<Feeds>().get('/feeds/:feed/:file', async c => {
  const now = Date.now()
  const id = c.req.param('feed')
  const feed = await unlock(c.env.DB, id, c.req.header('authorization') ?? '')
  if (!feed) return refuse(c)
  const audience = await findAudience(c.env.DB, feed.audience)
  if (!audience || c.req.param('file') !== `${feed.destination}.csv`) {
    return c.json(errorBody('not-found', `This feed has one file: ${feed.destination}.csv.`), 404)
  }
  return exportResponse(c.env, c.executionCtx, {
    audience,
    destination: destinations[feed.destination],
    kind: 'feed',
    actor: `feed:${id}`,
    now,
    head: c.req.method === 'HEAD',
  })
})

const NO_FEED = { username: '', password_hash: '' }

/** The same work and the same answer whether the feed is unknown, revoked or the password wrong. */
async function unlock(db: D1Database, id: string, authorization: string) {
  const { username, password } = basicCredentials(authorization)
  const feed = await findLiveFeed(db, id)
  const expected = feed ?? NO_FEED
  const [sameUser, samePassword] = await Promise.all([
    sameSecret(username, expected.username),
    sameSecret(await sha256Hex(password), expected.password_hash),
  ])
  return sameUser && samePassword ? feed : null
}

/** RFC 7617; the password is everything after the first colon. */
function basicCredentials(authorization: string): { username: string; password: string } {
  const encoded = /^Basic +([A-Za-z0-9+/]{1,400}={0,2})$/i.exec(authorization)?.[1] ?? ''
  const [, username = '', password = ''] = /^([^:]*):(.*)$/s.exec(decoded(encoded)) ?? []
  return { username, password }
}

function decoded(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return ''
  }
}

/** Only failures are counted. */
async function refuse(c: Context<Feeds>): Promise<Response> {
  if (!(await mayTry(c, c.env.SIGN_IN_LIMIT, 'feed:')))
    return c.json(errorBody('too-many-attempts', 'Too many wrong passwords. Wait a minute.'), 429, {
      'Retry-After': '60',
    })
  const how = { 'WWW-Authenticate': 'Basic realm="like2lead", charset="UTF-8"' }
  return c.json(errorBody('unauthorized', 'Send the user name and password of this feed.'), 401, how)
}
