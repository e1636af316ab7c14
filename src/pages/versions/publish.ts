import type { Ad } from '../../campaigns/schema.ts'
import { isDuplicate } from '../../db/query.ts'
import { runsOn } from '../../experiments/store.ts'
import { type Check, judged } from '../checks/check.ts'
import { found } from '../checks/found.ts'
import { runGate, type Verdict } from '../checks/gate.ts'
import { renderPage } from '../render.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Draft } from '../take-snapshot.ts'
import { draftSnapshot } from './draft-snapshot.ts'
import { nextVersion, publishStatements } from './version-store.ts'

export interface Judged {
  snapshot: Snapshot
  html: string
  verdict: Verdict
}

interface Judging {
  reason?: string | undefined // overrides the match check
  variant?: boolean // to be tested, not to be live
  written?: Draft // instead of the draft that is stored: what somebody is typing
}

/** The draft as it would be published now, and what the gate says of it. */
export async function judgeDraft(
  env: Env,
  ad: Ad,
  now: number,
  { reason, variant = false, written }: Judging = {},
): Promise<Judged> {
  const snapshot = await draftSnapshot(env.DB, ad, await nextVersion(env.DB, ad.campaign, ad.slug), written)
  const html = renderPage(snapshot)
  const verdict = await runGate(env, snapshot, ad, html, { match: reason }, now)
  const tested = !variant && (await runsOn(env.DB, ad.campaign, ad.slug))
  return { snapshot, html, verdict: tested ? { ...verdict, checks: [...verdict.checks, TESTED] } : verdict }
}

// A test compares with what is live: that may not change under it.
export const TESTED = judged('test', 'block', [found('page', 'test-runs', {})], '')

export const failed = (checks: readonly Check[]): Check[] => checks.filter(({ ok, level }) => !ok && level === 'block')

export const issuesOfChecks = (checks: readonly Check[]) =>
  failed(checks).map(({ id, message }) => ({ path: id, message }))

type Published =
  | { ok: true; version: number; snapshot: Snapshot; checks: Check[] }
  | { ok: false; reason: 'blocked'; checks: Check[] }
  | { ok: false; reason: 'published-meanwhile' }

interface Publishing {
  reason?: string | undefined
  by: string
  variant?: boolean
  /** When the clock publishes: for when it was planned, and what else to write in the same transaction. */
  scheduled?: { at: number; statement: (version: number) => D1PreparedStatement }
}

export async function publish(
  env: Env,
  ad: Ad,
  { reason, by, variant = false, scheduled }: Publishing,
  now: number,
): Promise<Published> {
  const { snapshot, html, verdict } = await judgeDraft(env, ad, now, { reason, variant })
  if (failed(verdict.checks).length > 0) return { ok: false, reason: 'blocked', checks: verdict.checks }
  const { version } = snapshot.page
  const row = { snapshot, html, verdict, by, variant, scheduledFor: scheduled?.at ?? null }
  const statements = publishStatements(env.DB, row, now)
  try {
    const results = await env.DB.batch(scheduled ? [...statements, scheduled.statement(version)] : statements)
    if (results.at(-1)?.meta.changes === 0) return { ok: false, reason: 'published-meanwhile' }
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return { ok: false, reason: 'published-meanwhile' }
  }
  return { ok: true, version, snapshot, checks: verdict.checks }
}
