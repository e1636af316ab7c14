import { HttpError } from '../lib/http.ts'
import { colourChecks } from './checks.ts'
import type { Brand, BrandRecord } from './schema.ts'
import { findBrand } from './store.ts'

/** 404 `unknown-brand`. */
export async function brandOr404(db: D1Database, id = ''): Promise<Brand> {
  const brand = await findBrand(db, id)
  if (!brand) throw new HttpError(404, 'unknown-brand', `No brand "${id}".`)
  return brand
}

export const shown = ({ id, name, domain, kit, legal }: BrandRecord) => ({
  ...{ id, name, domain, kit, legal, checks: colourChecks(kit) },
})
