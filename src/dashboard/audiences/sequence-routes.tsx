import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { allAudienceEndpoints } from '../../audiences/all-routes.ts'
import { daysOf } from '../../audiences/nightly.ts'
import { answerHere, askHere, formIn } from '../ask.ts'
import { campaignOf } from '../at-address.ts'
import { outcomeOf } from '../call.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import { type Dashboard, viewerMay } from '../screen.ts'
import { refusalBy } from './refusal.ts'
import { SequencePage, type SequenceProps, type ShownSequence, type ShownTouches } from './sequence.tsx'
import { settingsBody, settingsFieldAt, settingsForm } from './sequence-form.ts'

const SEQUENCE = endpointOf(allAudienceEndpoints, 'GET', '/campaigns/:slug/sequence')
const SET = endpointOf(allAudienceEndpoints, 'PUT', '/campaigns/:slug/sequence')
const TOUCHES = endpointOf(allAudienceEndpoints, 'GET', '/campaigns/:slug/touches')
const DONE = ['saved', 'made'] as const

/** /app/campaigns/:slug/sequence: when each stage begins, and who is in it. */
export const sequencing = new Hono<Dashboard>()
  .get('/', c => show(c, null))
  .post('/', atLeast('editor'), async c => {
    const form = await formIn(c)
    const outcome = await outcomeOf(() => askHere(c, SET, settingsBody(form)))
    if (outcome.ok) return c.redirect(`/app/campaigns/${c.req.param('slug')}/sequence?done=saved`, 303)
    const { wrong } = refusalBy(outcome.issues, settingsFieldAt, c.var.screen.t.sequence.fields)
    return show(c, { form, refused: { wrong } }, outcome.status)
  })

async function show(
  c: Context<Dashboard>,
  typed: Pick<SequenceProps, 'form' | 'refused'> | null,
  status: ContentfulStatusCode = 200,
) {
  const campaign = await campaignOf(c)
  const { screen } = c.var
  const [sequence, touches] = await Promise.all([
    answerHere<ShownSequence>(c, SEQUENCE),
    answerHere<ShownTouches>(c, TOUCHES),
  ])
  const nights = await nightsOf(c, sequence)
  const { form, refused } = typed ?? { form: settingsForm(sequence.settings), refused: null }
  const done = DONE.find(name => name === c.req.query('done')) ?? null
  const props = { screen, campaign, sequence, touches, nights, form, refused, done }
  return page(c, screen.t.sequence.title, <SequencePage {...props} />, status)
}

async function nightsOf({ env, var: { screen, now } }: Context<Dashboard>, { stages }: ShownSequence) {
  if (!viewerMay(screen.viewer, 'analyst')) return new Map()
  const found = stages.flatMap(({ stage, audience }) => (audience === null ? [] : [{ stage, audience }]))
  const nights = await Promise.all(
    found.map(async ({ stage, audience }) => [stage, (await daysOf(env.DB, audience, now)).at(-1) ?? null] as const),
  )
  return new Map(nights)
}
