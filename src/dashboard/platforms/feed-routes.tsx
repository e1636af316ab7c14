import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { listCampaigns } from '../../campaigns/store.ts'
import { feedEndpoints } from '../../deliveries/feed-routes.ts'
import { HttpError } from '../../lib/http.ts'
import { answerOf, ask, formIn, pageOf } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import { type Draft, EMPTY } from '../fields.tsx'
import type { Form } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { audienceNames } from '../named.ts'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { Feeds, type Once, type ShownFeed } from './feeds.tsx'

const FEEDS = endpointOf(feedEndpoints, 'GET', '/feeds')
const ADD = endpointOf(feedEndpoints, 'POST', '/feeds')
const ROTATE = endpointOf(feedEndpoints, 'POST', '/feeds/:id/rotate')
const REVOKE = endpointOf(feedEndpoints, 'DELETE', '/feeds/:id')
const CAMPAIGNS = 200
const SHOWN = '20'

/** /app/feeds: what platforms pull by themselves. */
export const feeds = new Hono<Dashboard>()
  .use(atLeast('analyst'))
  .get('/', c => show(c, {}))

  .post('/audience', atLeast('editor'), async c => {
    const form = await formIn(c)
    const { audience = '', destination } = form
    return added(c, form, 'audience', { audience, destination, everyHours: everyIn(form) })
  })
  .post('/conversions', atLeast('editor'), async c => {
    const form = await formIn(c)
    const {
      destination,
      'conversions.kind': kind,
      'conversions.campaign': campaign,
      'conversions.name': name = '',
    } = form
    const conversions = { kind, campaign: campaign || null, name: name.trim() }
    return added(c, form, 'conversions', { conversions, destination, everyHours: everyIn(form) })
  })

  // A password is shown once: on the answer itself, as a redirect could only carry it in a URL.
  .post('/:id/rotate', atLeast('editor'), async c => {
    const { seen = '' } = await formIn(c)
    const outcome = await outcomeOf(() => ask(c, ROTATE, { params: { id: c.req.param('id') }, query: { seen } }))
    if (!outcome.ok) return show(c, { refused: outcome.code }, outcome.status)
    return show(c, { once: outcome.json as Once })
  })
  .post('/:id/revoke', atLeast('editor'), async c => {
    const outcome = await outcomeOf(() => ask(c, REVOKE, { params: { id: c.req.param('id') } }))
    if (!outcome.ok) return show(c, { refused: outcome.code }, outcome.status)
    return c.redirect('/app/feeds?done=revoked', 303)
  })

/** `?audience=&destination=`: from the page of an audience, what the feed is to be made of. */
function chosenIn(c: Context<Dashboard>): Draft {
  const { audience = '', destination = '' } = c.req.query()
  return { ...EMPTY, form: { audience, destination } }
}

const everyIn = ({ everyHours = '' }: Form): number | null => (everyHours === '' ? null : Number(everyHours))

async function added(c: Context<Dashboard>, form: Form, which: 'audience' | 'conversions', body: object) {
  const outcome = await outcomeOf(async () => {
    if (form.after !== (await newestFeed(c)))
      throw new HttpError(409, 'made-since', 'A feed was made since this form was shown.')
    return ask(c, ADD, { body })
  })
  if (outcome.ok) return show(c, { once: outcome.json as Once })
  const { screen } = c.var
  const draft = refusedDraft(screen, form, outcome, screen.t.feeds.refused)
  return show(c, { drafts: { [which]: draft } }, outcome.status)
}

/** A form that is loaded anew makes no second feed. */
async function newestFeed(c: Context<Dashboard>): Promise<string> {
  const { items } = await answerOf<{ items: ShownFeed[] }>(c, FEEDS, { query: { limit: '1' } })
  return items[0]?.id ?? ''
}

interface Said {
  once?: Once | null
  refused?: string | null
  drafts?: Partial<Record<'audience' | 'conversions', Draft>>
}

async function show(
  c: Context<Dashboard>,
  { once = null, refused = null, drafts = {} }: Said,
  status: ContentfulStatusCode = 200,
) {
  const { screen, now } = c.var
  const { DB } = c.env
  const [{ items, next }, newest, audiences, campaigns] = await Promise.all([
    pageOf<ShownFeed>(c, FEEDS, SHOWN),
    newestFeed(c),
    audienceNames(DB),
    listCampaigns(DB, '', CAMPAIGNS),
  ])
  const names = new Map(campaigns.map(({ slug, name }) => [slug, name]))
  const about = { screen, now, feeds: items, next, newest, audiences, campaigns: names, once, refused }
  return page(
    c,
    screen.t.feeds.title,
    <Feeds {...about} drafts={{ audience: chosenIn(c), conversions: EMPTY, ...drafts }} />,
    status,
  )
}
