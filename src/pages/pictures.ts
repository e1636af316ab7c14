import { prepareForPhones } from '../images/renditions.ts'
import { findAssets } from '../images/store.ts'
import type { Issue } from '../lib/http.ts'

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

/** Those that were never uploaded. */
export async function unknownPictures(db: D1Database, named: readonly Named[]): Promise<Issue[]> {
  if (named.length === 0) return []
  const wanted = [...new Set(named.map(({ asset }) => asset))]
  const known = new Set((await findAssets(db, wanted)).map(({ id }) => id))
  return named
    .filter(({ asset }) => !known.has(asset))
    .map(({ path, asset }) => ({ path, message: `no image "${asset}": upload it with POST /api/assets first` }))
}

/** Makes what phones will ask for of a page that has just been published. What fails is made when it is asked for. */
export async function preparePictures(env: Env, content: unknown): Promise<void> {
  for (const asset of new Set(picturesIn(content).map(({ asset }) => asset)))
    await prepareForPhones(env, asset).catch(error => console.error('not prepared:', asset, String(error)))
}
