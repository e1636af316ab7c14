// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { encode } from 'fast-png'
import { beforeEach, expect, test, vi } from 'vitest'
import { decodePng } from '../src/images/pixels.ts'
import { prepareForPhones, WIDTHS } from '../src/images/renditions.ts'
import { images } from '../src/images/serve.ts'
import { upload } from '../src/images/upload.ts'
import { call, count } from './call.ts'
import { drawn, picture, png } from './drawn.ts'
import { as, asFromPhone, CAMERA, holds } from './pictures.ts'

beforeEach(async () => {
  await env.DB.exec('DELETE FROM assets')
})

const TWO = picture(1200, 600, 900, [200, 30, 60], [20, 40, 160])

const get = async (path: string, accept = '*/*', headers: Record<string, string> = {}, bindings: Env = env) => {
  const ctx = createExecutionContext()
  const answer = await images.request(path, { headers: { accept, ...headers } }, bindings, ctx)
  await waitOnExecutionContext(ctx)
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    headers: answer.headers,
    bytes: new Uint8Array(await answer.arrayBuffer()),
  }
}

async function uploaded(bytes = png(TWO)) {
  const result = await upload(env, bytes, 1)
  if (!result.ok) throw new Error(result.reason)
  return result.asset
}

const sizeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const info = await env.IMAGES.info(new Blob([bytes]).stream())
  return 'width' in info ? [info.format, info.width, info.height] : null
}

/** Bits in which two hashes differ. */
const distance = (a: string, b: string): number =>
  (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length

const stored = async () => (await env.FILES.list({ prefix: 'assets/' })).objects.map(({ key }) => key)

const sent = (raw: BodyInit) => call('POST', '/api/assets', { raw })

test('an uploaded image tells its size, its colours by weight and its hash, and is one asset however often it comes', async () => {
  const asset = await uploaded()
  expect(asset).toMatchObject({ mime: 'image/png', width: 1200, height: 600 })
  expect(asset.palette.map(({ hex }) => hex)).toEqual(['#c81e3c', '#1428a0'])
  expect(asset.palette[0]!.weight).toBeCloseTo(0.75, 1)
  expect((await uploaded()).id).toBe(asset.id)
  expect(await count('assets')).toBe(1)
})

test.each(['image/jpeg', 'image/webp', 'image/avif'] as const)('%s is taken, whatever it is called', async format => {
  const answer = await call('POST', '/api/assets', {
    raw: await as(format, png(TWO)),
    headers: { 'Content-Type': 'text/plain' },
  })
  expect(answer.status, answer.text).toBe(201)
  expect(answer.json).toMatchObject({ mime: format, width: 1200, height: 600, warnings: [] })
})

test('a PNG of 16 bits per channel, with transparency, is taken', async () => {
  const data = new Uint16Array(64 * 64 * 4).fill(65535)
  const asset = await uploaded(new Uint8Array(encode({ width: 64, height: 64, data, channels: 4, depth: 16 })))
  expect(asset.palette).toEqual([{ hex: '#ffffff', weight: 1 }])
})

test.each([
  ['image/avif,image/webp,*/*', 'image/avif'],
  ['image/webp,*/*', 'image/webp'],
  ['*/*', 'image/jpeg'],
  ['', 'image/jpeg'],
])('a browser that accepts %j gets %s', async (accept, type) => {
  const { id } = await uploaded()
  const answer = await get(`/i/${id}/412`, accept)
  expect([answer.status, answer.type]).toEqual([200, type])
  expect(answer.headers.get('vary')).toBe('Accept')
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(await sizeOf(answer.bytes)).toEqual([type, 412, 206])
  expect((await get(`/i/${id}/412`, accept, { 'if-none-match': answer.headers.get('etag')! })).status).toBe(304)
})

test('HEAD tells what GET would, without the bytes', async () => {
  const { id } = await uploaded()
  const answer = await call('HEAD', `/i/${id}/412`, { headers: { accept: 'image/webp' } })
  expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([200, 'image/webp', ''])
})

test('widths are rounded up to those that exist, and nothing is enlarged', async () => {
  const { id } = await uploaded()
  const widthOf = async (asked: number) => (await sizeOf((await get(`/i/${id}/${asked}`)).bytes))?.[1]
  expect([await widthOf(1), await widthOf(413), await widthOf(9999)]).toEqual([WIDTHS[0], 640, 1200])
  const { objects } = await env.FILES.list({ prefix: `derived/${id}/` })
  expect(objects.filter(({ key }) => key.endsWith('.jpeg')).length).toBeLessThanOrEqual(WIDTHS.length)
})

test('a link preview gets 1200 × 630 px of JPEG, whatever it accepts and however small the image', async () => {
  const { id } = await uploaded(png(picture(400, 400, 200, [9, 90, 200], [250, 200, 10])))
  const answer = await get(`/i/${id}/og`, 'image/avif,image/webp')
  expect(await sizeOf(answer.bytes)).toEqual(['image/jpeg', 1200, 630])
})

test('a logo is at most 320 × 80 px and keeps its transparent ground, for every browser', async () => {
  const data = new Uint8Array(800 * 100 * 4) // all transparent
  const { id } = await uploaded(new Uint8Array(encode({ width: 800, height: 100, data, channels: 4 })))
  const answer = await get(`/i/${id}/logo`)
  expect(await sizeOf(answer.bytes)).toEqual(['image/png', 320, 40])
  expect(decodePng(answer.bytes).rgb[0], 'laid on white').toBe(255)
})

test('an image that was served here before needs neither R2 nor the Images binding', async () => {
  const { id } = await uploaded(png(picture(320, 320, 100, [40, 90, 70], [250, 20, 10])))
  const first = await get(`/i/${id}/96`, 'image/webp')
  const away = { ...env, FILES: { get: () => Promise.reject(new Error('R2 is down')) } as unknown as R2Bucket }
  const again = await get(`/i/${id}/96`, 'image/webp', {}, away)
  expect([again.status, again.type, again.bytes]).toEqual([200, 'image/webp', first.bytes])
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
})

test('what a phone asks for is there before it asks', async () => {
  const { id } = await uploaded()
  await prepareForPhones(env, id)
  const { objects } = await env.FILES.list({ prefix: `derived/${id}/` })
  expect(objects.map(({ key }) => key)).toEqual(
    expect.arrayContaining([`derived/${id}/828.avif`, `derived/${id}/828.webp`]),
  )
})

test.each([
  '/i/AAAAAAAAAAAAAAAAAAAAAA/412',
  '/i/short/412',
  '/i/..%2f..%2fassets/412',
  '/i/AAAAAAAAAAAAAAAAAAAAAA/-1',
  '/i/AAAAAAAAAAAAAAAAAAAAAA/1e9',
  '/i/AAAAAAAAAAAAAAAAAAAAAA/original',
])('%s is not found', async path => expect((await get(path)).status).toBe(404))

test('a phone’s photo stands upright, with the size that is shown, and says neither where nor with what it was taken', async () => {
  // As stored: 800 × 600, blue above red. Orientation 6: turn it a quarter to the right, so that blue is on the right.
  const stored = await as('image/jpeg', png(drawn(800, 600, (_, y) => (y < 300 ? [0, 0, 255] : [255, 0, 0]))))
  const photo = asFromPhone(stored, 6)
  expect(holds(photo, CAMERA)).toBe(true)
  const asset = await uploaded(photo)
  expect([asset.width, asset.height]).toEqual([600, 800])
  for (const accept of ['image/avif', 'image/webp', '*/*']) {
    const { bytes, type } = await get(`/i/${asset.id}/412`, accept)
    expect(await sizeOf(bytes)).toEqual([type, 412, 549])
    for (const tell of ['Exif', CAMERA]) expect(holds(bytes, tell), `${tell} in ${type}`).toBe(false)
    const shown = decodePng(
      new Uint8Array(
        await (await env.IMAGES.input(new Blob([bytes]).stream()).output({ format: 'image/png' }))
          .response()
          .arrayBuffer(),
      ),
    )
    const [left, right] = [shown.rgb.subarray(0, 3), shown.rgb.subarray((shown.width - 1) * 3, shown.width * 3)]
    expect([left[0]! > 200, right[2]! > 200], type!).toEqual([true, true])
  }
})

test('a photo that lies as it should keeps its size', async () => {
  const photo = asFromPhone(await as('image/jpeg', png(picture(320, 240, 160, [1, 2, 3], [200, 200, 1]))), 1)
  expect(await uploaded(photo)).toMatchObject({ width: 320, height: 240 })
})

const SVG =
  '<?xml version="1.0"?>\n<!-- logo --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const REFUSED: [string, BodyInit, number, string, RegExp][] = [
  ['an SVG with a script', SVG, 415, 'unsupported-image', /SVG.*scripts.*PNG/],
  ['a web page', '<!DOCTYPE html><img src="a.jpg">', 415, 'unsupported-image', /web page/],
  ['a GIF', 'GIF89a\x01\x00\x01\x00', 415, 'unsupported-image', /GIF.*JPEG, PNG or WebP/],
  ['a HEIC photo', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 415, 'unsupported-image', /HEIC.*JPEG/],
  ['a PDF', '%PDF-1.7', 415, 'unsupported-image', /PDF/],
  ['nothing', '', 415, 'unsupported-image', /empty.*--data-binary/],
  ['a form upload', '--b\r\nContent-Disposition: form-data; name="f"\r\n\r\n', 415, 'unsupported-image', /form upload/],
  ['noise', 'hello', 415, 'unsupported-image', /no image that we know/],
  ['a pixel', png(picture(1, 1, 1, [0, 0, 0], [0, 0, 0])), 422, 'too-small', /1 × 1 px/],
]

test.each(REFUSED)(
  '%s is refused with what to send instead, and leaves nothing behind',
  async (_, raw, status, code, said) => {
    const before = await stored()
    const answer = await sent(raw)
    expect([answer.status, answer.json.error.code]).toEqual([status, code])
    expect(answer.json.error.message).toMatch(said)
    expect(await count('assets')).toBe(0)
    expect(await stored()).toEqual(before)
  },
)

test('an image of 40 MB is refused with the limit and what to do, even when its length is not announced', async () => {
  const chunk = new Uint8Array(1024 * 1024)
  let left = 40
  const unannounced = new ReadableStream({
    pull: controller => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
  })
  for (const raw of [new Uint8Array(40 * 1024 * 1024), unannounced]) {
    const answer = await sent(raw)
    expect([answer.status, answer.json.error.code]).toEqual([413, 'too-large'])
    expect(answer.json.error.message).toBe(
      'The body is larger than the limit of 10 MB. Save the image as JPEG or WebP, 2000 px wide.',
    )
  }
  expect(left, 'the rest is not even read').toBeGreaterThan(20)
})

test('more than 40 megapixels are refused, however few bytes they take', async () => {
  const bytes = await as('image/jpeg', png(picture(64, 64, 9, [1, 2, 3], [4, 5, 6])))
  const frame = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0) // ITU T.81: where its size is told
  new DataView(bytes.buffer).setUint32(frame + 5, (4001 << 16) | 10_000)
  const answer = await sent(bytes)
  expect([answer.status, answer.json.error.code], answer.text).toEqual([422, 'too-many-pixels'])
  expect(answer.json.error.message).toContain('10000 × 4001 px')
})

test.each(['image/png', 'image/jpeg', 'image/webp', 'image/avif'] as const)(
  'half a %s is called truncated',
  async format => {
    const whole = format === 'image/png' ? png(TWO) : await as(format, png(TWO))
    for (const share of [0.5, 0.99]) {
      const answer = await sent(whole.slice(0, Math.floor(whole.length * share)))
      expect([answer.status, answer.json.error.code], answer.text).toEqual([415, 'truncated-image'])
      expect(answer.json.error.message).toMatch(/truncated.*whole file/)
    }
    expect(await count('assets')).toBe(0)
  },
)

test('a whole file with a damaged middle is refused', async () => {
  const bytes = png(TWO)
  bytes.fill(0x55, 60, bytes.length - 40)
  expect((await sent(bytes)).json.error.code).toBe('unreadable-image')
})

test('a small image is taken with a warning', async () => {
  const { json } = await sent(png(picture(240, 80, 100, [1, 2, 3], [9, 9, 200])))
  expect(json.warnings).toEqual([expect.stringContaining('240 px wide')])
  const listed = await call('GET', '/api/assets')
  expect(listed.json.items[0].warnings).toEqual(json.warnings)
})

test('when D1 fails nothing refers to the file, and sending the image again mends it', async () => {
  const bytes = png(picture(300, 200, 100, [7, 7, 7], [99, 9, 9]))
  const prepare = (sql: string) => {
    if (sql.includes('INSERT INTO assets')) throw new Error('D1_ERROR: overloaded')
    return env.DB.prepare(sql)
  }
  await expect(upload({ ...env, DB: { prepare } as unknown as D1Database }, bytes, 1)).rejects.toThrow('overloaded')
  expect(await count('assets')).toBe(0)
  const asset = await uploaded(bytes)
  expect((await get(`/i/${asset.id}/412`)).status).toBe(200)
})

test('while the Images binding is down an upload is told so, not blamed', async () => {
  const fails = () => Promise.reject(new Error('Images is down'))
  const down = { ...env, IMAGES: { info: fails } as unknown as ImagesBinding }
  const bytes = png(picture(310, 200, 100, [7, 7, 7], [99, 9, 9]))
  expect(await upload(down, bytes, 1)).toEqual({ ok: false, reason: 'no-images' })
  expect(await count('assets')).toBe(0)
})

test('without the Images binding an image that was never made is a 503, one that was is served, the original never is', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
  const photo = asFromPhone(await as('image/jpeg', png(picture(500, 400, 200, [50, 60, 7], [9, 99, 9]))), 1)
  const { id } = await uploaded(photo)
  await get(`/i/${id}/412`, 'image/webp')
  const input = () => {
    throw new Error('Images is down')
  }
  const down = { ...env, IMAGES: { ...env.IMAGES, input } as unknown as ImagesBinding }
  const refused = await get(`/i/${id}/640`, '*/*', {}, down)
  expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('cache-control')]).toEqual([
    503,
    '10',
    'no-store',
  ])
  expect(holds(refused.bytes, CAMERA)).toBe(false)
  expect((await get(`/i/${id}/412`, 'image/webp', {}, down)).type).toBe('image/webp')
  expect(quiet).toHaveBeenCalled()
})

test('a browser gets the next best format when the best cannot be made', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { id } = await uploaded(png(picture(700, 300, 200, [90, 60, 7], [9, 9, 190])))
  const input = (stream: ReadableStream<Uint8Array>) => {
    const made = env.IMAGES.input(stream)
    return {
      transform: (transform: ImageTransform) => ({
        output: async (options: ImageOutputOptions) => {
          if (options.format === 'image/avif') throw new Error('too large for AVIF')
          return made.transform(transform).output(options)
        },
      }),
    }
  }
  const noAvif = { ...env, IMAGES: { input } as unknown as ImagesBinding }
  const answer = await get(`/i/${id}/640`, 'image/avif,image/webp', {}, noAvif)
  expect([answer.status, answer.type]).toEqual([200, 'image/webp'])
})

test('one picture has one hash, in every size and format; another picture has another', async () => {
  const scene = (shift: number) =>
    drawn(450, 300, (x, y) => [
      128 + 100 * Math.sin((x + shift) / 45),
      128 + 100 * Math.cos(y / 35),
      128 + 100 * Math.sin((x + y) / 55),
    ])
  const original = png(scene(0))
  const { dhash } = await uploaded(original)
  for (const [format, width] of [
    ['image/jpeg', 120],
    ['image/webp', 225],
    ['image/avif', 450],
  ] as const) {
    const copy = await uploaded(await as(format, original, { width }))
    expect(distance(copy.dhash, dhash), `${format} at ${width}`).toBeLessThanOrEqual(10)
  }
  expect(distance((await uploaded(png(scene(70)))).dhash, dhash)).toBeGreaterThan(10)
})

test('a palette is the same to the eye after a JPEG', async () => {
  const made = drawn(800, 800, (x, y) => {
    if (Math.hypot(x - 400, y - 400) < 200) return [230, 57, 70] // a red disc
    return y < 560 ? [241, 250, 238] : [29, 53, 87] // on cream and navy
  })
  const { palette } = await uploaded(await as('image/jpeg', png(made)))
  const near = (hex: string, [r, g, b]: number[]) =>
    [r!, g!, b!].every((value, i) => Math.abs(value - Number.parseInt(hex.slice(1 + i * 2, 3 + i * 2), 16)) <= 6)
  const weightOf = (colour: number[]) => palette.find(({ hex }) => near(hex, colour))?.weight
  expect(weightOf([241, 250, 238])).toBeCloseTo(0.55, 1)
  expect(weightOf([29, 53, 87])).toBeCloseTo(0.27, 1)
  expect(weightOf([230, 57, 70])).toBeCloseTo(0.19, 1)
})
