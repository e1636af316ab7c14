import { dayNumber } from '../../lib/time.ts'
import type { Hook } from '../webhooks/shown.ts'
import type { Facts } from './facts.ts'

export const STEPS = ['pixel', 'platforms', 'spend', 'crm', 'webhooks', 'mail', 'legal', 'domain'] as const
export type Step = (typeof STEPS)[number]

/** attention: it was connected, and something about it wants to be mended. */
export type Standing = 'done' | 'attention' | 'todo'

const STALE_DAYS = 8 // a report a week is enough

/** How each thing to connect stands; null: not for the viewer's role. */
export function standingsOf(facts: Facts, now: number): Record<Step, Standing | null> {
  const { hosts, sightings, platforms, spend, crm, webhooks, sender, brands, gaps } = facts
  return {
    pixel: sightings.length > 0 ? 'done' : hosts.length > 0 ? 'attention' : 'todo',
    platforms: platforms && worst(platforms.connections.map(({ paused, failures }) => !paused && failures === 0)),
    spend: worst(spend.length > 0 ? [spend.some(({ to }) => daysMissing(to, now) < STALE_DAYS)] : []),
    crm: crm && (crm.last ? 'done' : 'todo'),
    webhooks: webhooks && worst(webhooks.map(works)),
    mail: sender ? 'done' : 'todo',
    legal: gaps && (brands.length > 0 && gaps.length === 0 ? 'done' : 'todo'),
    domain: brands.some(({ domain }) => domain !== null) ? 'done' : 'todo',
  }
}

const works = ({ disabledAt, failures, dead }: Hook): boolean => disabledAt === null && failures === 0 && dead === 0

const worst = (works: readonly boolean[]): Standing =>
  works.length === 0 ? 'todo' : works.every(Boolean) ? 'done' : 'attention'

/** Whole days between the last one that is told and today, neither counted. */
export const daysMissing = (to: string, now: number): number =>
  Math.max(0, dayNumber(now) - 1 - dayNumber(Date.parse(to)))
