import { env } from 'cloudflare:workers'

/** The same picture in another format, by the Images binding. */
export async function as(
  format: 'image/jpeg' | 'image/webp' | 'image/avif',
  bytes: Uint8Array<ArrayBuffer>,
  transform: ImageTransform = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const made = await env.IMAGES.input(new Blob([bytes]).stream())
    .transform(transform)
    .output({ format })
  return new Uint8Array(await made.response().arrayBuffer())
}

export const CAMERA = 'ACME Phone 12'

/** A JPEG as a phone writes it: an Exif segment (CIPA DC-008) with the camera, how the picture must be turned, and where
 *  it was taken: 48° 51′ N. */
export function asFromPhone(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const camera = `${CAMERA}\0`
  const tiff = new Uint8Array(128)
  const view = new DataView(tiff.buffer)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag)
    view.setUint16(at + 2, type)
    view.setUint32(at + 4, count)
    if (type === 3) view.setUint16(at + 8, value)
    else view.setUint32(at + 8, value)
  }
  tiff.set([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]) // big-endian, first directory at 8
  view.setUint16(8, 3)
  entry(10, 0x0110, 2, camera.length, 80) // Model
  entry(22, 0x0112, 3, 1, orientation)
  entry(34, 0x8825, 4, 1, 50) // GPS directory
  view.setUint16(50, 2)
  entry(52, 1, 2, 2, 0x4e000000) // GPSLatitudeRef: 'N'
  entry(64, 2, 5, 3, 100) // GPSLatitude: three fractions
  tiff.set(new TextEncoder().encode(camera), 80)
  for (const [i, value] of [48, 1, 51, 1, 0, 1].entries()) view.setUint32(100 + i * 4, value)
  const segment = new Uint8Array(10 + tiff.length)
  segment.set([0xff, 0xe1, 0, 8 + tiff.length, ...new TextEncoder().encode('Exif\0\0')])
  segment.set(tiff, 10)
  return new Uint8Array([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)])
}

export const holds = (bytes: Uint8Array, text: string): boolean =>
  new TextDecoder('latin1').decode(bytes).includes(text)
