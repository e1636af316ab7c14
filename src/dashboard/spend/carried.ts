import { fromBase64url, toBase64 } from '../../lib/bytes.ts'
import { readBytes } from '../../lib/http.ts'

/** A report that travels, compressed, with the form that applies it: nothing is kept between the two. */

const CARRIED_CHARACTERS = 3 * 1024 * 1024

/** Null when it is too large: then it is chosen again. */
export async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  const text = toBase64(new Uint8Array(await new Response(stream).arrayBuffer()))
  return text.length <= CARRIED_CHARACTERS ? text : null
}

export async function unpacked(text: string, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([fromBase64url(text)]).stream().pipeThrough(new DecompressionStream('gzip'))
  return readBytes(new Request('https://carried/', { method: 'POST', body: stream }), limitBytes)
}
