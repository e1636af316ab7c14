import { crc32 } from 'node:zlib'

export interface Unzipped {
  bytes: Uint8Array
  text: string
}

/** The files of an archive, by its directory at the end; each is held against its size and checksum. Throws when anything is amiss. */
export async function unzip(archive: Uint8Array<ArrayBuffer>): Promise<Map<string, Unzipped>> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length)
  const end = archive.length - 22
  if (end < 0 || view.getUint32(end, true) !== 0x0605_4b50) throw new Error('no directory at the end')
  const files = new Map<string, Unzipped>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== 0x0201_4b50) throw new Error('not a line of the directory')
    const [crc, packed, size] = [16, 20, 24].map(offset => view.getUint32(at + offset, true))
    const [nameLength, extra, comment] = [28, 30, 32].map(offset => view.getUint16(at + offset, true))
    const start = view.getUint32(at + 42, true)
    const name = text(archive.subarray(at + 46, at + 46 + nameLength!))
    if (view.getUint32(start, true) !== 0x0403_4b50) throw new Error(`${name} is not where it should be`)
    const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
    const stream = new Blob([archive.subarray(data, data + packed!)]).stream()
    const bytes = new Uint8Array(
      await new Response(stream.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer(),
    )
    if (bytes.length !== size || crc32(bytes) !== crc) throw new Error(`${name} is damaged`)
    if (files.has(name)) throw new Error(`${name} is there twice`)
    files.set(name, { bytes, text: text(bytes) })
    at += 46 + nameLength! + extra! + comment!
  }
  if (at !== end) throw new Error('the directory does not end where it should')
  return files
}

const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(bytes)
