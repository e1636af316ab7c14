import { encode } from 'fast-png'

export interface Picture {
  width: number
  height: number
  rgb: Uint8Array
}

/** Left part in one colour, the rest in another. */
export function picture(width: number, height: number, split: number, left: number[], right: number[]): Picture {
  return drawn(width, height, x => (x < split ? left : right))
}

export function drawn(width: number, height: number, colour: (x: number, y: number) => number[]): Picture {
  const rgb = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) rgb.set(colour(i % width, Math.floor(i / width)), i * 3)
  return { width, height, rgb }
}

export const png = ({ width, height, rgb }: Picture): Uint8Array<ArrayBuffer> =>
  new Uint8Array(encode({ width, height, data: rgb, channels: 3 }))
