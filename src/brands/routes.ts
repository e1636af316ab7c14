import { endpoint, list } from '../accounts/endpoint.ts'
import { isDuplicate } from '../db/query.ts'
import { HttpError } from '../lib/http.ts'
import { brandPatch, newBrand } from './schema.ts'
import { addBrand, changeBrand, findBrand, listBrands } from './store.ts'

export const brandEndpoints = [
  endpoint({
    method: 'POST',
    path: '/brands',
    role: 'editor',
    summary: 'Add a brand: its colours, tone and legal identity.',
    body: newBrand,
    answers: { 201: 'the brand', 409: 'brand-taken', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      try {
        await addBrand(c.env.DB, body, now)
      } catch (error) {
        if (isDuplicate(error))
          throw new HttpError(409, 'brand-taken', `A brand "${body.id}" exists already.`, [
            { path: 'id', message: 'taken' },
          ])
        throw error
      }
      return c.json(body, 201)
    },
  }),
  list({
    path: '/brands',
    role: 'viewer',
    summary: 'List brands.',
    rows: (c, cursor, limit) => listBrands(c.env.DB, cursor, limit),
    keyOf: brand => brand.id,
  }),
  endpoint({
    method: 'PATCH',
    path: '/brands/:id',
    role: 'editor',
    summary: 'Change a brand. Published pages keep what they were published with.',
    body: brandPatch,
    answers: { 200: 'the brand', 404: 'unknown-brand', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      const brand = await findBrand(c.env.DB, c.req.param('id') ?? '')
      if (!brand) throw new HttpError(404, 'unknown-brand', `No brand "${c.req.param('id')}".`)
      const changed = {
        id: brand.id,
        name: body.name ?? brand.name,
        kit: body.kit ?? brand.kit,
        legal: body.legal ?? brand.legal,
      }
      await changeBrand(c.env.DB, changed, now)
      return c.json(changed)
    },
  }),
]
