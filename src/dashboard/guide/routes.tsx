import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { brandEndpoints } from '../../brands/routes.ts'
import { demoEndpoints } from '../../campaigns/demo-routes.ts'
import { firstSteps } from '../../campaigns/first-steps.ts'
import { slugOf } from '../../campaigns/import/slugs.ts'
import { newId } from '../../lib/ids.ts'
import { ask, formIn } from '../ask.ts'
import { IDENTITY } from '../brands/legal-fields.ts'
import { outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import type { Draft } from '../fields.tsx'
import type { Form } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { loadGuide } from './load.ts'
import { GuidePage } from './page.tsx'

const ADD_BRAND = endpointOf(brandEndpoints, 'POST', '/brands')
const CHANGE_BRAND = endpointOf(brandEndpoints, 'PATCH', '/brands/:id')
const REMOVE_DEMO = endpointOf(demoEndpoints, 'DELETE', '/demo')

/** /app/guide: from nothing to a page of one's own that somebody has seen; the demo leaves from here. */
export const guide = new Hono<Dashboard>()
  .get('/', c => show(c))

  .post('/identity', atLeast('editor'), async c => {
    const form = await formIn(c)
    const { brand } = await firstSteps(c.env.DB)
    const legal = Object.fromEntries(IDENTITY.map(field => [field, (form[`legal.${field}`] ?? '').trim()]))
    const outcome = await outcomeOf(() =>
      brand
        ? ask(c, CHANGE_BRAND, { params: { id: brand.id }, body: { legal } })
        : ask(c, ADD_BRAND, { body: { id: idOf(form), name: form.name ?? '', legal } }),
    )
    if (outcome.ok) return c.redirect('/app/guide', 303)
    return show(c, refusedDraft(c.var.screen, form, outcome), outcome.status)
  })

  .post('/remove-demo', atLeast('owner'), async c => {
    const outcome = await outcomeOf(() => ask(c, REMOVE_DEMO))
    return outcome.ok || outcome.code === 'no-demo'
      ? c.redirect('/app/guide?removed=1', 303)
      : show(c, undefined, outcome.status)
  })

/** A brand's address, made from its name; the end of an id keeps two of one name apart. */
const idOf = ({ name = '' }: Form): string => `${slugOf(name).slice(0, 50)}-${newId().slice(-4)}`

async function show(c: Context<Dashboard>, draft?: Draft, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  return page(c, screen.t.guide.title, <GuidePage screen={screen} guide={await loadGuide(c, draft)} />, status)
}
