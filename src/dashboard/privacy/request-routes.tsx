import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import type { AccessFile } from '../../contacts/requests/access.ts'
import { requestEndpoints } from '../../contacts/requests/routes.ts'
import type { ShownRequest } from '../../contacts/requests/shown.ts'
import type { Named } from '../../contacts/requests/subject.ts'
import { isUuidV7 } from '../../lib/ids.ts'
import { dayOf } from '../../lib/time.ts'
import type { Facts } from '../../privacy/facts.ts'
import { privacyEndpoints } from '../../privacy/routes.ts'
import { allOf, answerOf, ask, formIn, noPage, pageOf } from '../ask.ts'
import { type Outcome, outcomeOf } from '../call.ts'
import type { Form } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard, Screen } from '../screen.ts'
import { namesFor } from '../who.ts'
import { accessPage } from './access-page.tsx'
import { Certificate } from './certificate.tsx'
import { REQUESTS } from './frame.tsx'
import { type Preview, PreviewPage } from './preview.tsx'
import { Requests } from './requests.tsx'
import { namedBy } from './who.ts'

const AT = '/privacy/requests'
const LIST = endpointOf(requestEndpoints, 'GET', AT)
const NOTE = endpointOf(requestEndpoints, 'POST', AT)
const ONE = endpointOf(requestEndpoints, 'GET', `${AT}/:id`)
const OPEN = endpointOf(requestEndpoints, 'POST', `${AT}/:id/preview`)
const ERASE_NOTED = endpointOf(requestEndpoints, 'POST', `${AT}/:id/erase`)
const ACCESS_NOTED = endpointOf(requestEndpoints, 'POST', `${AT}/:id/access`)
const DECLINE = endpointOf(requestEndpoints, 'POST', `${AT}/:id/decline`)
const PREVIEW = endpointOf(requestEndpoints, 'POST', '/privacy/preview')
const ERASE = endpointOf(requestEndpoints, 'POST', '/erasures')
const ACCESS = endpointOf(requestEndpoints, 'POST', '/privacy/access')
const FACTS = endpointOf(privacyEndpoints, 'GET', '/privacy/facts')

/** /app/privacy/requests: somebody is looked for, what there is of them is shown, and then it is done. Who they are is in forms
 *  alone: no address and no log has it. */
export const requests = new Hono<Dashboard>()
  .use(atLeast('editor'))

  .get('/', c => show(c, null))

  .post('/search', async c => {
    const form = await formIn(c)
    return previewed(c, form, null)
  })

  .post('/note', async c => {
    const form = await formIn(c)
    const who = namedBy(form.who ?? '')
    if (!who) return show(c, { form, code: 'not-a-visitor' }, 422)
    const outcome = await outcomeOf(() => ask(c, NOTE, { body: { ...who, kind: form.kind, ...received(form) } }))
    return outcome.ok
      ? c.redirect(`${REQUESTS}?done=noted`, 303)
      : show(c, { form, code: outcome.code }, outcome.status)
  })

  .post('/erase', async c => {
    const form = await formIn(c)
    const who = namedBy(form.who ?? '')
    if (!who) return show(c, { form, code: 'not-a-visitor' }, 422)
    const outcome = await outcomeOf(() => ask(c, ERASE, { body: { ...who, ...received(form) } }))
    return outcome.ok ? c.redirect(`${REQUESTS}/${idOf(outcome)}`, 303) : previewed(c, form, outcome.code)
  })

  .post('/access', async c => {
    const form = await formIn(c)
    const who = namedBy(form.who ?? '')
    if (!who) return show(c, { form, code: 'not-a-visitor' }, 422)
    const outcome = await outcomeOf(() => ask(c, ACCESS, { body: { ...who, ...received(form) } }))
    return outcome.ok ? accessFile(c, outcome, form.format) : previewed(c, form, outcome.code)
  })

  .post('/:id/open', c => opened(c, null))
  .post('/:id/erase', async c => {
    const params = { id: c.req.param('id') }
    const outcome = await outcomeOf(() => ask(c, ERASE_NOTED, { params }))
    return outcome.ok ? c.redirect(`${REQUESTS}/${params.id}`, 303) : opened(c, outcome.code)
  })
  .post('/:id/access', async c => {
    const { format } = await formIn(c)
    const outcome = await outcomeOf(() => ask(c, ACCESS_NOTED, { params: { id: c.req.param('id') } }))
    return outcome.ok ? accessFile(c, outcome, format) : opened(c, outcome.code)
  })
  .post('/:id/decline', async c => {
    const { reason } = await formIn(c)
    const params = { id: c.req.param('id') }
    const outcome = await outcomeOf(() => ask(c, DECLINE, { params, body: { reason } }))
    return outcome.ok ? c.redirect(`${REQUESTS}/${params.id}`, 303) : opened(c, outcome.code)
  })

  .get('/:id', async c => {
    const { screen, now } = c.var
    const outcome = await outcomeOf(() => ask(c, ONE, { params: { id: c.req.param('id') } }))
    if (!outcome.ok) throw noPage()
    const request = outcome.json as ShownRequest
    const [{ brands }, names] = await Promise.all([answerOf<Facts>(c, FACTS), namesFor(c, [request.endedBy ?? ''])])
    const title = screen.t.privacy.requests.certificateTitle[request.kind]
    return page(c, title, <Certificate {...{ screen, request, brands, names, now }} />)
  })

const received = ({ received: day = '' }: Form) => (day === '' ? {} : { received: day })

const idOf = ({ json }: Extract<Outcome, { ok: true }>): string => (json as { id: string }).id

const refusalIn = ({ t }: Screen, code: string): string =>
  t.privacy.requests.refused[code] ?? t.privacy.requests.refused.other!

const SHOWN = '50'

async function show(
  c: Context<Dashboard>,
  wrong: { form: Form; code: string } | null,
  status: ContentfulStatusCode = 200,
) {
  const { screen, now } = c.var
  const [{ items, next }, open] = await Promise.all([
    pageOf<ShownRequest>(c, LIST, SHOWN),
    allOf<ShownRequest>(c, LIST, { state: 'open' }),
  ])
  const names = await namesFor(
    c,
    [...open, ...items].map(({ endedBy, notedBy }) => endedBy ?? notedBy),
  )
  const shown = {
    ...{ open, items, next, names, now },
    noted: c.req.query('done') === 'noted',
    typed: { who: wrong?.form.who ?? '', received: wrong?.form.received ?? '' },
    refused: wrong && refusalIn(screen, wrong.code),
  }
  return page(c, screen.t.privacy.requests.title, <Requests screen={screen} shown={shown} />, status)
}

/** Somebody, as they were typed. `code`: what was refused a moment ago. */
async function previewed(c: Context<Dashboard>, form: Form, code: string | null) {
  const who = namedBy(form.who ?? '')
  if (!who) return show(c, { form, code: 'not-a-visitor' }, 422)
  const outcome = await outcomeOf(() => ask(c, PREVIEW, { body: who }))
  if (!outcome.ok) return show(c, { form, code: outcome.code }, outcome.status)
  const { screen } = c.var
  const preview = outcome.json as Preview
  const received = form.received ?? dayOf(c.var.now)
  const refused = code && refusalIn(screen, code)
  const title = screen.t.privacy.requests.preview
  return page(c, title, <PreviewPage {...{ screen, who, received, preview, refused }} open={null} />)
}

/** A request that was noted before. */
async function opened(c: Context<Dashboard>, code: string | null) {
  const id = c.req.param('id') ?? ''
  if (!isUuidV7(id)) throw noPage()
  const [one, outcome] = [
    await outcomeOf(() => ask(c, ONE, { params: { id } })),
    await outcomeOf(() => ask(c, OPEN, { params: { id } })),
  ]
  if (!one.ok) throw noPage()
  if (!outcome.ok) return show(c, { form: {}, code: outcome.code }, outcome.status)
  const { screen } = c.var
  const { kind, receivedAt } = one.json as ShownRequest
  const { named: who, ...preview } = outcome.json as Preview & { named: Named }
  const about = { screen, who, received: dayOf(receivedAt), preview, open: { id, kind } }
  return page(
    c,
    screen.t.privacy.requests.preview,
    <PreviewPage {...about} refused={code && refusalIn(screen, code)} />,
  )
}

/** A download: what it holds is for one person alone, and no page of ours keeps it. */
async function accessFile(c: Context<Dashboard>, { json }: Extract<Outcome, { ok: true }>, format?: string) {
  const { file } = json as { file: AccessFile }
  const head = (ending: string, type: string) => ({
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="access-${file.reference}.${ending}"`,
    'Cache-Control': 'no-store',
  })
  if (format === 'json') return c.body(JSON.stringify(file, null, 2), 200, head('json', 'application/json'))
  const { brands } = await answerOf<Facts>(c, FACTS)
  const controllers = [...new Set(brands.map(({ name, legal }) => legal.company ?? name))]
  return c.body(String(await accessPage(c.var.screen, file, controllers)), 200, head('html', 'text/html'))
}
