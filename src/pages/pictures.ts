import { prepareForPhones } from '../images/renditions.ts'
import { findAssets } from '../images/store.ts'
import type { Issue } from '../lib/http.ts'
import { log } from '../lib/log.ts'

interface Named {
  path: string
  asset: string
}

/** Every image that a page's content names, with where. Whatever the template, an image is an object with an `asset`. */
export function picturesIn(content: unknown, path = ''): Named[] {
  if (typeof content !== 'object' || content === null) return []
  return Object.entries(content).flatMap(([key, value]) => {
    const place = path ? `${path}.${key}` : key
    return key === 'asset' && typeof value === 'string' ? [{ path: place, asset: value }] : picturesIn(value, place)
  })
}

interface Found {
  unknown: Issue[] // those that were never uploaded
  sized: <Content>(content: Content) => Content // with the sizes that its images have, whatever was sent
}

export async function findPictures(db: D1Database, named: readonly Named[]): Promise<Found> {
  if (named.length === 0) return { unknown: [], sized: content => content }
  const assets = await findAssets(db, [...new Set(named.map(({ asset }) => asset))])
  const known = new Map(assets.map(({ id, width, height }) => [id, { width, height }]))
  const unknown = named
    .filter(({ asset }) => !known.has(asset))
    .map(({ path, asset }) => ({
      path,
      message: `no image "${asset}": upload it with POST /api/assets first`,
      code: 'unknown-image',
      params: { image: asset },
    }))
  return { unknown, sized: content => sizedBy(known, content) as typeof content }
}

/** A page keeps a picture's place by its size: a wrong one would make it jump. */
function sizedBy(known: ReadonlyMap<string, { width: number; height: number }>, content: unknown): unknown {
  if (Array.isArray(content)) return content.map(each => sizedBy(known, each))
  if (typeof content !== 'object' || content === null) return content
  const whole = Object.fromEntries(Object.entries(content).map(([key, value]) => [key, sizedBy(known, value)]))
  return { ...whole, ...(typeof whole.asset === 'string' && known.get(whole.asset)) }
}

/** Makes what phones will ask for of a page that has just been published. What fails is made when it is asked for. */
export async function preparePictures(env: Env, content: unknown): Promise<void> {
  for (const asset of new Set(picturesIn(content).map(({ asset }) => asset)))
    await prepareForPhones(env, asset).catch(error => log('error', 'image.not-prepared', { asset }, error))
}
