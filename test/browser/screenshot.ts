import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type DecodedPng, decode, encode } from 'fast-png'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'

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

// Run in the browser, hence text: the compiler knows no DOM here.
const COVER = `selector => {
  document.documentElement.style.caretColor = 'transparent'
  for (const each of document.querySelectorAll(selector)) {
    const { left, top, width, height } = each.getBoundingClientRect()
    const [cover, px] = [document.createElement('i'), value => value + 'px']
    const place = { left: px(left + scrollX), top: px(top + scrollY), width: px(width), height: px(height) }
    Object.assign(cover.style, place, { position: 'absolute', background: '#f0f', zIndex: 2 ** 31 - 1 })
    document.documentElement.append(cover)
  }
  return document.fonts.ready.then(() => 0)
}`
const UNCOVER = `document.querySelectorAll('html > i').forEach(cover => cover.remove())`

/** The page from its top, this many px down, without what `hidden` selects. The file is large, as to squeeze it takes
 *  the browser longer than to draw it. */
export async function screenOf(page: Page, height: number, hidden = ':not(*)'): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page)
  await page.evaluate(`(${COVER})(${JSON.stringify(hidden)})`)
  const { data } = await devtools.send('Page.captureScreenshot', {
    clip: { x: 0, y: 0, width: page.viewportSize()!.width, height, scale: 1 },
    captureBeyondViewport: true,
    optimizeForSpeed: true,
  })
  await page.evaluate(UNCOVER)
  await devtools.detach()
  return Buffer.from(data, 'base64')
}

/** A page beside its screenshot on record, 'templates/quote-375'. It is kept anew when there is none or UPDATE_SCREENSHOTS=1, large screens at half
 *  their size. `fonts`: how wide a line of text is here; with other fonts lines break elsewhere, and nothing can be told. */
export async function lookOf(name: string, png: Buffer, fonts: string): Promise<Look> {
  const file = path.join(KEPT, `${name}.png`)
  if (UPDATE || !existsSync(file)) {
    await save(file, reduced(decode(png)), { fonts })
    return { as: 'kept' }
  }
  const record = decode(await readFile(file))
  if (record.text.fonts !== fonts) return { as: 'with-other-fonts' }
  const actual = reduced(decode(png))
  const fault = compare(reduced(record), actual)
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
  const [before, after] = [kept, actual].map(({ data }) => data.subarray(0, width * height * 4))
  const differing = (seen?: Uint8Array) => pixelmatch(before!, after!, seen, width, height, { threshold: 0.2 })
  const share = differing() / (width * height)
  if (share <= MAX_DIFFERENT) return null
  const diff = { width, height, data: new Uint8Array(width * height * 4) }
  differing(diff.data)
  return { message: `${(share * 100).toFixed(1)} % of it looks different`, diff }
}

/** Fewer pixels and fewer colours; what was reduced before stays as it is. */
function reduced({ channels, ...full }: DecodedPng): Raster {
  const step = full.width > 640 ? 2 : 1
  const width = Math.floor(full.width / step)
  const height = Math.floor(full.height / step)
  const line = full.width * channels
  const colours = Uint8Array.from({ length: 255 * step ** 2 + 1 }, (_, sum) => level(sum / step ** 2))
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * step * line + x * step * channels
      const to = (y * width + x) * 4
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (let dy = 0; dy < step; dy++)
          for (let dx = 0; dx < step; dx++) sum += full.data[from + channel + dy * line + dx * channels]!
        data[to + channel] = colours[sum]!
      }
    }
  }
  return { width, height, data }
}

const level = (colour: number): number => (Math.round((colour / 255) * LEVELS) / LEVELS) * 255

async function save(file: string, { width, height, data }: Raster, text = {}): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) rgb.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3)
  await writeFile(file, encode({ width, height, data: rgb, channels: 3, text }, { zlib: { level: 9 } }))
}
