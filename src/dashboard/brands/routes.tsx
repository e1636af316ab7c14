import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { brandEndpoints } from '../../brands/routes.ts'
import type { Brand } from '../../brands/schema.ts'
import { findBrand, listBrands } from '../../brands/store.ts'
import { privacyGaps } from '../../deliveries/privacy-clause.ts'
import { paged, readPaging } from '../../lib/paging.ts'
import { ask, formIn, noPage } from '../ask.ts'
import { backTo } from '../back.ts'
import { outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import { type Draft, EMPTY } from '../fields.tsx'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { formOfLegal, legalIn } from './legal-fields.ts'
import { LegalForm } from './legal-form.tsx'
import { Brands } from './list.tsx'

const CHANGE = endpointOf(brandEndpoints, 'PATCH', '/brands/:id')
const LIST = '/app/brands'

/** /app/brands: who is behind the pages, as their privacy pages say it. */
export const brands = new Hono<Dashboard>()
  .get('/', atLeast('analyst'), async c => {
    const { screen } = c.var
    const { cursor, limit } = readPaging(c)
    const [rows, gaps] = await Promise.all([listBrands(c.env.DB, cursor, limit), privacyGaps(c.env.DB, [])])
    const { items, next } = paged(rows, limit, ({ id }) => id)
    return page(c, screen.t.brands.title, <Brands {...{ screen, gaps, next }} brands={items} />)
  })

  .get('/:id/legal', atLeast('editor'), async c => {
    const brand = await brandOf(c)
    return show(c, brand, { ...EMPTY, form: formOfLegal(brand.legal) }, c.req.query('back'))
  })
  .post('/:id/legal', atLeast('editor'), async c => {
    const brand = await brandOf(c)
    const form = await formIn(c)
    const body = { legal: legalIn(form) }
    const outcome = await outcomeOf(() => ask(c, CHANGE, { params: { id: brand.id }, body }))
    if (!outcome.ok) {
      const typed = { ...formOfLegal(brand.legal), ...form }
      return show(c, brand, refusedDraft(c.var.screen, typed, outcome), form.back, outcome.status)
    }
    return c.redirect(backTo(form.back) ?? `${LIST}?done=saved`, 303)
  })

async function brandOf(c: Context<Dashboard>): Promise<Brand> {
  const brand = await findBrand(c.env.DB, c.req.param('id') ?? '')
  if (!brand) throw noPage()
  return brand
}

function show(c: Context<Dashboard>, brand: Brand, draft: Draft, asked?: string, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  const back = backTo(asked) ?? LIST
  return page(c, screen.t.brands.legalOf(brand.name), <LegalForm {...{ screen, brand, draft, back }} />, status)
}
