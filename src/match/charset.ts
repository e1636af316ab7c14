const META_BYTES = 1024 // how far a browser looks (HTML standard, prescan)

/** The text of an HTML file: its encoding from a byte order mark, from the Content-Type, or from <meta>; else UTF-8. */
export function decodeHtml(bytes: Uint8Array, contentType: string): string {
  const start = String.fromCharCode(...bytes.subarray(0, META_BYTES))
  const label =
    markOf(bytes) ??
    /charset\s{0,4}=\s{0,4}["']?([\w-]{1,40})/i.exec(contentType)?.[1] ??
    /<meta[^>]{1,200}charset\s{0,4}=\s{0,4}["']?([\w-]{1,40})/i.exec(start)?.[1] ??
    'utf-8'
  return decoderOf(label).decode(bytes)
}

function markOf([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xff && b === 0xfe ? 'utf-16le' : null
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder() // a label that no browser knows
  }
}
