import type { ListRow } from '../../destinations/contract-lists.ts'
import type { Told } from './member-verdicts.ts'
import { ask, countUnnamed, type Run, type Said, type Step } from './run.ts'

/** Somebody, and the rows of theirs that the platform is told. */
interface Telling {
  id: string
  rows: readonly ListRow[]
}

interface Waiting extends Telling {
  accepted: number
  refused: number
  reason: string
  receipt: string | null
}

type Act = 'add' | 'remove'
type Settle = (told: Told[]) => Promise<unknown>

/** Adds people to the platform's list, or takes them off. What is refused whole is sent in halves, so that one whom the
 *  platform does not want never keeps out the others. Each group is settled as soon as it is answered for. */
export function tell(run: Run, act: Act, people: readonly Telling[], settle: Settle): Step {
  const kinds = [...new Set(people.flatMap(({ rows }) => rows.map(({ kind }) => kind)))]
  const waiting = people.map(person => ({ ...person, accepted: 0, refused: 0, reason: '', receipt: null }))
  return tellPart(run, act, waiting, kinds, settle)
}

async function tellPart(run: Run, act: Act, people: Waiting[], kinds: readonly string[], settle: Settle): Step {
  for (const [at, kind] of kinds.entries()) {
    const rows = people.flatMap(person => person.rows.filter(row => row.kind === kind).map(row => ({ person, row })))
    if (rows.length === 0) continue
    const cells = rows.map(({ row }) => row.cells)
    const said = await ask(
      run,
      (call, { lists }) => lists.change({ list: run.list.platformList!, act, kind, rows: cells }, call),
      (answer, { lists }) => lists.judge(answer, cells.length),
    )
    const missing = tookNone(said, cells.length) ? await seekList(run) : null
    if (missing) return missing
    switch (said.kind) {
      case 'stop':
        return said
      case 'split':
        if (people.length > 1) return tellHalves(run, act, people, kinds.slice(at), settle)
        for (const { person } of rows) refuse(person, said.reason)
        break
      case 'refused':
        for (const { person } of rows) refuse(person, said.reason)
        break
      case 'accepted': {
        countUnnamed(run, said.unnamed)
        const refused = new Map(said.refused.map(({ at: place, reason }) => [place, reason]))
        for (const [place, { person }] of rows.entries()) {
          const reason = refused.get(place)
          if (reason === undefined) accept(person, said.receipt)
          else refuse(person, reason)
        }
      }
    }
  }
  const told = people.map(person => verdictOf(act, person))
  await settle(told)
  count(run, act, told)
  return null
}

const tookNone = (said: Said, sent: number): boolean =>
  said.kind === 'split' || said.kind === 'refused' || (said.kind === 'accepted' && said.refused.length === sent)

/** Before a person is blamed for a refusal: whether the list is there at all. */
async function seekList(run: Run): Step {
  const { look } = run.destination.lists
  if (!look || run.isListSeen) return null
  const said = await ask(run, call => look.request(run.list.platformList!, call), look.judge)
  if (said.kind === 'stop') return said
  run.isListSeen = true
  return null
}

async function tellHalves(run: Run, act: Act, people: Waiting[], kinds: readonly string[], settle: Settle): Step {
  const middle = Math.ceil(people.length / 2)
  return (
    (await tellPart(run, act, people.slice(0, middle), kinds, settle)) ??
    (await tellPart(run, act, people.slice(middle), kinds, settle))
  )
}

function accept(person: Waiting, receipt: string | undefined): void {
  person.accepted++
  person.receipt = receipt ?? person.receipt
}

function refuse(person: Waiting, reason: string): void {
  person.refused++
  person.reason = reason
}

/** One row is enough to be on a list; to be off it, every row has to be. */
function verdictOf(act: Act, { id, accepted, refused, reason, receipt }: Waiting): Told {
  const taken = act === 'add' ? accepted > 0 : refused === 0
  return { id, taken, reason: taken ? '' : reason, receipt }
}

function count({ tally }: Run, act: Act, told: readonly Told[]): void {
  const taken = told.filter(t => t.taken).length
  if (act === 'add') tally.added += taken
  else tally.removed += taken
  tally.refused += told.length - taken
}
