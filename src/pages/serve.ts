import type { Context } from 'hono'
import { Hono } from 'hono'
import { isSlug } from '../lib/text.ts'
import { readConsent } from '../pixel/consent/consent.ts'
import { noteProgress, stageOf } from '../pixel/sequence.ts'
import { givenTo, ownPage, versionsOf } from './arm.ts'
import { mintToken } from './form/token.ts'
import { livePage } from './live.ts'
import { etagOf, notModified, sendPage } from './send.ts'
import type { LivePage } from './store.ts'

type Visit = Context<{ Bindings: Env }>

/** What visitors meet: /:campaign and /:campaign/:ad, their form and its thanks; and what the team shows before. */
export const pages = new Hono<{ Bindings: Env }>()
  .get('/preview/:campaign/:ad/:key', async c => (await import('./versions/preview.tsx')).preview(c, Date.now()))
  .get('/:campaign/thanks', c => withPage(c, '', thanks))
  .get('/:campaign/:ad/thanks', c => withPage(c, c.req.param('ad'), thanks))
  .get('/:campaign', c => withPage(c, '', show))
  .get('/:campaign/:ad', c => withPage(c, c.req.param('ad'), show))
  .post('/:campaign', c => withPage(c, '', send))
  .post('/:campaign/:ad', c => withPage(c, c.req.param('ad'), send))

type Answer = (c: Visit, live: LivePage, now: number) => Promise<Response>

const show: Answer = async (c, live, now) => {
  if (live.ended) return (await import('./ended.tsx')).ended(c, live.snapshot)
  const given = givenTo(c, live, now)
  const { page, variant } = given
  const { snapshot } = page
  const { campaign } = snapshot.page
  const { visitor } = readConsent(c)
  const sequence = visitor ? await noteProgress(c, visitor, [{ campaign }], now) : null
  const stage = sequence && stageOf(sequence.get(campaign), now, live.sequence)
  const etag = etagOf(c, given, stage, now)
  const same = notModified(c, etag)
  if (same) return same
  const slots = { ...(await mintToken(c.env.SIGNING_KEY, snapshot, variant)), variant }
  return sendPage(c, { page, snapshot, slots, stage, now }, 200, { ETag: etag })
}

const thanks: Answer = async (c, live, now) => {
  const { renderThanks } = await import('./render.ts')
  const { snapshot } = ownPage(c, live, now)
  const page = { html: renderThanks(snapshot) }
  return sendPage(c, { page, snapshot, slots: { view: '', token: '' }, stage: null, now }, 200)
}

// Whoever opened the page before it was taken down may still send its form.
const send: Answer = async (c, live, now) => {
  const { submit } = await import('./form/submit.ts')
  const shown = versionsOf(live).map(({ snapshot }) => snapshot)
  return submit(c, live.snapshot, now, shown)
}

/** `ad` is '' for a campaign's own URL. */
async function withPage(c: Visit, ad: string, answer: Answer): Promise<Response> {
  const now = Date.now()
  const campaign = c.req.param('campaign') ?? ''
  if (!isSlug(campaign) || (ad !== '' && !isSlug(ad))) return c.notFound()
  let live: LivePage | null
  try {
    live = await livePage(c.env, c.executionCtx, campaign, ad, now)
  } catch {
    // Logged where it happened: nothing is known of this page here, and D1 does not answer.
    return (await import('./plain.tsx')).notNow(c)
  }
  return live ? answer(c, live, now) : c.notFound()
}
