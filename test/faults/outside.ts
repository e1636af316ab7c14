import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request of the product to the world. */
export interface Asked {
  url: URL
  method: string
  headers: Headers
  body: string
}

/** What the world answers; 'nothing' leaves the connection open, 'gone' closes it. */
export type Answer = Response | 'nothing' | 'gone'

export interface Outside {
  url: string
  answers: (asked: Asked) => Promise<Answer> | Answer // may be changed at any time
  stop: () => void
}

/** Every server that the product talks to, as one. Every name is one of a public address. */
export async function outside(): Promise<Outside> {
  const world: Outside = { url: '', answers: () => new Response('', { status: 404 }), stop: () => server.close() }
  const server = createServer((request, response) => {
    hear(request)
      .then(asked => (asked.url.hostname === RESOLVER ? resolved(asked.url) : world.answers(asked)))
      .then(answer => tell(response, answer))
      .catch(error => {
        console.error('the world broke down:', error)
        response.destroy()
      })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return world
}

const RESOLVER = 'cloudflare-dns.com'
const resolved = ({ searchParams }: URL): Response =>
  Response.json({ Status: 0, Answer: searchParams.get('type') === 'A' ? [{ type: 1, data: '8.8.8.8' }] : [] })

async function hear(request: IncomingMessage): Promise<Asked> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  const { headers, method = 'GET' } = request
  const told = Object.entries(headers).filter(([name]) => !OF_THE_WAY.includes(name)) as [string, string][]
  return { url: new URL(String(headers[WHERE_TO])), method, headers: new Headers(told), body }
}

const WHERE_TO = 'x-outside'
const OF_THE_WAY = [WHERE_TO, 'host', 'connection', 'content-length', 'transfer-encoding']

async function tell(response: ServerResponse, answer: Answer): Promise<void> {
  if (answer === 'nothing') return
  if (answer === 'gone') {
    response.destroy()
    return
  }
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
}
