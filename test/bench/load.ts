import { Agent, request } from 'node:http'

interface Load {
  perSecond: number
  p95Ms: number
  answers: Record<number, number> // how many of each status; 0: no answer
}

interface Shot {
  url: string
  method: 'GET' | 'POST'
  body?: () => string
  connections: number
  seconds: number
  requests?: number // no more than so many
  heard?: (status: number, body: string | undefined) => void // of each answer
}

/** Keeps `connections` requests in flight for `seconds`, over kept-alive connections. */
export async function load({
  url,
  method,
  body,
  connections,
  seconds,
  requests = Number.POSITIVE_INFINITY,
  heard,
}: Shot): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const answers: Record<number, number> = {}
  let begun = 0
  const began = performance.now()
  const until = began + seconds * 1000
  const worker = async () => {
    while (performance.now() < until && begun++ < requests) {
      const start = performance.now()
      const sent = body?.()
      const status = await shoot(url, method, agent, sent)
      times.push(performance.now() - start)
      heard?.(status, sent)
      answers[status] = (answers[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const took = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return { perSecond: times.length / took, p95Ms: times[Math.floor(times.length * 0.95)] ?? 0, answers }
}

const USER_AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

const shoot = (url: string, method: string, agent: Agent, body: string | undefined): Promise<number> =>
  new Promise(resolve => {
    const headers = {
      'User-Agent': USER_AGENT,
      ...(body !== undefined && { 'Content-Type': 'text/plain', 'Content-Length': Buffer.byteLength(body) }),
    }
    const sent = request(url, { method, agent, headers }, answer => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.once('error', () => resolve(0))
    sent.end(body)
  })
