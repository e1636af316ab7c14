import type { Theme } from '../../../templates/kit/props.ts'
import { type Files, renditionBytes } from '../../images/renditions.ts'
import type { Element } from '../../lib/html.ts'
import { PIXEL } from '../../pixel/script.gen.ts'
import { type Load, requestsOf, type Weighed } from './weight.ts'

interface Visited {
  name: string
  html: string
  page: Element // the same, read
}

/** What one visit's page, and all that it asks for at first, costs a phone. */
export async function weigh(env: Files, visit: Visited, { font }: Theme): Promise<Weighed> {
  const known = new Map(font?.stack === 'custom' ? [[font.file, font.bytes]] : [])
  const loads = requestsOf(visit.page).map(
    async (url): Promise<Load> => ({ url, bytes: known.get(url) ?? (await bytesOf(env, url)) }),
  )
  return { visit: visit.name, htmlBytes: await gzipBytes(visit.html), loads: await Promise.all(loads) }
}

/** Images in the format that phones take. Null: not there to be read. */
async function bytesOf(env: Files, url: string): Promise<number | null> {
  if (url === '/p.js') return gzipBytes(PIXEL)
  const [, asset, shape] = /^\/i\/([\w-]{22})\/(\w+)$/.exec(url) ?? []
  return asset && shape ? renditionBytes(env, asset, shape) : null
}

async function gzipBytes(text: string): Promise<number> {
  const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return (await new Response(zipped).arrayBuffer()).byteLength
}
