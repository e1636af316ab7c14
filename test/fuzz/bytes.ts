import type { Dice } from './dice.ts'
import { oddText } from './hostile.ts'

const utf8 = { encode: (text: string) => new Uint8Array(new TextEncoder().encode(text)) }

/** JSON as nobody writes it: keys twice, numbers beyond any, prototypes, other encodings, cut off. */
export function oddJson(value: unknown, dice: Dice): Uint8Array<ArrayBuffer> | string {
  const text = JSON.stringify(value) ?? ''
  const inside = (more: string) => text.replace(/^\{/, text === '{}' ? `{${more}` : `{${more},`)
  return dice.pick([
    () => inside('"__proto__":{"slug":"x","admin":true}'),
    () => inside('"constructor":{"prototype":{"x":1}}'),
    () => text.replace(/"(\w+)":/, '"$1":1,"$1":'),
    () => text.replace(/-?\d+/, '1e999'),
    () => text.replace(/"(?:[^"\\]|\\.)*"/, '"\\ud800"'),
    () => text.slice(0, dice.below(text.length + 1)),
    () => `\ufeff${text}`,
    () => `${text}${text}`,
    () => `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    () => utf16(text),
    () => bitten(utf8.encode(text), dice),
    () => `${text}${' '.repeat(300_000)}`,
    () => '',
  ])()
}

/** A file of text as it comes out of spreadsheets, editors and accidents. */
export function oddFile(text: string, dice: Dice): Uint8Array<ArrayBuffer> | string {
  const lines = text.split('\n')
  const at = dice.below(lines.length)
  const cells = (line = '') => line.split(/(?=[,;\t])/)
  return dice.pick([
    () => lines.with(at, `${lines[at]}${oddText(dice)}`).join('\n'),
    () => lines.with(at, cells(lines[at]).with(0, oddText(dice)).join('')).join('\n'),
    () =>
      lines
        .with(
          at,
          cells(lines[at])
            .fill(`,${oddText(dice)}`, 1)
            .join(''),
        )
        .join('\n'),
    () => lines.with(at, `"${lines[at]}`).join('\n'),
    () => lines.toSpliced(at, 1).join('\n'),
    () => [...lines, ...lines].join('\r\n'),
    () => [lines[0], ...Array(1500).fill(lines[1] ?? '')].join('\n'),
    () => `${lines[0]}\n${','.repeat(20_000)}`,
    () => [`${lines[0]}${',x'.repeat(500)}`, ...lines.slice(1)].join('\n'),
    () => `${lines[0]},${lines[0]}\n${lines.slice(1).join('\n')}`,
    () => text.replaceAll(',', dice.pick([';', '\t', '|', '\0'])),
    () => text.replaceAll('\n', dice.pick(['\r', '\u2028', ''])),
    () => utf16(text),
    () => bitten(utf8.encode(text), dice),
    () => oddText(dice),
  ])()
}

function utf16(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 + 2 * text.length)
  bytes.set([0xff, 0xfe])
  for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(2 + 2 * i, text.charCodeAt(i), true)
  return bytes
}

/** Some bytes are others, or the end is gone. */
export function bitten(bytes: Uint8Array<ArrayBuffer>, dice: Dice): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice(0, dice.chance(0.3) ? dice.below(bytes.length + 1) : bytes.length)
  for (let times = 1 + dice.below(6); times > 0 && copy.length > 0; times--)
    copy[dice.below(copy.length)] = dice.below(256)
  return copy
}

/** The same, piece by piece and without a length. */
export function inPieces(body: Uint8Array<ArrayBuffer> | string): ReadableStream<Uint8Array> {
  const bytes = typeof body === 'string' ? utf8.encode(body) : body
  const size = Math.max(1, Math.ceil(bytes.length / 4))
  let at = 0
  return new ReadableStream({
    pull(stream) {
      if (at >= bytes.length) return stream.close()
      stream.enqueue(bytes.slice(at, at + size))
      at += size
    },
  })
}
