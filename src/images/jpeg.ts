import { joined } from '../lib/bytes.ts'

/** A JPEG without what it tells beside its pixels: EXIF (GPS, camera, owner), XMP, IPTC, comments. Cloudflare keeps the
 *  copyright tag of a JPEG by default, and the binding has no option against it; on other formats it keeps nothing.
 *  Orientation goes too, which is right for a rendition only: its pixels have been turned already. */
export function withoutMetadata(jpeg: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== SCAN) {
    const next = at + 2 + jpeg[at + 2]! * 256 + jpeg[at + 3]!
    if (!isMetadata(jpeg[at + 1]!)) kept.push(jpeg.subarray(at, next))
    at = next
  }
  kept.push(jpeg.subarray(at))
  return joined(kept)
}

const SCAN = 0xda

// APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colour transform) say how to show the pixels; the other APPn and
// COM say who took them, where and with what.
const isMetadata = (marker: number): boolean =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker))
