/** UTF-8 that was taken for windows-1252 and saved again: 'Montant dÃ©pensÃ©' → 'Montant dépensé'. Other text as it is.
 *  The last character may be half there, in a file that was cut. */
export function mended(text: string): string {
  if (!/^ï»¿|[ÂÃâ][\u0080-\u00bf\u0152-\u2122]/.test(text)) return text
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const byte = BYTES.get(text[i]!)
    if (byte === undefined) return text
    bytes[i] = byte
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes, { stream: true })
  } catch {
    return text
  }
}

const BYTES = new Map(
  Array.from(
    { length: 256 },
    (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const,
  ),
)
