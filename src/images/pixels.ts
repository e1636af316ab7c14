import { decode } from 'fast-png'

/** RGB pixels of a small image, row by row. Transparent ones are laid on white, as a page would show them. */
export interface Pixels {
  width: number
  height: number
  rgb: Uint8Array // width × height × 3
}

/** The Images binding gives small PNGs on every runtime (raw RGBA only on Cloudflare), so that is what we ask for. */
export function decodePng(png: Uint8Array): Pixels {
  const image = decode(png)
  const { width, height, channels } = image
  const scale = image.depth === 16 ? 257 : 1
  const rgb = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) {
    const at = (channel: number): number => (image.data[i * channels + channel] ?? 0) / scale
    const grey = channels < 3
    const alpha = channels === 2 ? at(1) / 255 : channels === 4 ? at(3) / 255 : 1
    for (let channel = 0; channel < 3; channel++) {
      rgb[i * 3 + channel] = Math.round(255 + (at(grey ? 0 : channel) - 255) * alpha)
    }
  }
  return { width, height, rgb }
}
