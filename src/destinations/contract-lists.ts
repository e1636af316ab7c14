import type { Money } from '../lib/money.ts'
import type { Answer, Call, Judgement, OutboundRequest } from './contract.ts'

/** 'plain': the platform's own upload page hashes in the browser. 'hashed': SHA-256 as that platform wants it. */
export const FORMS = ['plain', 'hashed'] as const
export type Form = (typeof FORMS)[number]

/** One person, as a platform may be told of them. `phone` is E.164 with +, `country` ISO 3166-1 alpha-2. */
export interface Listed {
  email: string | null
  phone: string | null
  first_name: string | null
  last_name: string | null
  company?: string | null
  country: string | null
  zip?: string | null
  city?: string | null
  /** What the person has brought: for audiences that look for others of the same value. */
  value?: Money | null
}

export interface ListFile {
  header: readonly string[]
  forms: readonly [Form, ...Form[]] // that the platform takes, the one that it prefers first
  bom?: boolean // begins with a byte-order mark
  /** Lines before the first person, the header included; when the header alone is not enough. */
  preamble?: readonly (readonly string[])[]
  /** As many cells as the header, or null when nothing in it could be matched. */
  row: (who: Listed, form: Form) => Promise<string[] | null>
}

/** One identifier set of one person, hashed as the platform wants it. Rows of one `kind` may travel together. */
export interface ListRow {
  kind: string
  cells: readonly string[]
}

/** Adding people to, and taking them out of, a list that lives on the platform. */
export interface ListApi<Settings, Secrets> {
  perRequest: number // rows at most
  /** A new list is not there at once: how long to wait before the first row, ms. */
  settleMs: number
  takesValue?: true // of each person, when the list is made as one by value
  /** `name` is neutral: some platforms block words of health or money. `key` is ours, to find the list again. */
  create: (list: { name: string; key: string; withValue: boolean }, call: Call<Settings, Secrets>) => Made
  created: (answer: Answer) => { id: string } | Judgement
  /** Where a list cannot be advertised to before it is made an audience of. */
  publish?: {
    request: (list: { id: string; name: string }, call: Call<Settings, Secrets>) => Made
    judge: (answer: Answer) => ListJudgement
  }
  /** Empty when the platform could match nothing of this person. */
  rows: (who: Listed) => Promise<ListRow[]>
  change: (change: ListChange, call: Call<Settings, Secrets>) => Made
  judge: (answer: Answer, sent: number) => ListJudgement
  /** Where a refusal says neither whether a row is wrong nor whether the list is there: what is asked then. */
  look?: {
    request: (list: string, call: Call<Settings, Secrets>) => Made
    judge: (answer: Answer) => ListJudgement
  }
  /** Where acceptance says little: what came of a receipt. */
  status?: {
    request: (receipt: string, call: Call<Settings, Secrets>) => Made
    judge: (answer: Answer) => Judgement | { kind: 'processing' }
  }
  /** The whole list anew, in one session of numbered batches. */
  replace?: {
    sessionMs: number // ends by itself after
    request: (batch: ReplaceBatch, call: Call<Settings, Secrets>) => Made
    judge: (answer: Answer, sent: number) => ListJudgement
  }
}

/** What keeps one list from being changed, and says nothing against the account: it is there no more, or the platform has
 *  blocked it. */
export type ListJudgement = Judgement | { kind: 'gone' | 'blocked'; reason: string }

/** Asynchronous where a request has to be signed. */
export type Made = OutboundRequest | Promise<OutboundRequest>

export interface ListChange {
  list: string // the platform's id
  act: 'add' | 'remove'
  kind: string
  rows: readonly (readonly string[])[]
}

interface ReplaceBatch {
  list: string
  kind: string
  rows: readonly (readonly string[])[]
  session: string // a positive integer in decimal, one per replacement
  seq: number // from 1
  last: boolean
  total: number // rows of all batches, as far as known
}
