import type * as z from 'zod'
import { google } from './google-events.ts'
import { linkedin } from './linkedin-events.ts'
import { meta } from './meta-events.ts'
import { microsoft } from './microsoft-events.ts'
import { pinterest } from './pinterest-events.ts'
import { reddit } from './reddit-events.ts'
import { snapchat } from './snapchat-events.ts'
import { tiktok } from './tiktok-events.ts'
import { x } from './x-events.ts'

/** The endpoint of an ad platform that takes conversions, as its pages say: what it wants, what it answers, what it refuses. */
export interface EventsEndpoint {
  settings: Record<string, unknown>
  secrets: Record<string, unknown>
  /** Where access tokens are asked for; null: they are for life. */
  tokenUrl: string | null
  /** The events of a request, or what is answered to one that is not as it should be. */
  open: (request: Heard) => { events: unknown[] } | Reply
  event: z.ZodType
  most: number // events in a request
  maxAgeMs: number
  idOf: (event: never) => string // by which repeats are dropped
  atOf: (event: never) => number // ms
  restates?: true // of two with one id the later one counts
  /** What is answered when these places of a request are wrong, and whether the others were taken. */
  reply: (sent: number, wrong: readonly Wrong[]) => Reply & { taken: 'all' | 'none' | 'others' }
  revoked: Reply
  /** What came of a receipt, where acceptance says little; null: that was not asked. */
  status?: (request: Heard, outcome: string) => Reply | null
}

export interface Heard {
  method: string
  url: URL
  headers: Headers
  body: unknown // parsed, when it is JSON
}

export interface Reply {
  status: number
  body: unknown
}

export interface Wrong {
  at: number
  why: 'form' | 'old'
}

export const ENDPOINTS = { meta, google, linkedin, tiktok, x, pinterest, snapchat, reddit, microsoft }
export type Platform = keyof typeof ENDPOINTS

export interface Trouble {
  refuses?: (id: string) => boolean // as if the event were not valid
  tooMany?: number // requests that are answered 429, with Retry-After: 90
  down?: number // requests that are answered 503
  revoked?: boolean
  /** Breaks off: before the platform has read the request, or after it has taken it. */
  breaks?: 'before' | 'after'
  outcome?: string // of a receipt: 'PROCESSING', 'SUCCESS', 'PARTIAL_SUCCESS', or a reason for which all of it failed
}

/** A platform that remembers what it took. `trouble` may be changed between requests. */
export function fakeEvents(platform: Platform, trouble: Trouble = {}) {
  const endpoint: EventsEndpoint = ENDPOINTS[platform]
  const accepted = new Map<string, unknown>()
  const requests: { heard: Heard; events: unknown[]; reply: Reply }[] = []
  let repeats = 0
  let tokens = 0

  async function answer(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const text = typeof init.body === 'string' ? init.body : ''
    const heard = {
      method: init.method!,
      url: new URL(String(input)),
      headers: new Headers(init.headers),
      body: json(text),
    }
    if (`${heard.url}` === endpoint.tokenUrl) {
      if (heard.method !== 'POST' || new URLSearchParams(text).get('grant_type') !== 'refresh_token')
        return respond({ status: 400, body: { error: 'invalid_request' } })
      tokens++
      return respond({ status: 200, body: grant(tokens) })
    }
    const status = endpoint.status?.(heard, trouble.outcome ?? 'PROCESSING')
    if (status) return respond(noted(heard, [], status))
    if (trouble.breaks === 'before') throw new TypeError('network')
    const reply = taking(heard)
    if (trouble.breaks === 'after') throw new TypeError('network')
    return respond(reply)
  }

  function taking(heard: Heard): Reply {
    if (trouble.revoked) return noted(heard, [], endpoint.revoked)
    if (trouble.tooMany && trouble.tooMany-- > 0) return noted(heard, [], { status: 429, body: '' })
    if (trouble.down && trouble.down-- > 0) return noted(heard, [], { status: 503, body: '<html>' })
    const opened = endpoint.open(heard)
    if ('status' in opened) return noted(heard, [], opened)
    const { events } = opened
    if (events.length === 0 || events.length > endpoint.most) return noted(heard, events, { status: 400, body: {} })
    const wrong = events.flatMap((event, at): Wrong[] => {
      if (!endpoint.event.safeParse(event).success || trouble.refuses?.(endpoint.idOf(event as never)))
        return [{ at, why: 'form' }]
      const age = clock.now - endpoint.atOf(event as never)
      return age > endpoint.maxAgeMs || age < -5 * 60_000 ? [{ at, why: 'old' }] : []
    })
    const { taken, ...reply } = endpoint.reply(events.length, wrong)
    for (const [at, event] of events.entries()) {
      if (taken === 'none' || (taken === 'others' && wrong.some(one => one.at === at))) continue
      const id = endpoint.idOf(event as never)
      if (accepted.has(id)) repeats++
      if (!accepted.has(id) || endpoint.restates) accepted.set(id, event)
    }
    return noted(heard, events, reply)
  }

  const noted = (heard: Heard, events: unknown[], reply: Reply): Reply => {
    requests.push({ heard, events, reply })
    return reply
  }

  const clock = { now: 0 } // ms
  return {
    fetch: answer as typeof fetch,
    clock,
    trouble,
    requests,
    /** By the platform's own key, what it counts. */
    accepted,
    repeats: () => repeats,
  }
}

const grant = (n: number) => ({
  access_token: `access-${n}`,
  expires_in: 3600,
  scope: 'https://www.googleapis.com/auth/datamanager',
})

const respond = ({ status, body }: Reply): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: status === 429 ? { 'Retry-After': '90' } : {},
  })

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
