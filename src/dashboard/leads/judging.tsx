import type { Context } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { amountIn } from '../../contacts/crm/amounts.ts'
import { conversionEndpoints } from '../../conversions/routes.ts'
import { askHere } from '../ask.ts'
import { type Outcome, outcomeOf } from '../call.ts'
import { Done, Refusal } from '../done.tsx'
import { destinationLabel } from '../platform-names.ts'
import type { Dashboard, Screen } from '../screen.ts'

const JUDGE = endpointOf(conversionEndpoints, 'POST', '/outcomes/status')
const UNDO = endpointOf(conversionEndpoints, 'POST', '/outcomes/undo')

interface Judged {
  items: { lead: string; status: keyof Screen['t']['leadDesk']['statuses'] }[]
  platforms: string[]
}

interface Undone {
  undone: number
  changedSince: string[]
  platforms: string[]
}

/** What a form came to: what is said of it, and an amount that was refused. */
export interface Said {
  ok: boolean
  text: ReturnType<typeof Done>
  typed: { lead: string; value: string } | null
  leads: string[]
}

/** `undoAction`: where the form is sent that takes it back. */
export async function judge(c: Context<Dashboard>, form: URLSearchParams, undoAction: string): Promise<Said> {
  const { screen } = c.var
  const leads = form.getAll('lead')
  const [status, value] = [form.get('status') ?? '', (form.get('value') ?? '').trim()]
  const amount = typedAmount(value, screen.language)
  const isPriced = (status === 'won' || status === 'qualified') && value !== ''
  const body = { leads, status, ...(isPriced && { value: amount }) }
  const outcome = await outcomeOf(() => askHere(c, JUDGE, body))
  if (!outcome.ok)
    return { ok: false, text: refusal(screen, outcome, value), typed: { lead: leads[0] ?? '', value }, leads }
  const { items, platforms } = outcome.json as Judged
  const { judge } = screen.t.leadDesk
  const told = judge.done(screen.f.counted(items.length), screen.t.leadDesk.statuses[items[0]!.status])
  const text = (
    <Done
      screen={screen}
      undo={{ action: undoAction, fields: { items: JSON.stringify(items.map(({ status: _, ...item }) => item)) } }}
    >
      {told}
      {kept(screen, platforms)}
    </Done>
  )
  return { ok: true, text, typed: null, leads }
}

export async function undo(c: Context<Dashboard>, form: URLSearchParams): Promise<Said> {
  const { screen } = c.var
  const outcome = await outcomeOf(() => askHere(c, UNDO, { items: itemsIn(form) }))
  if (!outcome.ok) return { ok: false, text: refusal(screen, outcome, ''), typed: null, leads: [] }
  const { undone, changedSince, platforms } = outcome.json as Undone
  const { judge } = screen.t.leadDesk
  const text = (
    <Done screen={screen}>
      {undone > 0 && judge.undone(screen.f.counted(undone))}
      {changedSince.length > 0 && ` ${judge.changedSince(screen.f.counted(changedSince.length))}`}
      {kept(screen, platforms)}
    </Done>
  )
  return { ok: true, text, typed: null, leads: [] }
}

/** What has left is not called back: whoever reads it has to know. */
const kept = ({ t, f }: Screen, platforms: readonly string[]): string =>
  platforms.length === 0 ? '' : ` ${t.leadDesk.judge.kept(f.list(platforms.map(destinationLabel)))}`

const MARKS = { fr: ',', en: '.' } as const

/** '1 250,50' as people type it; in English '1,250' is a thousand and more. What is no amount stays a text, which the API refuses. */
export function typedAmount(typed: string, language: Screen['language']): number | string {
  const amount = amountIn(typed, MARKS[language])
  return amount === null || amount === 'ambiguous' ? typed : amount.micros / 1e6
}

function itemsIn(form: URLSearchParams): unknown {
  try {
    return JSON.parse(form.get('items') ?? '')
  } catch {
    return null // the API says what it expected
  }
}

function refusal({ t }: Screen, { code, issues }: Extract<Outcome, { ok: false }>, typed: string): Said['text'] {
  const { judge } = t.leadDesk
  const path = issues[0]?.path ?? ''
  const why = () => {
    if (code === 'unknown-lead') return judge.gone
    if (path === 'leads') return judge.nothing
    if (path === 'value') return judge.wrongValue(typed)
    return path === 'currency' ? judge.noCurrency : judge.refused
  }
  return <Refusal>{why()}</Refusal>
}
