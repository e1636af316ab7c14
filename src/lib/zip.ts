import { constants, crc32, deflateRawSync } from 'node:zlib'
import { joined } from './bytes.ts'

/** A file on its way into an archive: read once, a piece at a time. */
export interface Zipped {
  name: string
  packed?: true // its bytes are compressed already
  body: AsyncIterable<Uint8Array>
}

interface Entry {
  name: Uint8Array
  crc: number
  packed: number // bytes in the archive
  size: number
  offset: number
}

const utf8 = new TextEncoder()
const U32 = 0xffff_ffff
const U16 = 0xffff
const STREAMED = 0x0808 // sizes stand behind the data; names are UTF-8
const DEFLATE = 8
const LAST_BLOCK = new Uint8Array([3, 0]) // of a deflated stream: empty, and the end
const ZIP64 = 45 // version that is needed to read an archive of 4 GB

/** The bytes of a ZIP archive (PKWARE's APPNOTE 6.3.10) while its files are read: never more than a piece in memory. Its
 *  directory comes last, so that an archive that was cut short opens nowhere. */
export async function* zip(files: AsyncIterable<Zipped>, madeAt: number): AsyncGenerator<Uint8Array> {
  const [time, date] = dosTime(madeAt)
  const entries: Entry[] = []
  let offset = 0
  for await (const { name: text, packed, body } of files) {
    const entry: Entry = { name: utf8.encode(text), crc: 0, packed: 0, size: 0, offset }
    yield localHeader(entry.name, time, date)
    for await (const piece of body) {
      if (piece.length === 0) continue
      const block = deflated(piece, packed)
      entry.crc = crc32(piece, entry.crc)
      entry.size += piece.length
      entry.packed += block.length
      yield block
    }
    entry.packed += LAST_BLOCK.length
    if (Math.max(entry.size, entry.packed) >= U32) throw new Error(`${text} has 4 GB or more`)
    yield LAST_BLOCK
    yield fields([4, 0x0807_4b50], [4, entry.crc], [4, entry.packed], [4, entry.size])
    entries.push(entry)
    offset += 30 + entry.name.length + entry.packed + 16
  }
  let size = 0
  for (const entry of entries) {
    const line = directoryLine(entry, time, date)
    size += line.length
    yield line
  }
  yield endOf({ count: entries.length, size, offset })
}

// Each piece is blocks of its own that end on a byte: one after the other they are one stream.
const deflated = (piece: Uint8Array, packed?: true): Uint8Array =>
  deflateRawSync(piece, { finishFlush: constants.Z_SYNC_FLUSH, level: packed ? 0 : 6 })

const localHeader = (name: Uint8Array, time: number, date: number): Uint8Array =>
  joined([
    fields([4, 0x0403_4b50], [2, 20], [2, STREAMED], [2, DEFLATE], [2, time], [2, date]),
    fields([4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]),
    name,
  ])

/** Where a file stands in the archive; beyond 4 GB that is said in an extra field. */
function directoryLine({ name, crc, packed, size, offset }: Entry, time: number, date: number): Uint8Array {
  const far = offset >= U32
  const extra = far ? fields([2, 1], [2, 8], [8, offset]) : new Uint8Array()
  return joined([
    fields([4, 0x0201_4b50], [2, far ? ZIP64 : 20], [2, far ? ZIP64 : 20], [2, STREAMED], [2, DEFLATE], [2, time], [2, date]),
    fields([4, crc], [4, packed], [4, size], [2, name.length], [2, extra.length]),
    fields([2, 0], [2, 0], [2, 0], [4, 0], [4, far ? U32 : offset]),
    name,
    extra,
  ]) // biome-ignore format: a field each
}

/** `offset`: where the directory begins. */
function endOf({ count, size, offset }: { count: number; size: number; offset: number }): Uint8Array {
  const large = count >= U16 || size >= U32 || offset >= U32
  return joined([
    ...(large
      ? [
          fields([4, 0x0606_4b50], [8, 44], [2, ZIP64], [2, ZIP64], [4, 0], [4, 0]),
          fields([8, count], [8, count], [8, size], [8, offset]),
          fields([4, 0x0706_4b50], [4, 0], [8, offset + size], [4, 1]),
        ]
      : []),
    fields([4, 0x0605_4b50], [2, 0], [2, 0], [2, Math.min(count, U16)], [2, Math.min(count, U16)]),
    fields([4, Math.min(size, U32)], [4, Math.min(offset, U32)], [2, 0]),
  ])
}

/** Numbers of so many bytes, the least significant first. */
function fields(...numbers: [bytes: 2 | 4 | 8, value: number][]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [bytes, value] of numbers) {
    if (bytes === 2) view.setUint16(at, value, true)
    else if (bytes === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

/** UTC, in steps of two seconds: an archive knows no zones. */
function dosTime(ms: number): [time: number, date: number] {
  const at = new Date(ms)
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return [time, ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()]
}
