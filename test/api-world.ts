import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { ads, brand } from '../src/local/demo/catalogue.ts'
import { STORIES, tellStories } from '../src/local/demo/people.ts'
import { idAt } from '../src/local/demo/visits.ts'
import { tellWebhooks } from '../src/outbox/store.ts'
import { bury } from '../src/pixel/dead/letters.ts'
import { blank } from './beacon.ts'
import { api, ORIGIN } from './call.ts'
import { picture, png } from './drawn.ts'

const { DB, DATA_KEY } = env
const { campaign, ad } = ads[0]!
const place = { campaign: campaign.slug, ad: ad.slug, source: ad.platform }

/** What stands for an id in a path or a body, by its name there. */
export type Names = Record<string, unknown>

/** The demo's first campaign with its people: what examples are about. What it gives are the ids that no call can give. */
export async function demoWorld(now: number): Promise<Names> {
  await made('brands', brand)
  await made('campaigns', { ...campaign, brand: brand.id })
  await made(`campaigns/${campaign.slug}/ads`, ad)
  const publish = `campaigns/${campaign.slug}/ads/${ad.slug}/publish`
  expect((await api('POST', publish, {})).status).toBe(200)
  expect((await api('POST', publish, { variant: true })).status).toBe(200)
  await tellStories(DB, DATA_KEY, place, 1, now)
  const [lead, visitor] = ['lead', 'reader'].map(who => Object.keys(STORIES).indexOf(who))
  const began = Math.round(now - 2 * DAY_MS)
  await bury(
    DB,
    [1, 2].map(n => letter(`letter-${n}`, now - 10_000 + n)),
  )
  await drifted(now)
  await DB.prepare('INSERT INTO demo (brand, filled_at) VALUES (?1, ?2)').bind(brand.id, now).run()
  const [accessRequest, declinedRequest] = [await asks('access'), await asks('erasure')]
  return {
    ...{ origin: ORIGIN, letter: 'letter-1', accessRequest, declinedRequest },
    ...{ lead: idAt(began, 100 + lead!), visitor: idAt(began - 1, 100 + visitor!) },
  }
}

async function made(path: string, body: object): Promise<{ id: string }> {
  const { status, text, json } = await api('POST', path, body)
  expect([path, status, text]).toEqual([path, 201, text])
  return json
}

const asks = async (kind: string): Promise<string> =>
  (await made('privacy/requests', { kind, email: 'dominique.1@example.com' })).id

const letter = (id: string, at: number) => ({
  ...{ id, at, reason: 'out-of-tries' },
  body: blank(newId(), { campaign: place.campaign, ad: place.ad, engaged_ms: 9000 }),
})

const ALERT = `
  INSERT INTO alerts (id, campaign, ad, opened_at, before_score, after_score, new_caps)
  VALUES (?1, ?2, ?3, ?4, 92, 41, '[{"id":"contradiction","limit":40,"why":"text of the page"}]')`
const NOTICE = `
  INSERT INTO notices (id, kind, subject, campaign, ad, facts, opened_at)
  VALUES (?1, 'drift', ?2, ?3, ?4, ?5, ?6)`
/** An ad whose page no longer keeps what it says, and the notice of it. */
async function drifted(now: number): Promise<void> {
  await DB.batch([
    DB.prepare(ALERT).bind(newId(), place.campaign, place.ad, now),
    DB.prepare(NOTICE).bind(
      newId(),
      `${place.campaign}/${place.ad}`,
      place.campaign,
      place.ad,
      JSON.stringify({ before: 92, after: 41, caps: ['contradiction'] }),
      now,
    ),
  ])
}

const DIE = `UPDATE outbox SET state = 'dead', ended_at = ?2, verdict = '503' WHERE event = ?1 RETURNING id`
const DEAD_EVENT = `
  INSERT INTO event_sends (connection, kind, event, at, created_at, next_at, state, verdict, ended_at)
  VALUES (?1, 'lead', ?2, ?3, ?3, ?3, 'dead', 'no-identifier', ?3)`

const SESSION = `INSERT INTO sessions (token_hash, user_id, created_at, expires_at, device) VALUES (?1, ?2, ?3, ?4, 'chrome android')`

/** What has to have happened before an example, and what no call does. */
export const BEFORE: Record<string, (names: Names, now: number) => Promise<unknown>> = {
  'POST /webhooks/{id}/replay': deadMessage,
  'POST /outbox/{id}/replay': deadMessage,
  'GET /outbox': deadMessage,
  'POST /events/{connection}/replay': ({ connection }, now) =>
    DB.prepare(DEAD_EVENT).bind(connection, newId(), now).run(),
  'GET /users/{id}/sessions': ({ user }, now) =>
    DB.prepare(SESSION)
      .bind('0123456789abcdef'.repeat(4), user, now, now + DAY_MS)
      .run(),
}

async function deadMessage(names: Names, now: number): Promise<void> {
  const [event, payload] = [newId(), { name: 'Camille' }]
  const message = { topic: 'lead.created', event, campaign: place.campaign, contact: 'c1', payload } as const
  await (await tellWebhooks(DB, DATA_KEY, message, now)).run()
  names.message = await DB.prepare(DIE).bind(event, now).first<string>('id')
}

/** Everything on the network answers, and is on the public internet. */
export async function network(input: RequestInfo | URL): Promise<Response> {
  const at = new URL(String(input instanceof Request ? input.url : input))
  if (at.hostname !== 'cloudflare-dns.com')
    return new Response('<!doctype html><title>Example</title><h1>Example</h1>', {
      headers: { 'Content-Type': 'text/html' },
    })
  const records = at.searchParams.get('type') === 'A' ? [{ type: 1, data: '8.8.8.8' }] : []
  return Response.json({ Status: 0, Answer: records })
}

/** Files that a person would choose. */
export const chosenFile = (type: string): BodyInit =>
  type === 'font/woff2' ? woff2(2000) : png(picture(1200, 628, 200, [29, 78, 216], [250, 240, 220]))

function woff2(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  bytes.set(new TextEncoder().encode('wOF2'))
  new DataView(bytes.buffer).setUint32(8, length)
  bytes[13] = 9 // tables
  return bytes
}
