import type * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { isDuplicate } from '../db/query.ts'
import { prepareLogo } from '../images/renditions.ts'
import { findAsset } from '../images/store.ts'
import { HttpError, issuesOf } from '../lib/http.ts'
import { mergePatch } from '../lib/merge.ts'
import { domainEndpoint } from './domain-endpoint.ts'
import { fontEndpoint } from './font-endpoint.ts'
import { type BrandRecord, brandPatch, newBrand, patchBody } from './schema.ts'
import { brandOr404, shown } from './shown.ts'
import { addBrand, changeBrand, listBrands } from './store.ts'

const ANSWER = '{id, name, domain, kit, legal, checks: what each colour becomes on a page}'

export const brandEndpoints = [
  endpoint({
    method: 'POST',
    path: '/brands',
    role: 'editor',
    summary: 'Add a brand: its colours, logo, tone, consent texts, domain and legal identity.',
    body: newBrand,
    example: {
      body: {
        id: 'maison-demo',
        name: 'Maison Démo',
        domain: 'offres.example.com',
        kit: { primary: '#1d4ed8', tone: 'vous' },
        legal: { company: 'Maison Démo', form: 'SAS', email: 'bonjour@example.com' },
      },
    },
    answers: { 201: ANSWER, 409: 'brand-taken, domain-taken', 422: 'invalid-body, unknown-image, no-font' },
    handle: async (c, body, now) => {
      const brand = { ...body, kit: { ...body.kit, customFont: null } }
      await checkReferences(c.env.DB, brand)
      await saved(() => addBrand(c.env.DB, brand, now), brand)
      if (brand.kit.logo) c.executionCtx.waitUntil(prepareLogo(c.env, brand.kit.logo))
      return c.json(shown(brand), 201)
    },
  }),
  list({
    path: '/brands',
    role: 'viewer',
    summary: 'List brands.',
    rows: (c, cursor, limit) => listBrands(c.env.DB, cursor, limit),
    keyOf: brand => brand.id,
    shown,
  }),
  endpoint({
    method: 'GET',
    path: '/brands/:id',
    role: 'viewer',
    summary: 'One brand.',
    answers: { 200: ANSWER, 404: 'unknown-brand' },
    handle: async c => c.json(shown(await brandOr404(c.env.DB, c.req.param('id')))),
  }),
  endpoint({
    method: 'PATCH',
    path: '/brands/:id',
    role: 'editor',
    summary:
      'Change a brand, field by field: what is not named stays, null removes (JSON merge patch). Published pages keep what they were published with.',
    body: patchBody,
    example: { body: { kit: { tone: 'tu' }, legal: { publisher: 'la direction de Maison Démo' } } },
    answers: {
      200: ANSWER,
      404: 'unknown-brand',
      409: 'domain-taken',
      422: 'invalid-body, unknown-image, no-font',
    },
    handle: async (c, body, now) => {
      const brand = await brandOr404(c.env.DB, c.req.param('id'))
      const changed = merged(brand, body)
      await checkReferences(c.env.DB, changed)
      await saved(() => changeBrand(c.env.DB, changed, now), changed)
      if (changed.kit.logo && changed.kit.logo !== brand.kit.logo)
        c.executionCtx.waitUntil(prepareLogo(c.env, changed.kit.logo))
      return c.json(shown(changed))
    },
  }),
  domainEndpoint,
  fontEndpoint,
]

function merged(brand: BrandRecord, patch: z.infer<typeof patchBody>): BrandRecord {
  const { customFont, ...kit } = brand.kit
  const whole = { name: brand.name, domain: brand.domain, kit, legal: brand.legal }
  const parsed = brandPatch.safeParse(mergePatch(whole, patch))
  if (!parsed.success)
    throw new HttpError(
      422,
      'invalid-body',
      'The brand would have fields that are missing, wrong or unknown; it stays as it was.',
      issuesOf(parsed.error),
    )
  return { id: brand.id, ...parsed.data, kit: { ...parsed.data.kit, customFont } }
}

/** 422 when it names a logo or a font that is not there. */
export async function checkReferences(db: D1Database, { id, kit }: BrandRecord): Promise<void> {
  if (kit.logo && !(await findAsset(db, kit.logo)))
    throw new HttpError(422, 'unknown-image', `No image "${kit.logo}": upload the logo with POST /api/assets first.`, [
      { path: 'kit.logo', message: 'unknown' },
    ])
  if (kit.font === 'custom' && !kit.customFont)
    throw new HttpError(422, 'no-font', `The brand has no font of its own yet: POST /api/brands/${id}/font first.`, [
      { path: 'kit.font', message: 'nothing uploaded' },
    ])
}

/** Does what stores a brand; 409 when the id or the domain is another brand's already. */
export async function saved<T>(write: () => Promise<T>, brand: BrandRecord): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isDuplicate(error) || !/ brands\./.test(String(error))) throw error
    if (/brands\.domain/.test(String(error)))
      throw new HttpError(409, 'domain-taken', `Another brand has the domain ${brand.domain}.`, [
        { path: 'domain', message: 'taken' },
      ])
    throw new HttpError(409, 'brand-taken', `A brand "${brand.id}" exists already.`, [{ path: 'id', message: 'taken' }])
  }
}
