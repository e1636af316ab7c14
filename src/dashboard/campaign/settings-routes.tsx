import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { listBrands } from '../../brands/store.ts'
import { campaignEndpoints } from '../../campaigns/routes.ts'
import { hasSpent } from '../../campaigns/store.ts'
import { HttpError } from '../../lib/http.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { askHere, formIn } from '../ask.ts'
import { campaignOf } from '../at-address.ts'
import { outcomeOf } from '../call.ts'
import { MOST_BRANDS } from '../create/load.ts'
import { refusedDraft } from '../draft.ts'
import { type Draft, EMPTY } from '../fields.tsx'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { Settings, settingsPath } from './settings.tsx'

const CHANGE = endpointOf(campaignEndpoints, 'PATCH', '/campaigns/:slug')
const DUPLICATE = endpointOf(pageEndpoints, 'POST', '/campaigns/:slug/duplicate')

/** /app/campaigns/:slug/settings */
export const settings = new Hono<Dashboard>()
  .use(atLeast('editor'))
  .get('/', c => show(c, EMPTY))
  .post('/', async c => {
    const campaign = await campaignOf(c)
    const form = await formIn(c)
    const { name, status, brand, currency } = form
    const body = Object.fromEntries(
      Object.entries({ name, status, brand, currency }).filter(([, text]) => text !== undefined),
    )
    const outcome = await outcomeOf(() => askHere(c, CHANGE, body))
    if (!outcome.ok) {
      const words = { ...c.var.screen.t.desk.refused, ...c.var.screen.t.creating.refused }
      return show(c, refusedDraft(c.var.screen, form, outcome, words), outcome.status)
    }
    const did = status === 'archived' ? 'archived' : 'saved'
    const was = status && status !== campaign.status ? `&was=${campaign.status}` : ''
    return c.redirect(`${settingsPath(campaign)}?did=${did}${was}`, 303)
  })

/** /app/campaigns/:slug/duplicate: to the settings of the copy, where it is named. */
export const duplicating = new Hono<Dashboard>().use(atLeast('editor')).post('/', async c => {
  const campaign = await campaignOf(c)
  const name = c.var.screen.t.creating.settings.copyOf(campaign.name)
  const outcome = await outcomeOf(() => askHere(c, DUPLICATE, { name: name.slice(0, 120) }))
  if (!outcome.ok) throw new HttpError(outcome.status, outcome.code, c.var.screen.t.errors.refused)
  const { slug } = outcome.json as { slug: string }
  return c.redirect(`${settingsPath({ slug })}?did=duplicated`, 303)
})

async function show(c: Context<Dashboard>, draft: Draft, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  const campaign = await campaignOf(c)
  const [brands, isSpent] = await Promise.all([
    listBrands(c.env.DB, '', MOST_BRANDS),
    hasSpent(c.env.DB, campaign.slug),
  ])
  return page(
    c,
    `${screen.t.creating.settings.title} · ${campaign.name}`,
    <Settings {...{ screen, campaign, brands, isSpent, draft }} />,
    status,
  )
}
