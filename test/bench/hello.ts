import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { freePort } from '../../src/local/ports.ts'

/** The least that a Worker can do, on a socket of its own like the product: what its speed is compared with. */
export async function hello(text: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort()
  const script = `export default { fetch: () => new Response(${JSON.stringify(text)}) }`
  const worker = { name: 'hello', modules: true as const, script, unsafeDirectSockets: [{ host: '127.0.0.1', port }] }
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [worker], log: new NoOpLog() }))
  await miniflare.ready
  return { url: `http://localhost:${port}/`, stop: () => miniflare.dispose() }
}
