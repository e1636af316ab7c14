import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { mailIsOn } from '../../deliveries/mail.ts'
import { closedDays } from '../../funnel/range.ts'
import { paged, readPaging } from '../../lib/paging.ts'
import { loadDigest } from '../../notices/digest.ts'
import type { ShownRecipient } from '../../notices/recipient-routes.ts'
import { noticeEndpoints } from '../../notices/routes.ts'
import { listNotices } from '../../notices/store.ts'
import { allOf, ask, formIn } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import { atLeast } from '../guard.tsx'
import { namingCampaigns } from '../named.ts'
import { page } from '../page.tsx'
import { type Dashboard, viewerMay } from '../screen.ts'
import { DigestPage } from './digest-page.tsx'
import { Notices, type NoticesPage } from './page.tsx'
import { recipientIn } from './recipient-form.ts'

const NOTICES = endpointOf(noticeEndpoints, 'GET', '/notices')
const DIGEST = endpointOf(noticeEndpoints, 'GET', '/digest')
const PEOPLE = '/notices/recipients'
const LIST = endpointOf(noticeEndpoints, 'GET', PEOPLE)
const ADD = endpointOf(noticeEndpoints, 'POST', PEOPLE)
const CHANGE = endpointOf(noticeEndpoints, 'PUT', `${PEOPLE}/:id`)
const REMOVE = endpointOf(noticeEndpoints, 'DELETE', `${PEOPLE}/:id`)
const SEND = endpointOf(noticeEndpoints, 'POST', `${PEOPLE}/:id/send`)
const DISMISS = endpointOf(noticeEndpoints, 'POST', '/notices/:id/dismiss')

/** /app/notices: what is wrong, who is told, and what the next digest says. `?format=csv` is the API's own file. */
export const notices = new Hono<Dashboard>()
  .get('/', c => (isFile(c) ? ask(c, NOTICES, { query: c.req.query() }) : show(c, null)))
  .get('/digest', async c => {
    if (isFile(c)) return ask(c, DIGEST, { query: c.req.query() })
    const { screen, now } = c.var
    const digest = await loadDigest(c.env.DB, closedDays(7, now))
    return page(c, screen.t.notices.digest.title, <DigestPage screen={screen} digest={digest} />)
  })
  .post('/recipients', atLeast('editor'), c =>
    act(c, ADD, 'added', ({ email, ...form }) => ({ email, ...recipientIn(form) })),
  )
  .post('/recipients/:id', atLeast('editor'), c => act(c, CHANGE, 'saved', recipientIn))
  .post('/recipients/:id/remove', atLeast('editor'), c => act(c, REMOVE, 'gone'))
  .post('/recipients/:id/send', atLeast('editor'), c => act(c, SEND, 'sent'))
  .post('/:id/dismiss', atLeast('editor'), c => act(c, DISMISS, 'dismissed', ({ reason = '' }) => ({ reason })))

const isFile = (c: Context<Dashboard>): boolean => c.req.query('format') === 'csv'

async function act(
  c: Context<Dashboard>,
  e: typeof ADD,
  done: string,
  bodyOf: (form: Record<string, string>) => unknown = () => undefined,
) {
  const form = await formIn(c)
  const id = c.req.param('id') ?? 'new'
  const outcome = await outcomeOf(() => ask(c, e, { params: { id }, body: bodyOf(form) }))
  if (outcome.ok) return c.redirect(`/app/notices?done=${done}`, 303)
  const { screen } = c.var
  const draft = refusedDraft(screen, form, outcome, screen.t.notices.refused)
  return show(c, { of: id, draft }, outcome.status)
}

const OPEN = 200

async function show(c: Context<Dashboard>, refused: NoticesPage['refused'], status: ContentfulStatusCode = 200) {
  const { DB, MAIL_FROM } = c.env
  const { viewer } = c.var.screen
  const { cursor } = readPaging(c)
  const [screen, open, every, people] = await Promise.all([
    namingCampaigns(c, c.var.screen),
    listNotices(DB, 'open', '', OPEN),
    listNotices(DB, 'all', cursor, 50),
    viewerMay(viewer, 'editor') ? allOf<ShownRecipient>(c, LIST) : null,
  ])
  const { items, next } = paged(every, 50, ({ id }) => id)
  const past = items.filter(({ closed_at, dismissed_at }) => closed_at !== null || dismissed_at !== null)
  const shown = { open, past, next, people, mailOn: mailIsOn(MAIL_FROM), refused }
  return page(c, screen.t.notices.name, <Notices screen={screen} shown={shown} />, status)
}
