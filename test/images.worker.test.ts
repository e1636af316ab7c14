import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { encode } from 'fast-png'
import { expect, test } from 'vitest'
import { dhashOf, paletteOf } from '../src/images/palette.ts'
import { images } from '../src/images/routes.ts'
import { prepareForPhones, WIDTHS } from '../src/images/serve.ts'
import { upload } from '../src/images/upload.ts'

/** Left part in one colour, the rest in another. */
function picture(width: number, height: number, split: number, left: number[], right: number[]) {
  const rgb = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) rgb.set(i % width < split ? left : right, i * 3)
  return { width, height, rgb }
}

const png = ({ width, height, rgb }: ReturnType<typeof picture>) =>
  new Uint8Array(encode({ width, height, data: rgb, channels: 3 }))

const TWO = picture(1200, 600, 900, [200, 30, 60], [20, 40, 160])

const get = async (path: string, accept = '*/*', headers: Record<string, string> = {}) => {
  const ctx = createExecutionContext()
  const answer = await images.request(path, { headers: { accept, ...headers } }, env, ctx)
  await waitOnExecutionContext(ctx)
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    headers: answer.headers,
    bytes: new Uint8Array(await answer.arrayBuffer()),
  }
}

async function uploaded() {
  const result = await upload(env, png(TWO), 1)
  if (!result.ok) throw new Error(result.reason)
  return result.asset
}

test('an uploaded image tells its size, its colours by weight and its hash, and is one asset however often it comes', async () => {
  const asset = await uploaded()
  expect(asset).toMatchObject({ mime: 'image/png', width: 1200, height: 600 })
  expect(asset.palette.map(({ hex }) => hex)).toEqual(['#c81e3c', '#1428a0'])
  expect(asset.palette[0]!.weight).toBeCloseTo(0.75, 1)
  expect((await uploaded()).id).toBe(asset.id)
  expect(await env.DB.prepare('SELECT count(*) AS n FROM assets').first<number>('n')).toBe(1)
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
  const info = await env.IMAGES.info(new Blob([answer.bytes]).stream())
  expect(info).toMatchObject({ format: type, width: 412, height: 206 })
  expect((await get(`/i/${id}/412`, accept, { 'if-none-match': answer.headers.get('etag')! })).status).toBe(304)
})

test('widths are rounded up to those that exist, and nothing is enlarged', async () => {
  const { id } = await uploaded()
  const widthOf = async (asked: number) => {
    const info = await env.IMAGES.info(new Blob([(await get(`/i/${id}/${asked}`)).bytes]).stream())
    return 'width' in info ? info.width : null
  }
  expect([await widthOf(1), await widthOf(413), await widthOf(9999)]).toEqual([WIDTHS[0], 640, 1200])
  const { objects } = await env.FILES.list({ prefix: `derived/${id}/` })
  expect(objects.filter(({ key }) => key.endsWith('.jpeg')).length).toBeLessThanOrEqual(WIDTHS.length)
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
])('%s is not found', async path => expect((await get(path)).status).toBe(404))

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
