import * as z from 'zod'
import { DAY_MS } from '../lib/time.ts'
import { DEFAULT_PACE, KEPT_MS } from '../pixel/sequence.ts'
import { STAGES } from './conditions.ts'
import type { NewAudience } from './schema.ts'

export type StageName = (typeof STAGES)[number]

/** 7 to 13 is the method's figure; no primary source of it was found (looked for in 2026-11). Never a law: shown beside the
 *  account's own. */
export const DEFAULT_TOUCHES = { min: 7, max: 13 }

/** The page remembers a first visit for 60 days: a longer sequence would begin anew before it ends. */
const MAX_DAYS = KEPT_MS / DAY_MS - 1
const day = z.int().min(1).max(MAX_DAYS)
const touchCount = z.int().min(1).max(100)

/** What a campaign may set of its sequence; what is left out is as the method has it. Days since the first visit. */
export const sequenceSettings = z
  .strictObject({
    proofFromDays: day.default(DEFAULT_PACE.proofFromDays), // until then: reassurance
    incentiveFromDays: day.default(DEFAULT_PACE.incentiveFromDays),
    restFromDays: day.default(DEFAULT_PACE.restFromDays),
    proofAfterFormHours: z.int().min(1).max(720).default(DEFAULT_PACE.proofAfterFormHours),
    touches: z
      .strictObject({ min: touchCount.default(DEFAULT_TOUCHES.min), max: touchCount.default(DEFAULT_TOUCHES.max) })
      .default(DEFAULT_TOUCHES),
  })
  .superRefine((settings, ctx) => {
    const { proofFromDays: proof, incentiveFromDays: incentive, restFromDays: rest, touches } = settings
    const late = (path: string[], message: string) => ctx.addIssue({ code: 'custom', path, message })
    if (incentive <= proof) late(['incentiveFromDays'], `after proofFromDays (${proof}): ${proof + 1} or more`)
    if (rest <= incentive) late(['restFromDays'], `after incentiveFromDays (${incentive}): ${incentive + 1} or more`)
    if (touches.max < touches.min) late(['touches', 'max'], `not below touches.min (${touches.min})`)
  })
export type SequenceSettings = z.infer<typeof sequenceSettings>

export const DEFAULT_SETTINGS: SequenceSettings = { ...DEFAULT_PACE, touches: DEFAULT_TOUCHES }

/** When each stage begins and ends, in days since the first visit; `untilDays` is not part of it any more. */
export function spansOf(settings: SequenceSettings) {
  const starts = [0, settings.proofFromDays, settings.incentiveFromDays, settings.restFromDays]
  return STAGES.map((stage, i) => ({ stage, fromDays: starts[i]!, untilDays: starts[i + 1] ?? null }))
}

/** Whoever was last seen longer ago is nobody's audience any more: Meta keeps a visitor of a website for 180 days at most. */
const WINDOW_DAYS = 180

const NAMES: Record<'fr' | 'en', Record<'sequence' | StageName, string>> = {
  fr: { sequence: 'Séquence', reassurance: 'réassurance', proof: 'preuve', incentive: 'incitation', rest: 'repos' },
  en: { sequence: 'Sequence', reassurance: 'reassurance', proof: 'proof', incentive: 'incentive', rest: 'rest' },
}
const NAME_ROOM = 80 // characters of a campaign's name: with the words around it within the 120 of an audience's

export interface SequenceCampaign {
  slug: string
  name: string
  locale: string
}

/** The audience of a stage. Its name tells people nothing about themselves: ad platforms may show it. */
export function stageAudience({ slug, name, locale }: SequenceCampaign, stage: StageName): NewAudience {
  const words = NAMES[locale.startsWith('fr') ? 'fr' : 'en']
  return {
    name: `${words.sequence} · ${words[stage]} · ${[...name].slice(0, NAME_ROOM).join('')}`,
    campaigns: [slug],
    windowDays: WINDOW_DAYS,
    where: { stage: [stage] },
    exclude: { leads: true, customers: true },
  }
}
