/** Bytes as the body of an answer, made as fast as its reader reads. A failure breaks it off and is told to `cut`: what is short
 *  must not look whole. */
export function streamed(
  ctx: Pick<ExecutionContext, 'waitUntil'>,
  pieces: AsyncIterable<Uint8Array>,
  cut: (error: unknown) => void,
): ReadableStream {
  const { readable, writable } = new IdentityTransformStream()
  ctx.waitUntil(pour(pieces, writable, cut))
  return readable
}

async function pour(pieces: AsyncIterable<Uint8Array>, into: WritableStream, cut: (error: unknown) => void) {
  const writer = into.getWriter()
  try {
    for await (const piece of pieces) await writer.write(piece)
    await writer.close()
  } catch (error) {
    cut(error)
    await writer.abort(error).catch(() => {})
  }
}

const encoder = new TextEncoder()

/** Texts as UTF-8, one after the other. */
export async function* utf8(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield encoder.encode(text)
}
