import type { Context } from 'hono'
import type { Api } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { readingOf } from '../../experiments/reading-of.ts'
import { type Experiment, findVersions } from '../../experiments/store.ts'
import { versionPreview } from '../versions/version-endpoints.ts'

export type Shown = Awaited<ReturnType<typeof shownTest>>

/** A test as the API and the dashboard tell it. Where the sample ratio is wrong no figure of an arm is in it. */
export async function shownTest(c: Context<Api>, ad: Ad, experiment: Experiment, now: number) {
  const { DB } = c.env
  const judged = experiment.started_at === null ? null : await readingOf(DB, experiment, now)
  const versions = await findVersions(
    DB,
    ad.campaign,
    ad.slug,
    experiment.arms.map(arm => arm.version),
  )
  const inForce = experiment.weights.filter(({ epoch }) => epoch === experiment.weights.at(-1)!.epoch)
  return {
    id: experiment.id,
    state: stateOf(experiment),
    mode: experiment.mode,
    plannedVisitors: experiment.planned_visitors,
    createdAt: experiment.created_at,
    createdBy: experiment.created_by,
    startedAt: experiment.started_at,
    endedAt: experiment.ended_at,
    ended: experiment.ended,
    appliedVersion: experiment.applied,
    arms: await Promise.all(
      experiment.arms.map(async ({ arm, version }) => {
        const { score = null, published_at: publishedAt = null } = versions.find(v => v.version === version) ?? {}
        const { weight } = inForce.find(w => w.arm === arm)!
        return { arm, version, weight, score, publishedAt, preview: await versionPreview(c, ad, version, now) }
      }),
    ),
    weights: experiment.weights, // every one there was: a bandit gets new ones at night
    reading: judged?.reading ?? null,
    told: judged?.told ?? [],
  }
}

function stateOf({ started_at, ended_at }: Experiment): 'plan' | 'running' | 'ended' {
  if (started_at === null) return 'plan'
  return ended_at === null ? 'running' : 'ended'
}
