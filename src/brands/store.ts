import { all, first, run } from '../db/query.ts'
import { type Brand, brandRow, type NewBrand } from './schema.ts'

const FIND = `SELECT id, name, kit, legal FROM brands WHERE id = ?1`
export const findBrand = (db: D1Database, id: string) => first(db, brandRow, FIND, id)

const OLDEST = `SELECT id, name, kit, legal FROM brands ORDER BY created_at, id LIMIT 1`
/** The brand of a campaign that names none. */
export const defaultBrand = (db: D1Database) => first(db, brandRow, OLDEST)

const LIST = `SELECT id, name, kit, legal FROM brands WHERE id > ?1 ORDER BY id LIMIT ?2`
export const listBrands = (db: D1Database, cursor: string, limit: number) => all(db, brandRow, LIST, cursor, limit + 1)

const ADD = `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)`
export const addBrand = (db: D1Database, b: NewBrand, now: number) =>
  run(db, ADD, b.id, b.name, JSON.stringify(b.kit), JSON.stringify(b.legal), now)

const CHANGE = `UPDATE brands SET name = ?2, kit = ?3, legal = ?4, updated_at = ?5 WHERE id = ?1`
export const changeBrand = (db: D1Database, b: Brand, now: number) =>
  run(db, CHANGE, b.id, b.name, JSON.stringify(b.kit), JSON.stringify(b.legal), now)
