import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { HOST_ONLY } from '../lib/cookies.ts'
import { sign, verify } from '../lib/crypto.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../lib/time.ts'

/** Where a consented visitor is in the sequence of each campaign. It travels in a signed cookie, so that choosing the
 *  section that a page begins with asks nothing of D1. It is marketing data: made, read and kept only with consent. */
export type Sequence = ReadonlyMap<string, Progress>

export interface Progress {
  firstAt: number // ms, to the minute
  formAt: number | null // ms, to the minute: when the form was first begun
  converted: boolean
}

type Stage = 'reassurance' | 'proof' | 'incentive'

/** When a campaign's stages begin, counted from the first visit. Columns of `sequences`, under these names. */
export const pace = z.object({
  proofFromDays: z.int(),
  incentiveFromDays: z.int(),
  restFromDays: z.int(),
  proofAfterFormHours: z.int(), // who began the form needs no more reassurance
})
export type Pace = z.infer<typeof pace>

/** The method's own. Its cut after day 3 is that of conversions by age of visit (thread-transfer, 2025: index 150–200 up to
 *  day 3, 100–120 from day 8; read at second hand, 2026-11); nothing measured fixes the other days. */
export const DEFAULT_PACE: Pace = { proofFromDays: 4, incentiveFromDays: 15, restFromDays: 31, proofAfterFormHours: 24 }

export const ruleOf = (pace: Pace) => ({
  returnsAfterMs: 30 * MINUTE_MS, // sooner, it is still the first visit
  proofFromMs: pace.proofFromDays * DAY_MS,
  incentiveFromMs: pace.incentiveFromDays * DAY_MS,
  restFromMs: pace.restFromDays * DAY_MS,
  proofAfterFormMs: pace.proofAfterFormHours * HOUR_MS,
})
export type SequenceRule = ReturnType<typeof ruleOf>

export const DEFAULT_RULE = ruleOf(DEFAULT_PACE)

/** SQL: the pace that a row `q` of `sequences` holds, as JSON. */
export const PACE = `json_object('proofFromDays', q.proof_from_days, 'incentiveFromDays', q.incentive_from_days,
  'restFromDays', q.rest_from_days, 'proofAfterFormHours', q.proof_after_form_hours)`

/** Null for everybody who gets the page as it is: first visits, those who converted, those who rest. */
export function stageOf(progress: Progress | undefined, now: number, rule: SequenceRule): Stage | null {
  if (!progress || progress.converted) return null
  const age = now - progress.firstAt
  if (age < rule.returnsAfterMs || age >= rule.restFromMs) return null
  if (age >= rule.incentiveFromMs) return 'incentive'
  const formIsOld = progress.formAt !== null && now - progress.formAt >= rule.proofAfterFormMs
  return age >= rule.proofFromMs || formIsOld ? 'proof' : 'reassurance'
}

interface Sign {
  campaign: string
  form?: boolean
  converted?: boolean
}

/** The same map when nothing in it changes. */
export function advanced(before: Sequence, { campaign, form = false, converted = false }: Sign, now: number): Sequence {
  const known = before.get(campaign)
  const minute = now - (now % MINUTE_MS)
  const next: Progress = {
    firstAt: known?.firstAt ?? minute,
    formAt: known?.formAt ?? (form ? minute : null),
    converted: converted || (known?.converted ?? false),
  }
  if (known && known.formAt === next.formAt && known.converted === next.converted) return before
  const kept = [...before].filter(([name, { firstAt }]) => name !== campaign && now - firstAt < KEPT_MS)
  return new Map([...kept, [campaign, next] as const].slice(-MAX_CAMPAIGNS))
}

export const KEPT_MS = 60 * DAY_MS // longer than any sequence: a converter must not begin anew
const MAX_CAMPAIGNS = 12 // under 700 bytes of cookie

/** 'spring.t4k2.0.0~winter.…': slug, minute of the first visit, minute of the form, converted. */
export const encode = (sequence: Sequence): string =>
  [...sequence]
    .map(([campaign, { firstAt, formAt, converted }]) =>
      [campaign, minuteText(firstAt), minuteText(formAt ?? 0), converted ? 1 : 0].join('.'),
    )
    .join('~')

export function decode(text: string): Sequence {
  const entries = text.split('~').flatMap(entry => {
    const [campaign, first = '', form = '', converted] = entry.split('.')
    const [firstAt, formAt] = [minuteOf(first), minuteOf(form)]
    return campaign && firstAt
      ? [[campaign, { firstAt, formAt: formAt || null, converted: converted === '1' }] as const]
      : []
  })
  return new Map(entries)
}

const minuteText = (ms: number): string => Math.floor(ms / MINUTE_MS).toString(36)
const minuteOf = (text: string): number => (Number.parseInt(text, 36) || 0) * MINUTE_MS

type C = Context<{ Bindings: Env }>

const COOKIE = 'l2l_sequence'
const purpose = (visitor: string): string => `sequence ${visitor}`

/** Empty when there is none, or when it was not made here for this visitor. */
async function readSequence(c: C, visitor: string): Promise<Sequence> {
  const text = await verify(c.env.SIGNING_KEY, purpose(visitor), getCookie(c, COOKIE, 'host') ?? '')
  return text === null ? new Map() : decode(text)
}

/** Notes what a consented visitor did; sets the cookie only when that is news. */
export async function noteProgress(c: C, visitor: string, signs: readonly Sign[], now: number): Promise<Sequence> {
  const before = await readSequence(c, visitor)
  const after = signs.reduce((sequence, step) => advanced(sequence, step, now), before)
  if (after !== before) {
    const value = await sign(c.env.SIGNING_KEY, purpose(visitor), encode(after))
    setCookie(c, COOKIE, value, { ...HOST_ONLY, maxAge: KEPT_MS / SECOND_MS })
  }
  return before
}

export const forgetSequence = (c: C): void => void deleteCookie(c, COOKIE, HOST_ONLY)
