import { all, bind, first, run } from '../db/query.ts'
import { type BrandRecord, brandRow, type Kit } from './schema.ts'

const BRANDS = `
  SELECT b.id, b.name, b.domain, b.kit, b.legal, a.width AS logo_width, a.height AS logo_height
  FROM brands b LEFT JOIN assets a ON a.id = b.kit ->> '$.logo'`

const FIND = `${BRANDS} WHERE b.id = ?1`
export const findBrand = (db: D1Database, id: string) => first(db, brandRow, FIND, id)

const OLDEST = `${BRANDS} ORDER BY b.id IN (SELECT brand FROM demo), b.created_at, b.id LIMIT 1`
/** The brand of a campaign that names none: the oldest, the demo's only when there is no other. */
export const defaultBrand = (db: D1Database) => first(db, brandRow, OLDEST)

const AT_HOST = `${BRANDS} ORDER BY b.domain IS ?1 DESC, b.id IN (SELECT brand FROM demo), b.created_at, b.id LIMIT 1`
/** Whose house a host name is: the brand with that domain, else the oldest. */
export const brandAt = (db: D1Database, host: string) => first(db, brandRow, AT_HOST, host)

const LIST = `${BRANDS} WHERE b.id > ?1 ORDER BY b.id LIMIT ?2`
export const listBrands = (db: D1Database, cursor: string, limit: number) => all(db, brandRow, LIST, cursor, limit + 1)

const OWN = `${BRANDS} WHERE b.id NOT IN (SELECT brand FROM demo) ORDER BY b.created_at, b.id LIMIT ?1`
/** Those that may sign a page of one's own, the oldest first: who is in the demo does not exist. */
export const ownBrands = (db: D1Database, limit: number) => all(db, brandRow, OWN, limit)

const ADD = `
  INSERT INTO brands (id, name, domain, kit, legal, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)`
export const addBrandStatement = (db: D1Database, b: BrandRecord, now: number) =>
  bind(db, ADD, b.id, b.name, b.domain, JSON.stringify(b.kit), JSON.stringify(b.legal), now)
export const addBrand = async (db: D1Database, b: BrandRecord, now: number): Promise<number> =>
  (await addBrandStatement(db, b, now).run()).meta.changes

const CHANGE = `UPDATE brands SET name = ?2, domain = ?3, kit = ?4, legal = ?5, updated_at = ?6 WHERE id = ?1`
export const changeBrand = (db: D1Database, b: BrandRecord, now: number) =>
  run(db, CHANGE, b.id, b.name, b.domain, JSON.stringify(b.kit), JSON.stringify(b.legal), now)

const SET_FONT = `
  UPDATE brands SET kit = json_set(kit, '$.font', 'custom', '$.customFont', json(?2)), updated_at = ?3 WHERE id = ?1`
export const setFont = (db: D1Database, id: string, font: NonNullable<Kit['customFont']>, now: number) =>
  run(db, SET_FONT, id, JSON.stringify(font), now)
