import type { Context } from 'hono'
import { csvHeaders } from '../lib/csv.ts'
import { errorBody } from '../lib/http.ts'
import { mayTry } from '../lib/rate.ts'
import { sendFile } from './export.ts'
import { httpDate, isUnchanged } from './feed-conditions.ts'
import { digestOf } from './feed-digest.ts'
import { feedFile } from './feed-file.ts'
import { noteEtag, notePull } from './feed-store.ts'
import { unlock } from './feed-unlock.ts'
import { privacyIncomplete } from './privacy-clause.ts'

type Feeds = { Bindings: Env }

/** What Google's scheduled fetch pulls: HTTP Basic, the extension in the path, no query, no redirect, header on row 1
 *  (support.google.com/google-ads-data-manager/answer/14605515) */
export async function pull(c: Context<Feeds>, now: number): Promise<Response> {
  const { env, req } = c
  const feed = await unlock(env.DB, req.param('feed') ?? '', req.header('authorization') ?? '', now)
  if (!feed) return refuse(c)
  const name = `${feed.destination}.csv`
  const file = req.param('file') === name ? await feedFile(env, feed, now) : null
  if (!file) return c.json(errorBody('not-found', `This feed has one file: ${name}.`), 404)
  if (file.gaps.length > 0) throw privacyIncomplete(file.gaps)

  const digest = await digestOf(file)
  const known = feed.etag === digest ? feed.etag_at : null
  const changedAt = known ?? (await noteEtag(env.DB, feed.id, digest, now))
  const etag = `"${digest}"`
  const pull = { at: now, by: nameOf(req.header('user-agent') ?? '') }
  const conditions = { ifNoneMatch: req.header('if-none-match'), ifModifiedSince: req.header('if-modified-since') }
  const asks = req.method === 'HEAD' // and takes nothing
  if (isUnchanged(conditions, { etag, changedAt })) {
    if (!asks) await notePull(env.DB, feed.id, { ...pull, status: 304, rows: null })
    return c.body(null, 304, { ETag: etag, 'Cache-Control': 'no-store' })
  }
  const headers = { ...csvHeaders(file.name), ETag: etag, 'Last-Modified': httpDate(changedAt) }
  if (asks) return new Response(null, { headers })
  return sendFile(env, c.executionCtx, {
    file,
    headers,
    delivery: {
      at: now,
      kind: 'feed',
      destination: feed.destination,
      audience: feed.audience ?? '',
      conversions: feed.conversions?.kind ?? null,
      actor: `feed:${feed.id}`,
    },
    ended: async ({ members, verdict }) => {
      if (verdict === 'complete') await notePull(env.DB, feed.id, { ...pull, status: 200, rows: members })
    },
  })
}

/** A program as it calls itself: 80 printable characters at most, without the address that some leave. */
const nameOf = (userAgent: string): string | null =>
  userAgent
    .slice(0, 300) // looking for an address takes the square of the length
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[^\s()<>;,]+@[^\s()<>;,]+/g, '')
    .slice(0, 80)
    .trim() || null

/** Only failures are counted. */
async function refuse(c: Context<Feeds>): Promise<Response> {
  if (!(await mayTry(c, c.env.SIGN_IN_LIMIT, 'feed:')))
    return c.json(errorBody('too-many-attempts', 'Too many wrong passwords. Wait a minute.'), 429, {
      'Retry-After': '60',
    })
  const how = { 'WWW-Authenticate': 'Basic realm="like2lead", charset="UTF-8"' }
  return c.json(errorBody('unauthorized', 'Send the user name and password of this feed.'), 401, how)
}
