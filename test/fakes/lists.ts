import { google } from './google-lists.ts'
import { linkedin } from './linkedin-lists.ts'
import { meta } from './meta-lists.ts'
import { microsoft } from './microsoft-lists.ts'
import { pinterest } from './pinterest-lists.ts'
import { reddit } from './reddit-lists.ts'
import { snapchat } from './snapchat-lists.ts'
import { tiktok } from './tiktok-lists.ts'
import { type Heard, isReply, type Reply, served } from './wire.ts'
import { x } from './x-lists.ts'

/** Cells of one row as they were sent; '' where there was nothing. */
export type Cells = readonly string[]

/** A well-formed request, understood. */
export type Asked =
  | { act: 'create'; name: string; byValue?: boolean }
  | { act: 'publish'; list: string } // made an audience of
  | { act: 'look'; list: string } // whether it is there
  | { act: 'add' | 'remove'; list: string; rows: Cells[]; byValue?: boolean }
  | { act: 'replace'; list: string; rows: Cells[]; byValue?: boolean; session: string; seq: number; last: boolean }
  | { act: 'status'; receipt: string }

/** How a platform keeps lists, as its pages say. */
export interface ListsEndpoint {
  settings: Record<string, unknown>
  secrets: Record<string, unknown>
  tokenUrl: string | null // where access tokens are asked for; null: they are for life
  most: number // rows in a request
  /** `token`: what the request has to bear. A request that is not as it should be is answered as the platform would. */
  read: (heard: Heard, token: string) => Asked | Reply
  made: (id: string, name: string) => Reply
  /** `refused`: places of rows that are not wanted. `odd`: how many are not taken, and not named. */
  changed: (list: string, rows: readonly Cells[], refused: readonly number[], receipt: string, odd: number) => Reply
  /** Whether the other rows are taken when some are refused. */
  takesOthers: boolean
  status?: (receipt: string, verdict: ReceiptVerdict) => Reply
  looked?: (list: string, isThere: boolean) => Reply
  /** What identifies a member of the list; the first cell that holds something, unless said. */
  ids?: (cells: Cells) => string[]
  wholeRefused: Reply // a request that is not valid
  unknown: Reply // a list that is not there
  revoked: Reply
  terms: Reply // nobody has accepted them
  blocked?: Reply // a list whose name or rule the platform does not want
  tooMany: Reply
  down: Reply
  replacing?: { ms: number; refused: (why: 'in-progress' | 'timed-out' | 'first-not-1' | 'out-of-order') => Reply }
}

export type ReceiptVerdict = 'PROCESSING' | 'SUCCESS' | 'PARTIAL_SUCCESS' | 'FAILED'

export const LISTS = { meta, google, linkedin, tiktok, x, pinterest, snapchat, reddit, microsoft } satisfies Record<
  string,
  ListsEndpoint
>
export type Platform = keyof typeof LISTS

/** What goes wrong. Every one is documented by the platforms that do it, or has been seen by others. */
export interface Trouble {
  refuses?: ((cells: Cells) => boolean) | undefined // with 200 and an error inside where the platform does that, whole where it does that
  odd?: (cells: Cells) => boolean // where a platform counts what it cannot read, and does not say which
  refusesWhole?: ((cells: Cells) => boolean) | undefined // the request, for the sake of this row
  notFoundMs?: number // how long a new list is not there
  tooMany?: number // requests to answer 429
  down?: number // requests to answer 5xx
  revoked?: boolean
  rotates?: boolean // a refresh token is good for one access token, which comes with the next
  terms?: boolean
  blocked?: boolean // the list
  breaks?: { at: number; when: 'before' | 'after' } | null // the connection, at this request from 1, before or after it was taken
  receipts?: (receipt: string) => ReceiptVerdict
}

interface Kept {
  name: string
  byValue: boolean
  madeAt: number
  members: Map<string, string> // id → its row
  session: { id: string; at: number; seq: number; rows: Cells[] } | null
}

/** What a platform knows. */
interface Known {
  lists: Map<string, Kept>
  asked: readonly (Asked | { act: 'malformed'; heard: Heard })[]
  token: string
  refreshToken: unknown
  tokens: number
  tokenRequests: number
  made: number
}

const nothingYet = ({ secrets }: ListsEndpoint): Known => ({
  ...{ lists: new Map(), asked: [], tokens: 0, tokenRequests: 0, made: 0 },
  token: typeof secrets.accessToken === 'string' ? secrets.accessToken : '',
  refreshToken: secrets.refreshToken,
})

export function fakeLists(
  platform: Platform,
  clock: () => number,
  trouble: Trouble = {},
  known: Known = nothingYet(LISTS[platform]),
) {
  const endpoint: ListsEndpoint = LISTS[platform]
  const lists = structuredClone(known.lists)
  const asked = [...known.asked]
  const waiting = new Map<string, () => void>() // changes by receipt
  let { token, refreshToken, tokens, tokenRequests, made } = known

  function answer(heard: Heard): Reply {
    if (endpoint.tokenUrl === `${heard.url}`) return granted(heard)
    if (trouble.tooMany) return once('tooMany', endpoint.tooMany)
    if (trouble.down) return once('down', endpoint.down)
    if (trouble.revoked) return endpoint.revoked
    const told = endpoint.read(heard, token)
    if (isReply(told)) {
      asked.push({ act: 'malformed', heard })
      return told
    }
    asked.push(told)
    if (trouble.terms && told.act !== 'status') return endpoint.terms
    const breaks = trouble.breaks?.at === asked.length ? trouble.breaks.when : null
    if (breaks) trouble.breaks = null
    if (breaks === 'before') throw new TypeError('fetch failed')
    const reply = act(told)
    if (breaks === 'after') throw new TypeError('fetch failed')
    return reply
  }

  function granted({ body }: Heard): Reply {
    tokenRequests++
    const isSpent = trouble.rotates && new URLSearchParams(`${body}`).get('refresh_token') !== refreshToken
    if (trouble.revoked || isSpent) return { status: 400, body: { error: 'invalid_grant' } }
    tokens++
    token = `token-${platform}-${tokens}`
    refreshToken = `refresh-${platform}-${tokens}`
    const next = trouble.rotates && { refresh_token: refreshToken }
    const scope = 'https://www.googleapis.com/auth/datamanager'
    return { status: 200, body: { access_token: token, expires_in: 3600, token_type: 'Bearer', scope, ...next } }
  }

  function once(what: 'tooMany' | 'down', reply: Reply): Reply {
    trouble[what]!--
    return reply
  }

  function act(told: Asked): Reply {
    if (told.act === 'create') {
      const id = `${10_000 + ++made}`
      lists.set(id, {
        name: told.name,
        byValue: told.byValue ?? false,
        madeAt: clock(),
        members: new Map(),
        session: null,
      })
      return endpoint.made(id, told.name)
    }
    if (told.act === 'status') return status(told.receipt)
    const list = lists.get(told.list)
    if (told.act === 'look') return endpoint.looked!(told.list, list !== undefined)
    if (told.act === 'publish') return list ? endpoint.made(told.list, list.name) : endpoint.unknown
    if (!list || clock() - list.madeAt < (trouble.notFoundMs ?? 0)) return endpoint.unknown
    if (trouble.blocked) return endpoint.blocked!
    if (told.rows.length === 0 || told.rows.length > endpoint.most) return endpoint.wholeRefused
    if (told.rows.some(row => trouble.refusesWhole?.(row))) return endpoint.wholeRefused
    if (told.act !== 'remove' && list.byValue !== (told.byValue ?? false)) return endpoint.wholeRefused
    return told.act === 'replace' ? replace(list, told) : change(list, told)
  }

  function change(list: Kept, { act: how, list: id, rows }: Asked & { act: 'add' | 'remove' }): Reply {
    if (isReplacing(list)) return endpoint.replacing!.refused('in-progress')
    const refused = rows.flatMap((row, at) => (trouble.refuses?.(row) ? [at] : []))
    const receipt = `receipt-${asked.length}`
    const taken = refused.length === 0 || endpoint.takesOthers ? rows.filter((_, at) => !refused.includes(at)) : []
    const apply = () => {
      for (const row of taken) {
        if (how === 'add') put(list, row)
        else for (const one of idsOf(row)) list.members.delete(one)
      }
    }
    if (endpoint.status && trouble.receipts) waiting.set(receipt, apply)
    else apply()
    return endpoint.changed(id, rows, refused, receipt, oddOf(rows))
  }

  function replace(list: Kept, told: Asked & { act: 'replace' }): Reply {
    const { refused } = endpoint.replacing!
    const { session } = list
    if (isReplacing(list) && session!.id !== told.session) return refused('in-progress')
    if (session?.id === told.session && !isReplacing(list)) return refused('timed-out')
    if (!isReplacing(list) && told.seq !== 1) return refused('first-not-1')
    if (isReplacing(list) && told.seq !== session!.seq + 1) return refused('out-of-order')
    const under = isReplacing(list) ? session! : { id: told.session, at: clock(), seq: 0, rows: [] }
    const rows = [...under.rows, ...told.rows]
    list.session = { ...under, seq: told.seq, rows }
    if (told.last) {
      list.members.clear()
      for (const row of rows) put(list, row)
      list.session = null
    }
    return endpoint.changed(told.list, rows, [], '', oddOf(rows)) // counted over the session
  }

  const oddOf = (rows: readonly Cells[]): number => rows.filter(row => trouble.odd?.(row)).length

  const isReplacing = ({ session }: Kept) => session !== null && clock() - session.at < endpoint.replacing!.ms

  function put(list: Kept, row: Cells): void {
    if (trouble.odd?.(row)) return
    for (const one of idsOf(row)) list.members.set(one, endpoint.ids ? one : row.join('|'))
  }

  const idsOf = (row: Cells): string[] => endpoint.ids?.(row) ?? [row.find(cell => cell !== '') ?? '']

  function status(receipt: string): Reply {
    const verdict = trouble.receipts?.(receipt) ?? 'SUCCESS'
    if (verdict === 'SUCCESS' || verdict === 'PARTIAL_SUCCESS') waiting.get(receipt)?.()
    if (verdict !== 'PROCESSING') waiting.delete(receipt)
    return endpoint.status!(receipt, verdict)
  }

  return {
    fetchFn: served(answer),
    asked,
    lists,
    trouble,
    tokenRequests: () => tokenRequests,
    /** What it knows now, for another one that goes on from here. */
    known: (): Known => {
      if (waiting.size > 0) throw new Error('a change that waits for its receipt cannot be handed on')
      return { lists: structuredClone(lists), asked: [...asked], token, refreshToken, tokens, tokenRequests, made }
    },
    /** Who is on the only list, or the last one that was made. */
    members: (): string[] => [...([...lists.values()].at(-1)?.members.values() ?? [])].sort(),
    expected: (rows: readonly Cells[]): string[] => rows.flatMap(row => endpoint.ids?.(row) ?? [row.join('|')]).sort(),
  }
}
export type FakeLists = ReturnType<typeof fakeLists>
