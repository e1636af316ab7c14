import type { Money } from '../lib/money.ts'
import type { Answer, Call, Judgement } from './contract.ts'
import type { Listed, Made } from './contract-lists.ts'

/** 'tier': a visitor reached a tier; the others are what became of a lead, as forms, shops and CRMs tell. */
export const CONVERSION_KINDS = ['lead', 'qualified', 'won', 'purchase', 'tier'] as const
export type ConversionKind = (typeof CONVERSION_KINDS)[number]

/** What happened, once, to somebody who agreed to advertising. Exists in the clear in memory only. */
export interface ConversionEvent {
  id: string // the same that the pixel gives the platform's own script: it drops one of two
  kind: ConversionKind
  tier: string | null // slug of the tier, with kind 'tier'
  at: number // ms
  value: Money | null
  url: string | null // of the page, without its query
  userAgent: string | null
  /** 64 hex digits: a keyed digest of who it was, the same in every event. */
  externalId: string | null
  person: Listed | null // null: a consented browser whose owner we do not know
  /** Click ids and the platforms' own cookies, by name: fbclid, _fbc, _fbp, gclid, ttclid, ScCid … byte for byte. */
  clicks: Readonly<Record<string, string>>
}

/** Why an event is not sent. */
export type Unsendable =
  | 'too-old' // older than the platform takes
  | 'in-the-future'
  | 'no-identifier' // nothing by which this platform could find anybody
  | 'not-set-up' // the platform wants an id for this kind of event, and the settings name none
  | 'no-value' // a purchase without value or currency
  | 'not-taken' // the platform has no such event

/** What would let the platform recognise more people. */
export const HINTS = [
  'email', 'phone', 'click-id', 'browser-id', 'user-agent', 'url', 'name', 'external-id',
] as const // biome-ignore format: one line
export type Hint = (typeof HINTS)[number]

export type Prepared = { ok: true; event: object; missing: readonly Hint[] } | { ok: false; reason: Unsendable }

export interface ConversionApi<Settings, Secrets> {
  perRequest: number // events at most
  ownToken?: true // its requests bear a token of their own: they go even where lists are refused
  restates?: true // an event sent again under its id, with another value, is counted once and by that value
  maxAgeMs: number // older ones are refused, often with the whole request
  /** One event as it stands in the request. */
  prepare: (event: ConversionEvent, call: Call<Settings, Secrets>) => Promise<Prepared>
  /** `events` are what `prepare` made. */
  request: (events: readonly object[], call: Call<Settings, Secrets>) => Made
  judge: (answer: Answer, sent: number) => Judgement
}

/** A file of conversions that the platform pulls or that is uploaded by hand. */
export interface ConversionFile {
  header: readonly string[]
  maxAgeMs: number
  row: (event: ConversionEvent, name: string) => Promise<string[] | null>
}
