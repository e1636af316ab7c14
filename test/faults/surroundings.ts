import { env as bindings } from 'cloudflare:workers'
import { change, now, troubled } from './bindings.ts'
import { TROUBLE_PATH, type Trouble } from './trouble.ts'

type Product = ExportedHandler<Env> & Required<Pick<ExportedHandler<Env>, 'fetch'>>

/** A Worker of the product in workerd, with surroundings that can be made to fail: its bindings, its clock, and whatever it
 *  fetches, which goes to the server that OUTSIDE names and nowhere else. Nothing of the product itself is another. */
export const around = ({ fetch, queue, scheduled }: Product): ExportedHandler<Env> => ({
  fetch: async (request, env, ctx) =>
    new URL(request.url).pathname === TROUBLE_PATH ? told(request, env) : fetch(request, troubled(env), ctx),
  ...(queue && { queue: (batch, env, ctx) => queue(hurried(batch), troubled(env), ctx) }),
  ...(scheduled && { scheduled: (controller, env, ctx) => scheduled(controller, troubled(env), ctx) }),
})

/** Both Workers are told; answered is how often they met the last trouble. */
async function told(request: Request, { TEAM }: Env): Promise<Response> {
  const { url, method } = request
  const body = method === 'POST' ? await request.text() : null
  const theirs = TEAM ? ((await (await TEAM.fetch(url, { method, body })).json()) as { met: number }).met : 0
  const met = now.met + theirs
  if (body !== null) change(JSON.parse(body) as Trouble)
  return Response.json({ met })
}

/** The same messages, handed back for less long. */
function hurried(batch: MessageBatch): MessageBatch {
  const messages = batch.messages.map(message => ({
    ...{ id: message.id, body: message.body, attempts: message.attempts, timestamp: message.timestamp },
    ack: () => message.ack(),
    retry: ({ delaySeconds = 0 } = {}) =>
      message.retry({ delaySeconds: Math.floor(delaySeconds / (now.trouble.hurry ?? 1)) }),
  }))
  return { queue: batch.queue, messages } as unknown as MessageBatch
}

const SECOND_MS = 1000
const shorter = (ms: number): number => (ms < SECOND_MS ? ms : ms / (now.trouble.hurry ?? 1))

const RealDate = Date
const skewed = () => RealDate.now() + (now.trouble.skewMs ?? 0)
globalThis.Date = class extends RealDate {
  constructor(...given: []) {
    super(...((given.length > 0 ? given : [skewed()]) as []))
  }
  static override now = skewed
} as DateConstructor

const timer = globalThis.setTimeout
globalThis.setTimeout = ((work: () => void, ms = 0) => timer(work, shorter(ms))) as typeof setTimeout
const timeout = AbortSignal.timeout.bind(AbortSignal)
AbortSignal.timeout = ms => timeout(shorter(ms))

const { OUTSIDE } = bindings as unknown as { OUTSIDE: string }
const reach = globalThis.fetch
globalThis.fetch = (input, init) => {
  const asked = new Request(input as Request, init)
  const headers = new Headers(asked.headers)
  headers.set('x-outside', asked.url) // WHERE_TO of outside.ts, which is for Node
  const { method, body, signal } = asked
  return reach(OUTSIDE, { method, headers, body, signal, redirect: 'manual' })
}
