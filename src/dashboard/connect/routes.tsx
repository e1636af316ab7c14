import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import type { Answering } from '../../brands/domain-endpoint.ts'
import { brandEndpoints } from '../../brands/routes.ts'
import { findBrand, listBrands } from '../../brands/store.ts'
import { senderOf } from '../../deliveries/mail.ts'
import { ask, formIn, noPage } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { DomainGuide, type DomainSaid } from './domain.tsx'
import { loadFacts } from './facts.ts'
import { Hub } from './hub.tsx'
import { MailGuide } from './mail.tsx'

const CHANGE = endpointOf(brandEndpoints, 'PATCH', '/brands/:id')
const CHECK = endpointOf(brandEndpoints, 'POST', '/brands/:id/domain/check')
const SHOWN = 100

/** /app/connect: all that can be connected, and how it stands. */
export const connecting = new Hono<Dashboard>()
  .get('/', async c => {
    const { screen, now } = c.var
    return page(c, screen.t.hub.title, <Hub screen={screen} facts={await loadFacts(c)} now={now} />)
  })

  .get('/mail', c => {
    const { screen } = c.var
    return page(c, screen.t.hub.mail.title, <MailGuide screen={screen} sender={senderOf(c.env.MAIL_FROM)} />)
  })

  .get('/domain', c => showDomains(c, null))
  .post('/domain/:brand', atLeast('editor'), async c => {
    const brand = await brandOf(c)
    const form = await formIn(c)
    const { domain = '' } = form
    const body = { domain: domain.trim() || null }
    const outcome = await outcomeOf(() => ask(c, CHANGE, { params: { id: brand.id }, body }))
    if (outcome.ok) {
      const told = new URLSearchParams({ saved: brand.id, was: brand.domain ?? '' })
      return c.redirect(`/app/connect/domain?${told}`, 303)
    }
    const draft = refusedDraft(c.var.screen, form, outcome, c.var.screen.t.hub.domain.refused)
    return showDomains(c, { brand: brand.id, draft }, outcome.status)
  })
  .post('/domain/:brand/check', atLeast('editor'), async c => {
    const brand = await brandOf(c)
    const outcome = await outcomeOf(() => ask(c, CHECK, { params: { id: brand.id } }))
    if (!outcome.ok) return showDomains(c, null, outcome.status)
    const { answering } = outcome.json as { answering: Answering }
    return showDomains(c, { brand: brand.id, answering })
  })

async function brandOf(c: Context<Dashboard>) {
  const brand = await findBrand(c.env.DB, c.req.param('brand') ?? '')
  if (!brand) throw noPage()
  return brand
}

async function showDomains(c: Context<Dashboard>, said: DomainSaid | null, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  const brands = await listBrands(c.env.DB, '', SHOWN)
  return page(c, screen.t.hub.domain.title, <DomainGuide {...{ screen, brands, said }} />, status)
}
