import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { buildPixel } from '../../src/local/build-pixel.mjs'
import { type Beacon, beacon } from '../../src/pixel/beacon.ts'

/** What becomes of a POST to /e. `lost`: stored, and the reply never comes. */
export interface Fate {
  status?: number // 204 is stored, anything else is not
  headers?: Record<string, string>
  after?: Promise<unknown> // the answer waits for it
  lost?: boolean
  refused?: boolean // the connection breaks before anything is read
}

/** A site with the pixel on it, and a server that stores beacons or fails as a test wants. */
export interface Site {
  origin: string
  beacons: Beacon[] // each that arrived, in order, whoever is told twice
  bodies: string[] // of each POST to /e that was answered 204
  faults: string[] // what pages threw
  tries: number // POSTs to /e, failed ones too
  html: string // of every page but /next
  fate: (tries: number) => Fate
  begin(html: string): void
  open(browser: Browser, query?: string, before?: string): Promise<Page>
  stop(): void
}

export async function openSite(): Promise<Site> {
  const { script } = await buildPixel()
  let run = 0 // a page that closes sends a last beacon, which the next test must not take for its own
  const server: Server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const site: Site = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ beacons: [], bodies: [], faults: [], tries: 0, html: '', fate: () => ({}) },
    begin(html) {
      run++
      Object.assign(site, { beacons: [], bodies: [], faults: [], tries: 0, html, fate: () => ({}) })
    },
    async open(browser, query = '', before = '') {
      const context = await browser.newContext({ viewport: { width: 400, height: 800 } })
      const page = await context.newPage()
      page.on('pageerror', error => site.faults.push(error.message))
      if (before) await page.addInitScript(before)
      await page.goto(`${site.origin}/r${run}/page${query}`)
      return page
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', site.origin)
    if (pathname === '/p.js') return void response.setHeader('content-type', 'text/javascript').end(script)
    if (pathname !== '/e') return void response.setHeader('content-type', 'text/html').end(site.html)
    const ours = request.headers.referer?.includes(`/r${run}/`)
    const { status = 204, headers = {}, after, lost, refused } = ours ? site.fate(++site.tries) : {}
    if (refused) return void request.socket.destroy()
    const { bodies, beacons } = site // of this run: another may begin while the body is read
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    if (ours && status === 204) {
      bodies.push(body)
      beacons.push(...[JSON.parse(body)].flat().map(told => beacon.parse(told)))
    }
    if (lost) return void request.socket.destroy()
    await after
    response.writeHead(status, headers).end()
  }
  return site
}

/** The rows that these beacons become: the same view is one row, however often it is told, and what comes late takes
 *  nothing back. A page that is rendered in advance finds, and sends again, what waited when its making began. */
export function rowsOf(beacons: readonly Beacon[]): Beacon[] {
  const rows = new Map<string, Beacon>()
  for (const told of beacons) {
    const kept = rows.get(told.v)
    if (!kept || told.e > kept.e || (told.e === kept.e && told.E.length >= kept.E.length)) rows.set(told.v, told)
  }
  return [...rows.values()]
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** As when the visitor goes to another tab and comes back. Answers when, by the page's clock. */
export const setHidden = (page: Page, hidden: boolean): Promise<number> =>
  page.evaluate(`
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    Date.now()`)

export const TAG = '<script defer src="/p.js" data-campaign="spring"></script>'
