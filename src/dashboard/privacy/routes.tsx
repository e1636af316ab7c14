import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { brandEndpoints } from '../../brands/routes.ts'
import { leavingEndpoints } from '../../leaving/routes.ts'
import { HttpError } from '../../lib/http.ts'
import type { ConsentReport } from '../../privacy/consent.ts'
import type { Facts } from '../../privacy/facts.ts'
import type { Left, Total } from '../../privacy/register.ts'
import { privacyEndpoints } from '../../privacy/routes.ts'
import { answerOf, ask, formIn, noPage } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { atLeast } from '../guard.tsx'
import { namingCampaigns } from '../named.ts'
import { page } from '../page.tsx'
import { periodOf } from '../period.ts'
import { type Dashboard, viewerMay } from '../screen.ts'
import { keyNames } from '../who.ts'
import { Consent } from './consent.tsx'
import { Export } from './export.tsx'
import { HERE } from './frame.tsx'
import { PAPERS, paperOf } from './papers/index.ts'
import { markdownOf } from './papers/paper.ts'
import { PaperPage, Papers } from './papers.tsx'
import { Register } from './register.tsx'
import { requests } from './request-routes.tsx'
import { Retention, type RetentionPage } from './retention.tsx'

const CONSENT = endpointOf(privacyEndpoints, 'GET', '/privacy/consent')
const REGISTER = endpointOf(privacyEndpoints, 'GET', '/privacy/register')
const KEPT = endpointOf(privacyEndpoints, 'GET', '/privacy/retention')
const KEEP = endpointOf(privacyEndpoints, 'PUT', '/privacy/retention')
const FACTS = endpointOf(privacyEndpoints, 'GET', '/privacy/facts')
const EVERYTHING = endpointOf(leavingEndpoints, 'GET', '/export')
const BRAND = endpointOf(brandEndpoints, 'PATCH', '/brands/:id')

/** /app/privacy: who agreed, what left, what people ask for, how long things are kept, and the documents to keep. Analysts see
 *  figures; editors answer requests; owners set how long, and take everything away. */
export const privacy = new Hono<Dashboard>()
  .use(atLeast('analyst'))

  .get('/', async c => {
    const asked = periodOf(c)
    if (c.req.query('format') === 'csv') return ask(c, CONSENT, { query: { ...asked.range, format: 'csv' } })
    const report = await answerOf<ConsentReport>(c, CONSENT, { query: { ...asked.range } })
    const screen = await namingCampaigns(c, c.var.screen)
    return page(c, screen.t.privacy.tab.consent, <Consent screen={screen} report={report} asked={asked} />)
  })

  .get('/register', async c => {
    const asked = periodOf(c)
    const { destination = '', kind = '', cursor = '', format = '' } = c.req.query()
    const query = { ...asked.range, cursor, ...(destination && { destination }), ...(kind && { kind }) }
    if (format === 'csv') return ask(c, REGISTER, { query: { ...query, format } })
    const answer = await answerOf<{ items: Left[]; next: string | null; totals: Total[] }>(c, REGISTER, { query })
    const { screen } = c.var
    const shown = { ...answer, wanted: { destination, kind }, keys: await keyNames(c, answer.items) }
    return page(c, screen.t.privacy.tab.register, <Register screen={screen} asked={asked} shown={shown} />)
  })

  .route('/requests', requests)

  .get('/retention', c => retention(c, null))
  .post('/retention', atLeast('owner'), async c => {
    const { months = '' } = await formIn(c)
    const { kept } = await keptNow(c)
    const outcome = await outcomeOf(() => ask(c, KEEP, { body: { viewMonths: numberOf(months) } }))
    if (!outcome.ok) return retention(c, { what: 'views', typed: months }, outcome.status)
    return c.redirect(changed('views', kept.views.chosen), 303)
  })
  .post('/retention/brands/:id', atLeast('owner'), async c => {
    const { months = '' } = await formIn(c)
    const id = c.req.param('id')
    const { brands } = await keptNow(c)
    const brand = brands.find(each => each.id === id)
    if (!brand) throw noPage()
    const body = { legal: { retentionMonths: numberOf(months) } }
    const outcome = await outcomeOf(() => ask(c, BRAND, { params: { id }, body }))
    if (!outcome.ok) return retention(c, { what: id, typed: months }, outcome.status)
    return c.redirect(changed(id, brand.legal.retentionMonths), 303)
  })

  .get('/papers', async c => {
    const { screen } = c.var
    const facts = await answerOf<Facts>(c, FACTS)
    const papers = { record: paperOf(screen, 'record', facts), dpia: paperOf(screen, 'dpia', facts) }
    return page(c, screen.t.privacy.tab.papers, <Papers screen={screen} papers={papers} />)
  })
  .get('/papers/:name', async c => {
    const name = PAPERS.find(each => each === c.req.param('name'))
    if (!name) throw noPage()
    const { screen, now } = c.var
    const words = screen.t.privacy.papers
    const paper = paperOf(screen, name, await answerOf<Facts>(c, FACTS))
    const made = words.made(screen.f.dayAt(now))
    if (c.req.query('format') !== 'md') return page(c, paper.title, <PaperPage {...{ screen, name, paper, made }} />)
    return c.body(markdownOf(paper, { ...words, made }), 200, {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}-${screen.language}.md"`,
      'Cache-Control': 'no-store',
    })
  })

  .get('/export', atLeast('owner'), c =>
    page(c, c.var.screen.t.privacy.tab.export, <Export screen={c.var.screen} refused={null} />),
  )
  .post('/export', atLeast('owner'), async c => {
    const { from = '', to = '' } = await formIn(c)
    try {
      return await ask(c, EVERYTHING, { query: { ...(from && { from }), ...(to && { to }) } })
    } catch (error) {
      if (!(error instanceof HttpError) || error.status === 403) throw error
      const refused = { code: error.code, typed: { from, to } }
      const { screen } = c.var
      return page(c, screen.t.privacy.tab.export, <Export screen={screen} refused={refused} />, error.status)
    }
  })

/** Null: nothing was typed. What is no number is for the API to refuse. */
const numberOf = (months: string): number | string | null =>
  months.trim() === '' ? null : /^\d+$/.test(months.trim()) ? Number(months) : months

const changed = (what: string, before: number | null): string =>
  `${HERE}/retention?${new URLSearchParams({ done: what, before: String(before ?? '') })}`

async function keptNow(c: Context<Dashboard>): Promise<Pick<RetentionPage, 'kept' | 'brands'>> {
  const [kept, { brands }] = await Promise.all([answerOf<RetentionPage['kept']>(c, KEPT), answerOf<Facts>(c, FACTS)])
  return { kept, brands }
}

async function retention(c: Context<Dashboard>, wrong: RetentionPage['wrong'], status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  const { done, before = '' } = c.req.query()
  const isOwner = viewerMay(screen.viewer, 'owner')
  const shown = { ...(await keptNow(c)), wrong, changed: done && isOwner && !wrong ? { what: done, before } : null }
  return page(c, screen.t.privacy.tab.retention, <Retention screen={screen} shown={shown} />, status)
}
