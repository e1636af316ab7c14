import * as z from 'zod'
import { open, seal } from '../lib/crypto.ts'
import type { Extras } from './told.ts'

/** What a lead wrote beside who they are. Leads of before there were extras have a message only. */
const answers = z.object({
  message: z.string().nullable(),
  extras: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  unverified: z.boolean().default(false), // the check against robots was wanted and did not answer
})
export type LeadAnswers = z.infer<typeof answers>

export const placeOfAnswers = (event: string): string => `conversions.sealed.${event}`

/** Null when there is nothing to keep. */
export async function sealAnswers(
  dataKey: string,
  event: string,
  said: { message: string | null; extras: Extras; unverified: boolean },
): Promise<string | null> {
  const nothing = said.message === null && Object.keys(said.extras).length === 0 && !said.unverified
  return nothing ? null : seal(dataKey, placeOfAnswers(event), said)
}

export const openAnswers = async (dataKey: string, event: string, sealed: string | null): Promise<LeadAnswers> =>
  answers.parse(sealed === null ? { message: null } : await open(dataKey, placeOfAnswers(event), sealed))
