import { createServer, request, type Server } from 'node:http'
import { createGzip } from 'node:zlib'

const TEXT = /^(text\/|application\/(json|javascript))/

/** What Cloudflare's edge does in front of a Worker and workerd alone does not: compresses text. */
export function edge(origin: string, port: number): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const asked = request(
      `${origin}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers },
      answer => {
        const { 'content-length': length, ...headers } = answer.headers
        const squeeze =
          TEXT.test(headers['content-type'] ?? '') && /gzip/.test(String(incoming.headers['accept-encoding']))
        outgoing.writeHead(
          answer.statusCode ?? 502,
          squeeze ? { ...headers, 'content-encoding': 'gzip' } : answer.headers,
        )
        if (squeeze) answer.pipe(createGzip()).pipe(outgoing)
        else answer.pipe(outgoing)
      },
    )
    asked.once('error', () => outgoing.writeHead(502).end())
    incoming.pipe(asked)
  })
  return new Promise(resolve => server.listen(port, '127.0.0.1', () => resolve(server)))
}
