import { sign } from '../../src/lib/crypto.ts'
import { newId } from '../../src/lib/ids.ts'
import product from '../../src/local/whole.ts'
import { PHONE } from '../phone.ts'
import { counted, nothing, type Used } from './counted.ts'

export interface Asked {
  do: 'pages' | 'beacons' | 'agree' | 'leads' | 'consume' | 'clock'
  path: string // of a published page, or '/campaign/ad'
  count: number // visits; of `consume`: messages in a batch; of `clock`: how often
  agreed?: boolean // the visits' browsers agreed to advertising
  cron?: string
  at?: number
}

const ORIGIN = 'https://offers.example'

const waiting: unknown[] = [] // what the queue holds
let visitors: string[] = [] // cookies of those who agreed

/** The product, and beside it visits by the hundred: without a network between, and with a queue that holds what it was
 *  sent until it is told to deliver. Answers what was used. */
export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const used = nothing()
    const { pathname } = new URL(request.url)
    if (pathname !== '/scale') {
      const answer = await product.fetch(request as never, counted(env, used), ctx)
      const headers = new Headers(answer.headers)
      headers.set('X-Used', JSON.stringify(used))
      return new Response(await answer.text(), { status: answer.status, headers })
    }
    const asked = (await request.json()) as Asked
    const kept: Promise<unknown>[] = []
    const later = { waitUntil: (work: Promise<unknown>) => void kept.push(work) } as unknown as ExecutionContext
    await DOES[asked.do]({ asked, used, ctx: later, env: counted(env, used, body => waiting.push(body)) })
    await Promise.all(kept)
    return Response.json(used)
  },
}

interface Doing {
  asked: Asked
  used: Used
  env: Env
  ctx: ExecutionContext
}

const DOES: Record<Asked['do'], (doing: Doing) => Promise<void>> = {
  pages: doing => times(doing, () => openPage(doing)),
  beacons: doing => times(doing, i => sendVisit(doing, doing.asked.agreed ? visitors[i % visitors.length] : undefined)),
  leads: doing => times(doing, () => sendLead(doing)),
  async agree(doing) {
    visitors = []
    await times(doing, async () => void visitors.push(await agree(doing)))
  },
  async consume({ asked, env, used }) {
    while (waiting.length > 0) {
      used.requests++
      await deliver(waiting.splice(0, asked.count), env)
    }
  },
  async clock({ asked, env, used }) {
    for (let i = 0; i < asked.count; i++) {
      used.requests++
      await product.scheduled({ cron: asked.cron!, scheduledTime: asked.at!, noRetry() {} } as ScheduledController, env)
    }
  },
}

async function times({ asked }: Doing, work: (i: number) => Promise<void>): Promise<void> {
  for (let i = 0; i < asked.count; i++) await work(i)
}

/** The page, and once each of what its first screen loads from us. */
async function openPage(doing: Doing): Promise<void> {
  const html = await (await ask(doing, doing.asked.path)).text()
  const images = [...html.matchAll(/<img[^>]* src="(\/i\/[^"]+)"/g)].map(([, src]) => src!)
  const scripts = [...html.matchAll(/<script[^>]* src="(\/[^"]+)"/g)].map(([, src]) => src!)
  for (const src of new Set([...images, ...scripts]))
    await (await ask(doing, src, { headers: { Accept: 'image/avif,image/webp,*/*' } })).arrayBuffer()
}

/** Three beacons: it opened, it was read, it was left. */
async function sendVisit(doing: Doing, cookie?: string): Promise<void> {
  const [, c, a] = doing.asked.path.split('/')
  const view = { v: newId(), c, a, n: 1, t: Date.now(), q: 'utm_source=meta&utm_medium=paid_social', z: 1 }
  const first = { ...view, ...(cookie && { i: `fbclid=IwAR${view.v}` }) }
  const read = { ...first, e: 7000, s: 40, l: 900 }
  for (const beacon of [first, read, { ...read, e: 15_000, s: 100, k: 1, f: 1, h: 12 }])
    await ask(
      doing,
      '/e',
      { method: 'POST', body: JSON.stringify(beacon), ...(cookie && { headers: { Cookie: cookie } }) },
      204,
    )
}

async function agree(doing: Doing): Promise<string> {
  const body = new URLSearchParams({
    choice: 'granted',
    view: newId(),
    page: `${doing.asked.path.slice(1)}@1`,
    text_version: 'bench',
    back: doing.asked.path,
  })
  const answer = await ask(doing, '/privacy/consent', { method: 'POST', body, headers: { Origin: ORIGIN } }, 204)
  return answer.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
}

/** A form that was opened some seconds ago. */
async function sendLead(doing: Doing): Promise<void> {
  const { path } = doing.asked
  const html = await (await ask(doing, path)).text()
  doing.used.requests--
  const texts = /name="token" value="[^"]*?~([^"~.]+)\./.exec(html)![1]!
  const time = (Date.now() - 5000).toString(16).padStart(12, '0')
  const view = `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
  const token = await sign(doing.env.SIGNING_KEY, `form ${path}`, `${view}~1~${texts}`)
  const body = new URLSearchParams({
    token,
    first_name: 'Camille',
    last_name: 'Exemple',
    email: `${view}@example.com`,
    phone: '01 99 00 12 34',
    zip: '75011',
    postcode: '75011',
    contact_consent: 'on',
    ads_consent: 'on',
  })
  await ask(doing, path, { method: 'POST', body, headers: { Origin: ORIGIN } }, 303)
}

async function ask({ env, ctx, used }: Doing, path: string, init: RequestInit = {}, status = 200): Promise<Response> {
  used.requests++
  const headers = { 'User-Agent': PHONE, Origin: ORIGIN, ...(init.headers as Record<string, string>) }
  const answer = await product.fetch(
    new Request(ORIGIN + path, { ...init, headers, redirect: 'manual' }) as never,
    env,
    ctx,
  )
  if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 2000)}`)
  return answer
}

async function deliver(bodies: unknown[], env: Env): Promise<void> {
  const messages = bodies.map(body => ({
    id: newId(),
    timestamp: new Date(),
    attempts: 1,
    body,
    ack() {},
    retry: refused,
  }))
  await product.queue({ queue: 'like2lead-beacons', messages, ackAll() {}, retryAll: refused } as never, env)
}

const refused = () => {
  throw new Error('the consumer handed a message back')
}
