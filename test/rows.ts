import { env } from 'cloudflare:workers'

const TABLES = `
  SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY name`

const tables = async (): Promise<string[]> =>
  (await env.DB.prepare(TABLES).all<{ name: string }>()).results.map(({ name }) => name)

/** Every row of every table: what is the same before and after was not written. */
export async function everyRow(): Promise<Record<string, string>> {
  const names = await tables()
  const all = await env.DB.batch(names.map(name => env.DB.prepare(`SELECT * FROM ${name}`)))
  return Object.fromEntries(names.map((name, i) => [name, JSON.stringify(all[i]!.results)]))
}

/** The tables that differ. */
export const changedIn = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter(name => before[name] !== after[name])
