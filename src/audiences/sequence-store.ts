import * as z from 'zod'
import { all, bind, first, isDuplicate, run } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { jsonText } from '../lib/text.ts'
import { PACE, pace } from '../pixel/sequence.ts'
import { STAGES } from './conditions.ts'
import { type Rule, storedRule } from './schema.ts'
import { DEFAULT_SETTINGS, type SequenceCampaign, type SequenceSettings, stageAudience } from './sequence.ts'
import { addStatement } from './store.ts'

const sequenceRow = z
  .object({
    slug: z.string(),
    name: z.string(),
    locale: z.string(),
    currency: z.string(),
    pace: z.nullable(jsonText(pace)),
    touches_min: z.int().nullable(),
    touches_max: z.int().nullable(),
  })
  .transform(({ pace: own, touches_min, touches_max, ...campaign }) => ({
    campaign,
    own: own !== null,
    settings: (own
      ? { ...own, touches: { min: touches_min!, max: touches_max! } }
      : DEFAULT_SETTINGS) satisfies SequenceSettings,
  }))
export type CampaignSequence = z.infer<typeof sequenceRow>

export const FIND_SEQUENCE = `
  SELECT c.slug, c.name, c.locale, c.currency, CASE WHEN q.campaign IS NOT NULL THEN ${PACE} END AS pace, q.touches_min, q.touches_max
  FROM campaigns c LEFT JOIN sequences q ON q.campaign = c.slug WHERE c.slug = ?1`
/** Null: there is no such campaign. */
export const findSequence = (db: D1Database, campaign: string) => first(db, sequenceRow, FIND_SEQUENCE, campaign)

const SAVE = `
  INSERT INTO sequences (campaign, proof_from_days, incentive_from_days, rest_from_days, proof_after_form_hours, touches_min,
    touches_max, updated_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
  ON CONFLICT (campaign) DO UPDATE SET
    proof_from_days = excluded.proof_from_days, incentive_from_days = excluded.incentive_from_days,
    rest_from_days = excluded.rest_from_days, proof_after_form_hours = excluded.proof_after_form_hours,
    touches_min = excluded.touches_min, touches_max = excluded.touches_max, updated_at = excluded.updated_at`
export const saveSequence = (db: D1Database, campaign: string, s: SequenceSettings, now: number) =>
  run(
    db,
    SAVE,
    campaign,
    s.proofFromDays,
    s.incentiveFromDays,
    s.restFromDays,
    s.proofAfterFormHours,
    s.touches.min,
    s.touches.max,
    now,
  )

const stageRow = z
  .object({ stage: z.enum(STAGES), id: z.string(), name: z.string(), rule: storedRule, created_at: z.int() })
  .transform(({ created_at, ...row }) => ({ ...row, createdAt: created_at }))
export type StageAudience = z.infer<typeof stageRow>

export const STAGE_AUDIENCES = `
  SELECT s.stage, a.id, a.name, a.rule, a.created_at FROM sequence_audiences s JOIN audiences a ON a.id = s.audience
  WHERE s.campaign = ?1`
/** Those that exist, in the order of the stages. */
export async function stageAudiences(db: D1Database, campaign: string): Promise<StageAudience[]> {
  const found = await all(db, stageRow, STAGE_AUDIENCES, campaign)
  return found.toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
}

const STAGES_OF = `SELECT s.campaign, s.stage FROM sequence_audiences s WHERE s.audience = ?1`
/** The campaign and the stage that an audience was made for. */
export const stageOfAudience = (db: D1Database, audience: string) =>
  first(db, z.object({ campaign: z.string(), stage: z.enum(STAGES) }), STAGES_OF, audience)

const ADD_LINKS = `
  INSERT INTO sequence_audiences (campaign, stage, audience) SELECT ?2, value ->> 'stage', value ->> 'id' FROM json_each(?1)`
/** Makes the audiences that a campaign's sequence does not have yet; of two that ask at once, one makes them. */
export async function makeStageAudiences(
  db: D1Database,
  campaign: SequenceCampaign,
  now: number,
): Promise<{ made: boolean; audiences: StageAudience[] }> {
  const known = await stageAudiences(db, campaign.slug)
  const missing = STAGES.filter(stage => !known.some(k => k.stage === stage)).map(stage => {
    const { name, ...rule } = stageAudience(campaign, stage)
    return { stage, id: newId(), name, rule: rule satisfies Rule }
  })
  if (missing.length === 0) return { made: false, audiences: known }
  let made = true
  try {
    await db.batch([addStatement(db, missing, now), bind(db, ADD_LINKS, JSON.stringify(missing), campaign.slug)])
  } catch (error) {
    if (!isDuplicate(error)) throw error
    made = false
  }
  return { made, audiences: await stageAudiences(db, campaign.slug) }
}
