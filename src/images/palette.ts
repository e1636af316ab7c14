import { formatHex, modeLrgb, modeOklab, modeRgb, useMode } from 'culori/fn'
import type { Pixels } from './pixels.ts'

useMode(modeRgb)
useMode(modeLrgb)
const toOklab = useMode(modeOklab)
const HEAVIEST = 5 // colours kept for their area
const SAME_COLOUR = 0.09 // OKLab distance under which two buckets are one colour to the eye
const SMALLEST = 0.015

interface Bucket {
  l: number
  a: number
  b: number
  weight: number
}

/** Dominant colours, heaviest first, weights summing to 1 or a little less. The same pixels always give the same list. */
export function paletteOf({ width, height, rgb }: Pixels): { hex: string; weight: number }[] {
  const buckets = new Map<number, Bucket>()
  for (let i = 0; i < rgb.length; i += 3) {
    const colour = toOklab({ mode: 'rgb', r: rgb[i]! / 255, g: rgb[i + 1]! / 255, b: rgb[i + 2]! / 255 })
    const key = (Math.round(colour.l * 10) * 41 + Math.round(colour.a * 25) + 20) * 41 + Math.round(colour.b * 25) + 20
    const bucket = buckets.get(key) ?? { l: 0, a: 0, b: 0, weight: 0 }
    buckets.set(key, {
      l: bucket.l + colour.l,
      a: bucket.a + colour.a,
      b: bucket.b + colour.b,
      weight: bucket.weight + 1,
    })
  }
  const means = [...buckets.values()].map(({ l, a, b, weight: n }) => ({
    l: l / n,
    a: a / n,
    b: b / n,
    weight: n / (width * height),
  }))
  const merged: Bucket[] = []
  for (const bucket of means.sort((x, y) => y.weight - x.weight || x.l - y.l)) {
    const near = merged.find(
      known => Math.hypot(known.l - bucket.l, known.a - bucket.a, known.b - bucket.b) < SAME_COLOUR,
    )
    if (near) near.weight += bucket.weight
    else merged.push({ ...bucket })
  }
  const seen = merged.sort((x, y) => y.weight - x.weight).filter(bucket => bucket.weight >= SMALLEST)
  return [...seen.slice(0, HEAVIEST), ...mostVivid(seen.slice(HEAVIEST))].map(({ l, a, b, weight }) => ({
    hex: formatHex({ mode: 'oklab', l, a, b }),
    weight: Math.round(weight * 1000) / 1000,
  }))
}

/** One more of what is left: the button or the badge on a photo of many dull shades, by which people know the ad. */
function mostVivid(colours: readonly Bucket[]): Bucket[] {
  const vividness = ({ a, b, weight }: Bucket): number => Math.hypot(a, b) * Math.sqrt(weight)
  return colours.toSorted((x, y) => vividness(y) - vividness(x)).slice(0, 1)
}

// In a flat area rounding alone would decide which of two cells is darker.
const DARKER = 1 // luma, of 255

/** 64-bit difference hash, hex: is each of 9 × 8 cells darker than the one on its right? Survives resizing and
 *  recompression; two images within 10 bits are the same picture (research/landing.md §3.4). */
export function dhashOf(pixels: Pixels): string {
  let hash = 0n
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) hash = (hash << 1n) | (cell(pixels, x, y) + DARKER < cell(pixels, x + 1, y) ? 1n : 0n)
  }
  return hash.toString(16).padStart(16, '0')
}

/** Mean luma of cell (x, y) of a 9 × 8 grid, Rec. 601 weights. */
function cell({ width, height, rgb }: Pixels, x: number, y: number): number {
  const [left, right] = [
    Math.floor((x * width) / 9),
    Math.max(Math.floor(((x + 1) * width) / 9), Math.floor((x * width) / 9) + 1),
  ]
  const [top, bottom] = [
    Math.floor((y * height) / 8),
    Math.max(Math.floor(((y + 1) * height) / 8), Math.floor((y * height) / 8) + 1),
  ]
  let sum = 0
  for (let row = top; row < Math.min(bottom, height); row++) {
    for (let column = left; column < Math.min(right, width); column++) {
      const i = (row * width + column) * 3
      sum += 0.299 * rgb[i]! + 0.587 * rgb[i + 1]! + 0.114 * rgb[i + 2]!
    }
  }
  return sum / ((right - left) * (bottom - top))
}
