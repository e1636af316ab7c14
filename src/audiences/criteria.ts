import { DAY_MS } from '../lib/time.ts'
import type { Rule } from './schema.ts'
import { excludedRules } from './store.ts'

/** A rule made ready for SQL: one JSON parameter, with the rules it excludes inside. */
export interface Criteria {
  campaigns: string[]
  since: number // ms
  min: number
  max: number
  leads: boolean // true: leave them out
  customers: boolean
  except: Criteria[]
}

export async function criteriaOf(db: D1Database, rule: Rule, now: number): Promise<Criteria> {
  const rules = new Map((await excludedRules(db, rule)).map(e => [e.id, e.rule]))
  const ready = (r: Rule): Criteria => ({
    campaigns: r.campaigns,
    since: now - r.windowDays * DAY_MS,
    min: r.tiers.min ?? 1,
    max: r.tiers.max ?? 999,
    leads: r.exclude?.leads ?? false,
    customers: r.exclude?.customers ?? false,
    except: (r.exclude?.audiences ?? []).map(id => {
      const excluded = rules.get(id)
      // Going on without it would send the very people who were to be left out.
      if (!excluded) throw new Error(`the excluded audience ${id} is gone`)
      return ready(excluded)
    }),
  })
  return ready(rule)
}
