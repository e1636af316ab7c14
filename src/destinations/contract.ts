import type * as z from 'zod'
import type { ConversionApi, ConversionFile } from './contract-conversions.ts'
import type { ListApi, ListFile } from './contract-lists.ts'

/** An ad platform: facts and pure functions, one file each. Sends nothing, knows no clock, draws no random number. */
export interface Destination<Settings extends z.ZodObject = z.ZodObject, Secrets extends z.ZodObject = z.ZodObject> {
  name: string
  label: string
  api: ApiVersion
  /** What the team fills in once: ids that may be shown, and credentials that never are. */
  settings: Settings
  secrets: Secrets
  /** For platforms whose access tokens last an hour; others take theirs from the secrets. */
  oauth?: OAuth<z.infer<Secrets>>
  /** Reads the account and changes nothing, to try what the team filled in; without it, only the credentials can be tried. */
  probe?: Probe<z.infer<Settings>, z.infer<Secrets>>
  /** By field, as the platform's own test vectors name it: what is hashed, or sent. '' when nothing of it can be used. */
  normalise: Readonly<Record<string, (text: string) => string>>
  listFile: ListFile
  minimumMembers: number // below it the platform does not serve the audience
  lists: ListApi<z.infer<Settings>, z.infer<Secrets>>
  conversions: ConversionApi<z.infer<Settings>, z.infer<Secrets>>
  conversionFile?: ConversionFile
  report: ReportColumns
  /** What no official page confirms. The interface says so beside it, and lets columns be named otherwise. */
  unverified: readonly Unverified[]
}

export interface ApiVersion {
  version: string
  endsOn: string | null // ISO day after which the platform refuses it; null: it names none
  source: string // page that says so
}

interface Unverified {
  about: 'list-file' | 'lists' | 'conversions' | 'macros' | 'report' | 'api'
  what: string // one sentence, in English
}

/** A request as plain data. It holds credentials: what is shown of it goes through `excerptOf`. */
export interface OutboundRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array<ArrayBuffer> | null
}

/** What came back: header names in lower case; `body` is parsed JSON, else the text, '' when there is none. */
export interface Answer {
  status: number
  headers: Readonly<Record<string, string>>
  body: unknown
}

/** What is known when a request is made. `token`: the access token, from `oauth` or from the secrets. */
export interface Call<Settings, Secrets> {
  settings: Settings
  secrets: Secrets
  token: string
  now: number // ms
  nonce: string // 32 hex digits, another one for each call
}

export interface Probe<Settings, Secrets> {
  request: (call: Call<Settings, Secrets>) => OutboundRequest | Promise<OutboundRequest>
  judge: (answer: Answer) => Judgement
}

export interface OAuth<Secrets> {
  request: (secrets: Secrets) => OutboundRequest
  token: (answer: Answer) => Token | Judgement
}

/** `refreshToken`: another one, to be used from now on; most platforms keep the first. */
export interface Token {
  token: string
  expiresInS: number
  refreshToken?: string
}

/** What an answer means. `reason` is a word of ours or the platform's own code ('190/460'); never personal data.
 *  `refused` names items by their place in the request: the others were taken, except `unnamed`, which it counts only. */
export type Judgement =
  | { kind: 'accepted'; refused: readonly Refused[]; unnamed?: Unnamed; receipt?: string } // receipt: to ask later what came of it
  | { kind: 'later'; reason: string; waitMs: number } // their fault, or too much at once; 0: they name no time
  | { kind: 'split'; reason: string } // refused whole for the sake of one item: send halves
  | { kind: 'refused'; reason: string } // will never be taken
  | { kind: 'halted'; reason: string } // a person has to act first: token, terms, permission

export interface Refused {
  at: number
  reason: string
}

/** How many items were not taken, without a word which. */
export interface Unnamed {
  count: number
  reason: string // of one of them
}

/** How the columns of a report are headed, in the order in which they are preferred; compared without case and accents. */
export type ReportColumns = Partial<Record<Measure, readonly string[]>>

export const MEASURES = [
  'campaign', 'campaignId', 'group', 'groupId', 'ad', 'adId', 'day', 'from', 'to', 'currency', 'cost', 'impressions', 'reach',
  'clicks', 'clicksAll', 'engagements', 'conversions',
] as const // biome-ignore format: in the order of a report. clicks: those that lead to the page
export type Measure = (typeof MEASURES)[number]

/** The element types differ per platform; the registry forgets them, as `settings` and `secrets` are parsed by its own schemas. */
export const defineDestination = <S extends z.ZodObject, K extends z.ZodObject>(d: Destination<S, K>): Destination =>
  d as unknown as Destination
