import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type DecodedPng, decode, encode } from 'fast-png'
import pixelmatch from 'pixelmatch'

const KEPT = path.join(import.meta.dirname, '../fixtures/screenshots')
const FAILED = path.join(import.meta.dirname, '../../.wrangler/screenshots')
const UPDATE = process.env.UPDATE_SCREENSHOTS === '1'

const MAX_DIFFERENT = 0.02 // of the pixels: another version of the browser smooths letters and pictures otherwise
const MAX_HEIGHT_CHANGE = 0.01
const LEVELS = 12 // of each colour: a kept picture stays below 150 KB

export type Look = { as: 'kept' | 'before' | 'with-other-fonts' } | { as: 'different'; message: string }

interface Raster {
  width: number
  height: number
  data: Uint8Array // RGBA
}

/** A page beside its screenshot on record, 'templates/quote-375'. It is kept anew when there is none or UPDATE_SCREENSHOTS=1, large screens at half
 *  their size. `fonts`: how wide a line of text is here; with other fonts lines break elsewhere, and nothing can be told. */
export async function lookOf(name: string, png: Buffer, fonts: string): Promise<Look> {
  const file = path.join(KEPT, `${name}.png`)
  const actual = reduced(png)
  if (UPDATE || !existsSync(file)) {
    await save(file, actual, { fonts })
    return { as: 'kept' }
  }
  const record = decode(await readFile(file))
  if (record.text.fonts !== fonts) return { as: 'with-other-fonts' }
  const fault = compare(rasterOf(record), actual)
  if (!fault) return { as: 'before' }
  await save(path.join(FAILED, `${name}.actual.png`), actual)
  if (fault.diff) await save(path.join(FAILED, `${name}.diff.png`), fault.diff)
  const advice = 'see .wrangler/screenshots, or keep the new look with UPDATE_SCREENSHOTS=1'
  return { as: 'different', message: `${name}: ${fault.message}; ${advice}` }
}

function compare(kept: Raster, actual: Raster): { message: string; diff?: Raster } | null {
  if (kept.width !== actual.width || Math.abs(actual.height / kept.height - 1) > MAX_HEIGHT_CHANGE)
    return { message: `was ${kept.width} × ${kept.height}, is ${actual.width} × ${actual.height}` }
  const height = Math.min(kept.height, actual.height)
  const { width } = kept
  const diff = { width, height, data: new Uint8Array(width * height * 4) }
  const [before, after] = [kept, actual].map(({ data }) => data.subarray(0, width * height * 4))
  const share = pixelmatch(before!, after!, diff.data, width, height, { threshold: 0.2 }) / (width * height)
  return share > MAX_DIFFERENT ? { message: `${(share * 100).toFixed(1)} % of it looks different`, diff } : null
}

/** Fewer pixels and fewer colours. */
function reduced(png: Buffer): Raster {
  const full = rasterOf(decode(png))
  const step = full.width > 640 ? 2 : 1
  const width = Math.floor(full.width / step)
  const height = Math.floor(full.height / step)
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (let dy = 0; dy < step; dy++)
          for (let dx = 0; dx < step; dx++)
            sum += full.data[((y * step + dy) * full.width + x * step + dx) * 4 + channel]!
        data[(y * width + x) * 4 + channel] = (Math.round((sum / step ** 2 / 255) * LEVELS) / LEVELS) * 255
      }
    }
  }
  return { width, height, data }
}

function rasterOf({ width, height, channels, data }: DecodedPng): Raster {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let channel = 0; channel < 3; channel++) rgba[pixel * 4 + channel] = data[pixel * channels + channel]!
  return { width, height, data: rgba }
}

async function save(file: string, { width, height, data }: Raster, text = {}): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) rgb.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3)
  await writeFile(file, encode({ width, height, data: rgb, channels: 3, text }, { zlib: { level: 9 } }))
}
