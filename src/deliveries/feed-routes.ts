import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint, list } from '../accounts/endpoint.ts'
import { findAudience } from '../audiences/store.ts'
import { findCampaign } from '../campaigns/store.ts'
import { type DestinationName, destinationNames, destinations } from '../destinations/index.ts'
import { randomToken, sha256Hex } from '../lib/crypto.ts'
import { HttpError } from '../lib/http.ts'
import type { ColumnMap } from './export-columns.ts'
import { columnsOr422 } from './export-query.ts'
import { addFeed, changeFeed, findLiveFeed, listFeeds, listFeedsOf, revokeFeed, rotatePassword } from './feed-store.ts'
import { type Feed, feedChange, type NewFeed, newFeed } from './schema.ts'

export const feedEndpoints = [
  endpoint({
    method: 'POST',
    path: '/feeds',
    role: 'editor',
    summary:
      'Make a URL from which an ad platform pulls an audience, or the conversions of one action. Its password is shown once. everyHours: how often the platform is to pull, to be told when it does not. columns: as in an export.',
    body: newFeed,
    example: { body: { destination: 'google', audience: '{audience}', everyHours: 24 } },
    answers: {
      201: '{id, url, username, password}',
      422: 'invalid-body, unknown-audience, unknown-campaign, no-conversion-file',
    },
    handle: async (c, body, now) => {
      await check(c.env.DB, body)
      checkColumns(body, body.columns)
      const password = randomToken()
      const username = `feed-${randomToken().slice(0, 8)}`
      const id = await addFeed(c.env.DB, { ...body, username, passwordHash: await sha256Hex(password) }, now)
      return c.json({ id, url: feedUrl(c, id, body.destination), username, password }, 201)
    },
  }),
  list({
    path: '/feeds',
    role: 'analyst',
    summary:
      'List feeds, latest first, without their passwords: what each holds, its last pull, and whether one is missed. ?audience=: of one audience.',
    query: z.object({ audience: z.string().optional() }),
    rows: (c, cursor, limit, now) => {
      const audience = c.req.query('audience')
      return audience === undefined
        ? listFeeds(c.env.DB, cursor, limit, now)
        : listFeedsOf(c.env.DB, cursor, limit, audience, now)
    },
    keyOf: feed => feed.id,
    shown: (feed, c) => shown(c, feed),
  }),
  endpoint({
    method: 'PATCH',
    path: '/feeds/:id',
    role: 'editor',
    summary:
      'Change how often a feed is to be pulled (everyHours; null: no schedule) or its columns. What is not named stays.',
    body: feedChange,
    example: { body: { everyHours: 12 } },
    answers: { 200: 'the feed', 404: 'unknown-feed', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      checkColumns(await feedOr404(c, now), body.columns ?? null)
      await changeFeed(c.env.DB, idOf(c), body, now)
      return c.json(shown(c, await feedOr404(c, now)))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/feeds/:id/rotate',
    role: 'editor',
    summary:
      'Make a new password, shown once. The old one opens for 24 hours more; rotating again ends the older one at once. ?seen=: previousPasswordUntil as it was listed, or empty; rotates only when it still is.',
    query: z.object({
      seen: z
        .string()
        .optional()
        .describe('`previousPasswordUntil` as it was listed, or empty: rotates only when it still is.'),
    }),
    answers: {
      200: '{id, url, username, password, previousPasswordUntil}',
      404: 'unknown-feed',
      409: 'rotated-since',
    },
    handle: async (c, _, now) => {
      const { id, username, destination } = await feedOr404(c, now)
      const password = randomToken()
      const seen = c.req.query('seen') ?? null
      const previousPasswordUntil = await rotatePassword(c.env.DB, id, await sha256Hex(password), now, seen)
      if (previousPasswordUntil === null && seen !== null)
        throw new HttpError(409, 'rotated-since', 'This feed got another password since.')
      if (previousPasswordUntil === null) throw unknown()
      return c.json({ id, url: feedUrl(c, id, destination), username, password, previousPasswordUntil })
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/feeds/:id',
    role: 'editor',
    summary: 'Revoke a feed at once.',
    answers: { 204: 'revoked', 404: 'unknown-feed' },
    handle: async (c, _, now) => {
      if (await revokeFeed(c.env.DB, idOf(c), now)) return c.body(null, 204)
      throw unknown()
    },
  }),
]

const idOf = (c: Context<Api>): string => c.req.param('id') ?? ''

async function feedOr404(c: Context<Api>, now: number): Promise<Feed> {
  const feed = await findLiveFeed(c.env.DB, idOf(c), now)
  if (!feed) throw unknown()
  return feed
}

const unknown = () => new HttpError(404, 'unknown-feed', 'No such feed, or it was revoked before.')

const feedUrl = (c: Context<Api>, id: string, destination: DestinationName) =>
  `${new URL(c.req.url).origin}/feeds/${id}/${destination}.csv`

const shown = (c: Context<Api>, feed: Feed) => ({ ...feed, url: feedUrl(c, feed.id, feed.destination) })

async function check(db: D1Database, { audience, conversions, destination }: NewFeed): Promise<void> {
  if (audience !== undefined && !(await findAudience(db, audience)))
    throw refused('unknown-audience', 'audience', `No audience "${audience}".`)
  if (!conversions) return
  if (!destinations[destination].conversionFile) {
    const takers = destinationNames.filter(name => destinations[name].conversionFile)
    const message = `${destinations[destination].label} takes no file of conversions. These do: ${takers.join(', ')}.`
    throw refused('no-conversion-file', 'destination', message)
  }
  const { campaign } = conversions
  if (campaign !== null && !(await findCampaign(db, campaign)))
    throw refused('unknown-campaign', 'conversions.campaign', `No campaign "${campaign}". null: every campaign.`)
}

/** As the file that the feed holds is headed. */
function checkColumns(
  { destination, conversions }: Pick<NewFeed, 'destination'> & { conversions?: unknown },
  map: ColumnMap | null,
): void {
  const { listFile, conversionFile } = destinations[destination]
  const file = conversions ? conversionFile : listFile
  if (file) columnsOr422('invalid-body', file.header, map)
}

const refused = (code: string, path: string, message: string) => new HttpError(422, code, message, [{ path, message }])
