import type { ImageKind } from './kind.ts'

/** Whether a file is all there and stands still. Only its containers are walked: whether each pixel can be read is for
 *  the Images binding to say, but a decoder may forgive a missing end and show a grey half. */
interface Structure {
  whole: boolean
  moves: boolean
}

export function structureOf(kind: ImageKind, bytes: Uint8Array<ArrayBuffer>): Structure {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return WALKS[kind](view)
}

const WALKS: Record<ImageKind, (view: DataView) => Structure> = { jpeg, png, webp, avif }

/** ITU T.81 §B.1: segments up to the first scan, then anything up to the marker FFD9. An Exif thumbnail, which has an
 *  end of its own, is inside a segment and so is stepped over. */
function jpeg(view: DataView): Structure {
  for (let at = 2; at + 4 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    while (at + 4 < view.byteLength && view.getUint16(at) === 0xffff) at++ // fill bytes
    if (view.getUint8(at) !== 0xff) break
    if (view.getUint8(at + 1) !== SCAN) continue
    for (let end = view.byteLength - 2; end > at; end--) {
      if (view.getUint16(end) === 0xffd9) return { whole: true, moves: false }
    }
    break
  }
  return { whole: false, moves: false }
}

const SCAN = 0xda

/** PNG §5: chunks of length, name, data and sum, up to IEND. acTL makes it an animation. */
function png(view: DataView): Structure {
  let moves = false
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const name = fourCc(view, at + 4)
    if (name === 'acTL') moves = true
    if (name === 'IEND') return { whole: true, moves }
  }
  return { whole: false, moves }
}

/** RFC 9649 §2: the RIFF header tells the length; the second flag of an extended file tells that it moves. */
function webp(view: DataView): Structure {
  const whole = view.byteLength >= 21 && view.getUint32(4, true) + 8 <= view.byteLength
  return { whole, moves: whole && fourCc(view, 12) === 'VP8X' && (view.getUint8(20) & 2) !== 0 }
}

/** ISO 14496-12 §4.2: boxes, each with its length. 'avis' as the major brand is a sequence. */
function avif(view: DataView): Structure {
  const moves = fourCc(view, 8) === 'avis'
  let at = 0
  while (at + 8 <= view.byteLength) {
    const size = view.getUint32(at)
    if (size === 0) return { whole: true, moves } // the last box, up to the end
    if (size === 1 && at + 16 > view.byteLength) break
    at += size === 1 ? Number(view.getBigUint64(at + 8)) : Math.max(size, 8)
  }
  return { whole: at === view.byteLength, moves }
}

function fourCc(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return ''
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
}
