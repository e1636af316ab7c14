import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../../src/local/setup.mjs'
import type { Deployed, Traffic } from './capacity.ts'

export const PEAK = 10 // a busy second has so many times the average: an assumption

/** From one small account to many large ones, and the settings that are changed on the way. */
export const STEPS: { visits: number; change: Partial<Deployed> }[] = [
  { visits: 1e5, change: {} },
  { visits: 1e6, change: {} },
  { visits: 1e7, change: { logged: 0.1, months: 13 } },
  { visits: 1e8, change: { logged: 0.01, months: 3 } },
  { visits: 1e9, change: { logged: 0.01, months: 3 } },
]

/** An account whose ads bring visits: three of ten agree, one of fifty leaves a name, and the team looks at figures. */
export const trafficOf = (visits: number, databases: number): Traffic => ({
  ...{ visits, databases },
  ...{ agreed: 0.3, leads: 0.02, deskPages: 5000 * databases },
})

/** As wrangler.toml says. */
export function deployed(toml = readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8')): Deployed {
  const setting = (name: string) => Number(new RegExp(`^${name} = "?([\\d.]+)`, 'm').exec(toml)?.[1] ?? 0)
  return {
    batchSize: setting('max_batch_size'),
    batchTimeoutS: setting('max_batch_timeout'),
    logged: setting('head_sampling_rate'),
    months: setting('MEASURED_MONTHS'),
    archiveDays: setting('ARCHIVE_DAYS'),
  }
}
