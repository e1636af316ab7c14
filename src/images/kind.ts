/** What bytes are, told from how they begin: a name or a Content-Type proves nothing. */
export type Kind = (typeof KINDS)[number]['kind'] | 'unknown'

export type ImageKind = 'jpeg' | 'png' | 'webp' | 'avif'

export const isImageKind = (kind: Kind): kind is ImageKind =>
  kind === 'jpeg' || kind === 'png' || kind === 'webp' || kind === 'avif'

export function kindOf(bytes: Uint8Array): Kind {
  const head = String.fromCharCode(...bytes.subarray(0, 1024)) // Latin-1: one character per byte
  return KINDS.find(({ is }) => is(head))?.kind ?? 'unknown'
}

/** Major and compatible brands of an ISO media file ("ftyp", ISO 14496-12 §4.3): what tells AVIF from HEIC and video. */
function brands(head: string): string[] {
  if (head.slice(4, 8) !== 'ftyp') return []
  const size = head.charCodeAt(2) * 256 + head.charCodeAt(3)
  return head.slice(8, Math.min(size, 256)).match(/[\s\S]{4}/g) ?? []
}

const named =
  (...names: string[]) =>
  (head: string): boolean =>
    brands(head).some(brand => names.includes(brand))

const starts =
  (...with_: string[]) =>
  (head: string): boolean =>
    with_.some(text => head.startsWith(text))

/** After a byte-order mark, spaces, an XML declaration and comments: what a browser would take for the first tag. */
const firstTag = (head: string): string =>
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*|<!doctype\s+svg[\s\S]*?>\s*)*<(!doctype\s+html|[a-z:]+)/i
    .exec(head)?.[1]
    ?.toLowerCase()
    .replace(/\s+/, ' ') ?? ''

const KINDS = [
  { kind: 'empty', is: (head: string) => head === '' },
  { kind: 'jpeg', is: starts('\u00ff\u00d8\u00ff') },
  { kind: 'png', is: starts('\u0089PNG\r\n\u001a\n') },
  { kind: 'webp', is: (head: string) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' },
  { kind: 'avif', is: named('avif', 'avis') },
  { kind: 'heic', is: named('heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1') },
  { kind: 'video', is: (head: string) => head.slice(4, 8) === 'ftyp' || head.startsWith('\u001aE\u00df\u00a3') },
  { kind: 'gif', is: starts('GIF87a', 'GIF89a') },
  { kind: 'svg', is: (head: string) => /^(?:svg:)?svg$/.test(firstTag(head)) },
  { kind: 'html', is: (head: string) => /^(?:!doctype html|html|head|body|script|div)$/.test(firstTag(head)) },
  { kind: 'pdf', is: starts('%PDF') },
  { kind: 'tiff', is: starts('II*\0', 'MM\0*') },
  { kind: 'bmp', is: starts('BM') },
  { kind: 'psd', is: starts('8BPS') },
  { kind: 'jxl', is: starts('\u00ff\u000a', '\0\0\0\u000cJXL ') },
  { kind: 'form', is: (head: string) => head.startsWith('--') && /content-disposition: *form-data/i.test(head) },
] as const
