import type { Context } from 'hono'
import { Hono } from 'hono'
import type { CommonContent } from '../../../templates/kit/content.ts'
import { endpointOf } from '../../accounts/endpoint.ts'
import { journeyOf } from '../../contacts/leads/journey.ts'
import { leadEndpoints } from '../../contacts/leads/routes.ts'
import { readText } from '../../lib/http.ts'
import { findDraft } from '../../pages/drafts/draft-store.ts'
import { ask, askHere, noPage } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { fragment } from '../fragment.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { chosenIn } from './filter.ts'
import { judge, type Said, undo } from './judging.tsx'
import { leadsOf, loadDesk } from './load.ts'
import { judgeAction, Leads, Said as SaidPlace } from './page.tsx'
import { Person } from './person.tsx'
import { LeadRow } from './row.tsx'
import type { Sought } from './search.tsx'
import { Summary } from './summary.tsx'

const LIST = endpointOf(leadEndpoints, 'GET', '/leads')
const SEARCH = endpointOf(leadEndpoints, 'POST', '/leads/search')

/** /app/leads: who came, what became of them, and what to do about it. `?format=csv` is the API's own file. */
export const leads = new Hono<Dashboard>()
  .use(atLeast('analyst'))
  .get('/', c => {
    if (c.req.query('format') !== 'csv') return show(c, {})
    const { filter } = chosenIn(c.req.query(), c.var.now)
    return ask(c, LIST, { query: { ...definedOf(filter), format: 'csv' } })
  })
  .post('/search', atLeast('editor'), async c => show(c, { sought: await seek(c) }))
  .post('/status', atLeast('editor'), async c => {
    const { query } = chosenIn(c.req.query(), c.var.now)
    const said = await judge(c, await formIn(c), `/app/leads/undo?${query}`)
    return c.req.query('part') ? answerRow(c, said) : show(c, { said })
  })
  .post('/undo', atLeast('editor'), async c => show(c, { said: await undo(c, await formIn(c)) }))
  .get('/:id', c => showPerson(c, null))
  .post('/:id/status', atLeast('editor'), async c =>
    showPerson(c, await judge(c, await formIn(c), `/app/leads/${c.req.param('id')}/undo`)),
  )
  .post('/:id/undo', atLeast('editor'), async c => showPerson(c, await undo(c, await formIn(c))))

async function show(c: Context<Dashboard>, { sought = null, said }: { sought?: Sought | null; said?: Said }) {
  const { screen, now } = c.var
  const chosen = chosenIn(c.req.query(), now)
  const desk = await loadDesk(c.env, screen.viewer!.role, chosen, c.req.query('cursor') ?? '')
  const body = <Leads {...{ screen, chosen, desk, sought }} said={said?.text ?? null} typed={said?.typed ?? null} />
  return page(c, screen.t.leadDesk.title, body, said?.ok === false || sought?.by === null ? 422 : 200)
}

/** What a row's own form changed, for the script: the row, the summary, and what is to be said. */
async function answerRow(c: Context<Dashboard>, { ok, text, typed, leads }: Said) {
  const { screen, now } = c.var
  const chosen = chosenIn(c.req.query(), now)
  const { role } = screen.viewer!
  const [[lead], { summary, cost }] = await Promise.all([
    leadsOf(c.env, role, leads.slice(0, 1)),
    loadDesk(c.env, role, chosen, ''),
  ])
  const action = judgeAction(chosen)
  return fragment(
    c,
    <>
      <SaidPlace>{text}</SaidPlace>
      {lead && <LeadRow {...{ screen, lead, action, edits: true, typed: typed?.value }} />}
      <Summary screen={screen} summary={summary} cost={cost} />
    </>,
    ok ? 200 : 422,
  )
}

async function showPerson(c: Context<Dashboard>, said: Said | null) {
  const { screen } = c.var
  const journey = await journeyOf(c.env, screen.viewer!.role, c.req.param('id') ?? '')
  if (!journey) throw noPage()
  const { lead, answers } = journey
  const draft = answers && (await findDraft(c.env.DB, lead.campaign, lead.ad))
  const { extras = [] } = (draft?.content ?? {}) as Partial<CommonContent>
  const labels = new Map(extras.map(({ name, label }) => [name, label]))
  const body = <Person {...{ screen, journey, labels }} said={said?.text ?? null} typed={said?.typed?.value} />
  return page(c, screen.t.leadDesk.person.title, body, said?.ok === false ? 422 : 200)
}

/** A number is read as somebody who speaks the viewer's language would dial it. */
const DIALLED_IN = { fr: 'FR', en: 'GB' } as const

async function seek(c: Context<Dashboard>): Promise<Sought> {
  const { screen } = c.var
  const q = ((await formIn(c)).get('q') ?? '').trim()
  const body = { q, country: DIALLED_IN[screen.language] }
  const outcome = await outcomeOf(() => askHere(c, SEARCH, body))
  if (!outcome.ok) return { q, by: null, among: null, leads: [] }
  const { by, among, items } = outcome.json as Pick<Sought, 'by' | 'among'> & { items: Sought['leads'] }
  return { q, by, among, leads: items }
}

const FORM_BYTES = 256 * 1024 // a hundred leads, each with what was told of it before and after

/** With each of several fields of one name. */
const formIn = async (c: Context<Dashboard>): Promise<URLSearchParams> =>
  new URLSearchParams(await readText(c.req.raw, FORM_BYTES))

const definedOf = (filter: object): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
