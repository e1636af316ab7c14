import { expect, test } from 'vitest'
import { withoutMetadata } from '../src/images/jpeg.ts'
import { kindOf } from '../src/images/kind.ts'
import { dhashOf, paletteOf } from '../src/images/palette.ts'
import { structureOf } from '../src/images/structure.ts'
import { picture } from './drawn.ts'

const latin1 = (text: string) => Uint8Array.from(text, char => char.charCodeAt(0))

test.each([
  ['\u00ff\u00d8\u00ff\u00e0', 'jpeg'],
  ['\u0089PNG\r\n\u001a\n', 'png'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'webp'],
  ['\0\0\0\u0020ftypavif\0\0\0\0avifmif1miafMA1B', 'avif'],
  ['\0\0\0\u001cftypmif1\0\0\0\0mif1avifmiaf', 'avif'],
  ['\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'heic'],
  ['\0\0\0\u0018ftypisom\0\0\0\0isommp42', 'video'],
  ['\u001aE\u00df\u00a3', 'video'],
  ['RIFF\0\0\0\0WAVEfmt ', 'unknown'],
  ['GIF87a', 'gif'],
  ['\u00ef\u00bb\u00bf  <svg onload="alert(1)">', 'svg'],
  ['<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><!-- a --><svg:svg>', 'svg'],
  ['<!-- hello --><!DOCTYPE  HTML>', 'html'],
  ['<script>alert(1)</script>', 'html'],
  ['%PDF-1.4', 'pdf'],
  ['II*\0', 'tiff'],
  ['8BPS', 'psd'],
  ['', 'empty'],
  ['<note/>', 'unknown'],
])('%j is %s', (head, kind) => expect(kindOf(latin1(head))).toBe(kind))

test('an image is judged by its first bytes, not by an SVG hidden further on', () => {
  expect(kindOf(latin1('\u00ff\u00d8\u00ff\u00e0<svg>'))).toBe('jpeg')
})

const chunk = (name: string, data = '') => `\0\0\0${String.fromCharCode(data.length)}${name}${data}CRC!`
const PNG = `\u0089PNG\r\n\u001a\n${chunk('IHDR', 'x'.repeat(13))}`
const webp = (flags: number) => `RIFF\u0016\0\0\0WEBPVP8X\u000a\0\0\0${String.fromCharCode(flags)}${'\0'.repeat(9)}`
const EXIF_WITH_THUMBNAIL = '\u00ff\u00e1\0\u000aExif\u00ff\u00d8\u00ff\u00d9'
const JPEG = `\u00ff\u00d8${EXIF_WITH_THUMBNAIL}\u00ff\u00ff\u00ff\u00da\0\u0004ab`

test.each([
  ['a PNG', 'png', PNG + chunk('IDAT') + chunk('IEND'), { whole: true, moves: false }],
  ['a PNG that moves', 'png', PNG + chunk('acTL') + chunk('IEND'), { whole: true, moves: true }],
  ['a PNG without its end', 'png', PNG + chunk('IDAT'), { whole: false, moves: false }],
  ['a WebP', 'webp', webp(0), { whole: true, moves: false }],
  ['a WebP that moves', 'webp', webp(2), { whole: true, moves: true }],
  ['a WebP without its end', 'webp', webp(2).slice(0, -1), { whole: false, moves: false }],
  [
    'a JPEG, and what some phones write behind it',
    'jpeg',
    `${JPEG}data\u00ff\u00d9SEFT`,
    { whole: true, moves: false },
  ],
  ['a JPEG whose only end is its thumbnail’s', 'jpeg', `${JPEG}data`, { whole: false, moves: false }],
  ['an AVIF', 'avif', '\0\0\0\u000cftypavif\0\0\0\u0009mdatx', { whole: true, moves: false }],
  ['an AVIF that moves', 'avif', '\0\0\0\u000cftypavis\0\0\0\u0009mdatx', { whole: true, moves: true }],
  ['an AVIF without its end', 'avif', '\0\0\0\u000cftypavif\0\0\0\u0010mdatx', { whole: false, moves: false }],
  [
    'an AVIF with a box of no length at all',
    'avif',
    '\0\0\0\u000cftypavif\0\0\0\u0002mdat',
    { whole: true, moves: false },
  ],
] as const)('%s is seen for what it is', (_, kind, bytes, seen) =>
  expect(structureOf(kind, latin1(bytes))).toEqual(seen),
)

test('a JPEG loses who took it, where and with what, and keeps how to show it', () => {
  const segment = (marker: number, data: string) =>
    `\u00ff${String.fromCharCode(marker)}\0${String.fromCharCode(data.length + 2)}${data}`
  const kept = [segment(0xe0, 'JFIF\0'), segment(0xe2, 'ICC_PROFILE'), segment(0xee, 'Adobe'), segment(0xdb, 'tables')]
  const lost = [
    segment(0xe1, 'Exif\0\0GPS'),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/'),
    segment(0xed, 'IPTC'),
    segment(0xfe, 'me'),
  ]
  const scan = '\u00ff\u00da\0\u0002\u00ff\u00e1pixels\u00ff\u00d9'
  const whole = latin1(`\u00ff\u00d8${kept[0]}${lost.join('')}${kept.slice(1).join('')}${scan}`)
  expect(withoutMetadata(whole)).toEqual(latin1(`\u00ff\u00d8${kept.join('')}${scan}`))
})

const TWO = picture(1200, 600, 900, [200, 30, 60], [20, 40, 160])

test('a palette does not depend on size, and a hash survives another size but not another picture', () => {
  const small = picture(96, 48, 72, [200, 30, 60], [20, 40, 160])
  expect(paletteOf(small)).toEqual(paletteOf(TWO))
  expect(dhashOf(small)).toBe(dhashOf(TWO))
  expect(dhashOf(picture(96, 48, 24, [20, 40, 160], [200, 30, 60]))).not.toBe(dhashOf(TWO))
})

test('near shades are one colour, and specks are none', () => {
  const noisy = picture(100, 100, 50, [200, 30, 60], [203, 34, 62])
  noisy.rgb.set([0, 255, 0], 0)
  expect(paletteOf(noisy)).toHaveLength(1)
})

test('a small vivid button is in the palette of a photo of many dull shades', () => {
  const dull = Array.from({ length: 9 }, (_, i) => [20 + i * 26, 22 + i * 26, 24 + i * 26])
  const rgb = new Uint8Array(90 * 90 * 3)
  for (let i = 0; i < 90 * 90; i++) {
    const [x, y] = [i % 90, Math.floor(i / 90)]
    rgb.set(x > 70 && y > 75 ? [255, 90, 0] : dull[Math.floor(x / 10)]!, i * 3)
  }
  const palette = paletteOf({ width: 90, height: 90, rgb })
  expect(palette).toHaveLength(6)
  expect(palette.map(({ hex }) => hex)).toContain('#ff5a00')
})
