import { Agent, request } from 'node:http'
import { PHONE } from '../phone.ts'

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
}

/** Keeps `connections` requests in flight for `seconds`, over kept-alive connections. */
export async function load({ url, method, body, connections, seconds }: Shot): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const answers: Record<number, number> = {}
  const began = performance.now()
  const until = began + seconds * 1000
  const worker = async () => {
    while (performance.now() < until) {
      const start = performance.now()
      const status = await shoot(url, method, agent, body?.())
      times.push(performance.now() - start)
      answers[status] = (answers[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const took = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return { perSecond: times.length / took, p95Ms: times[Math.floor(times.length * 0.95)] ?? 0, answers }
}

const shoot = (url: string, method: string, agent: Agent, body: string | undefined): Promise<number> =>
  new Promise(resolve => {
    const headers = {
      'User-Agent': PHONE,
      ...(body !== undefined && { 'Content-Type': 'text/plain', 'Content-Length': Buffer.byteLength(body) }),
    }
    const sent = request(url, { method, agent, headers }, answer => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.once('error', () => resolve(0))
    sent.end(body)
  })
