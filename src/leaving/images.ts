import { fontKey } from '../brands/font.ts'
import { retry } from '../db/query.ts'
import { originalKey } from '../images/renditions.ts'
import { type Asset, listAssets } from '../images/store.ts'
import type { Zipped } from '../lib/zip.ts'

const AT_ONCE = 500

export interface Counted {
  files: number
  missing: number // named in the database, and not there
}

/** Images as they were uploaded. */
export async function* imageFiles({ DB, FILES }: Pick<Env, 'DB' | 'FILES'>, counted: Counted): AsyncGenerator<Zipped> {
  for (let cursor = '', more = true; more; ) {
    const rows: Asset[] = await retry(() => listAssets(DB, cursor, AT_ONCE))
    const page = rows.slice(0, AT_ONCE)
    for (const { id, mime } of page) {
      const original = await FILES.get(originalKey(id))
      if (original) yield fileOf(`images/${id}.${extensionOf(mime)}`, original)
      counted[original ? 'files' : 'missing']++
    }
    more = rows.length > AT_ONCE
    cursor = page.at(-1)?.id ?? cursor
  }
}

/** The fonts of brands and of what they published. */
export async function* fontFiles({ FILES }: Pick<Env, 'FILES'>, counted: Counted): AsyncGenerator<Zipped> {
  const prefix = fontKey('').replace(/[^/]*$/, '')
  for (let page = await FILES.list({ prefix }); ; page = await FILES.list({ prefix, cursor: page.cursor })) {
    for (const { key } of page.objects) {
      const font = await FILES.get(key)
      if (font) yield fileOf(key, font)
      counted[font ? 'files' : 'missing']++
    }
    if (!page.truncated) return
  }
}

const fileOf = (name: string, { body }: R2ObjectBody): Zipped => ({ name, packed: true, body })

/** 'jpeg' of 'image/jpeg'. */
export const extensionOf = (mime: string): string => mime.split('/')[1] ?? 'bin'
