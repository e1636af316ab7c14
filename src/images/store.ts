import * as z from 'zod'
import { all, first, run } from '../db/query.ts'
import { jsonText } from '../lib/text.ts'

const colours = z.array(z.object({ hex: z.string(), weight: z.number() }))

const asset = z.object({
  id: z.string(),
  mime: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  palette: jsonText(colours),
  dhash: z.string(),
})
export type Asset = z.infer<typeof asset>

const COLUMNS = 'id, mime, width, height, bytes, palette, dhash'

const FIND = `SELECT ${COLUMNS} FROM assets WHERE id = ?1`
export const findAsset = (db: D1Database, id: string) => first(db, asset, FIND, id)

const FIND_ALL = `SELECT ${COLUMNS} FROM assets WHERE id IN (SELECT value FROM json_each(?1))`
export const findAssets = (db: D1Database, ids: string[]) => all(db, asset, FIND_ALL, JSON.stringify(ids))

const LIST = `SELECT ${COLUMNS} FROM assets WHERE id > ?1 ORDER BY id LIMIT ?2`
export const listAssets = (db: D1Database, cursor: string, limit: number) => all(db, asset, LIST, cursor, limit + 1)

// The id is the content's hash: the same file uploaded twice is one asset.
const ADD = `
  INSERT INTO assets (id, mime, width, height, bytes, palette, dhash, created_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING`
export const addAsset = (db: D1Database, a: Asset, now: number) =>
  run(db, ADD, a.id, a.mime, a.width, a.height, a.bytes, JSON.stringify(a.palette), a.dhash, now)
