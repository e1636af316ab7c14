import { readFileSync } from 'node:fs'
import path from 'node:path'
import { encode } from 'fast-png'
import { ROOT } from '../../src/local/setup.mjs'
import { ad } from '../spring.ts'
import { type Case, counts } from './case.ts'
import type { Host, Told } from './host.ts'
import { visit } from './visits.ts'

let drawn = 0

/** A picture that nobody has sent before. */
function picture(): Uint8Array<ArrayBuffer> {
  const side = 64
  const data = new Uint8Array(side * side * 3).fill(++drawn * 20)
  return new Uint8Array(encode({ width: side, height: side, data, channels: 3 }))
}

const upload = (host: Host, bytes = picture()): Promise<Told> => host.ask('POST', 'assets', bytes)

const show = (host: Host, asset: string, accept: string, width: number): Promise<Told> =>
  host.call('GET', `/i/${asset}/${width}`, undefined, { Accept: accept })

const EVERY = 'image/avif,image/webp,*/*'
const told = ({ status, json }: Told): string => `${status} ${json?.error?.code ?? ''}`.trim()
const kind = ({ status, headers }: Told): string => `${status} ${headers.get('content-type')}`
const assets = (host: Host) => host.count('assets')

/** What becomes of pictures when R2 or the Images binding fails. */
export const files: Case[] = [
  {
    fault: 'R2 or Images fails: a picture is uploaded',
    promise: '503 `images-unavailable` in words, nothing stored; sent again, it is taken',
    run: async host => {
      const before = await assets(host)
      const bytes = picture()
      const noStore = await host.during({ files: 'writes' }, () => upload(host, bytes))
      const noImages = await host.during({ images: 'all' }, () => upload(host, bytes))
      const meanwhile = (await assets(host)) - before
      const again = await upload(host, bytes)
      return counts({
        'without R2': [told(noStore), '503 images-unavailable'],
        'without Images': [told(noImages), '503 images-unavailable'],
        'stored meanwhile': [meanwhile, 0],
        again: [told(again), '201'],
      })
    },
  },
  {
    fault: 'R2 or Images fails: a page and its picture are shown',
    promise: 'the page comes; the picture is 503 with when to come again and in no cache, and comes once they are back',
    run: async host => {
      const bytes = new Uint8Array(readFileSync(path.join(ROOT, 'src/local/demo/images/recipe.jpg')))
      const { json } = await upload(host, bytes)
      await host.api('POST', 'campaigns/spring/ads', { ...ad, slug: 'pictured', image: json.id })
      await host.api('POST', 'campaigns/spring/ads/pictured/publish', {})
      const seen = async (): Promise<[page: Told, picture: Told]> => [
        await visit(host, '/spring/pictured'),
        await show(host, json.id, '*/*', 206),
      ]
      const broken = [await host.during({ files: 'reads' }, seen), await host.during({ images: 'all' }, seen)]
      const after = await seen()
      const later = ([, { status, headers }]: [Told, Told]) =>
        status === 503 && headers.has('retry-after') && headers.get('cache-control') === 'no-store'
      return counts({
        pages: [broken.filter(([page]) => page.status === 200 && page.text.includes(`/i/${json.id}/`)).length, 2],
        'pictures told to come later': [broken.filter(later).length, 2],
        afterwards: [kind(after[1]), '200 image/jpeg'],
      })
    },
  },
  {
    fault: 'Images makes no AVIF, or neither AVIF nor WebP',
    promise: 'the next best format is shown, JPEG at the last',
    run: async host => {
      const { json } = await upload(host)
      const noAvif = await host.during({ images: 'image/avif' }, () => show(host, json.id, EVERY, 96))
      const noWebp = await host.during({ images: 'image/webp' }, () => show(host, json.id, 'image/webp,*/*', 206))
      return counts({
        'without AVIF': [kind(noAvif), '200 image/webp'],
        'without WebP': [kind(noWebp), '200 image/jpeg'],
      })
    },
  },
  {
    fault: 'R2 keeps no rendition',
    promise: 'the picture is shown all the same, made anew each time',
    run: async host => {
      const { json } = await upload(host)
      const shown = await host.during({ files: 'writes' }, () => show(host, json.id, '*/*', 96))
      return counts({ picture: [kind(shown), '200 image/jpeg'] })
    },
  },
]
