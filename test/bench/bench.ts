import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, platform, release } from 'node:os'
import path from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { ROOT } from '../../src/local/setup.mjs'
import { BENCHES } from './benches.ts'
import { BUDGETS } from './budgets.ts'
import { type Row, rowsOf } from './figures.ts'

const FILE = path.join(ROOT, '.wrangler/bench.json')

export async function bench(asked: string[]): Promise<void> {
  if (asked[0] === '--list') return list()
  const unknown = asked.filter(name => !BENCHES[name])
  if (unknown.length > 0) {
    console.error(`No bench "${unknown[0]}": there are ${Object.keys(BENCHES).join(', ')}.`)
    process.exit(2)
  }
  const names = asked.length > 0 ? asked : Object.keys(BENCHES)
  const rows: Row[] = []
  for (const name of names) rows.push(...(await measured(name)))
  print(rows)
  keep(rows, names)
  process.exit(rows.some(({ figure }) => figure === null) ? 1 : 0)
}

function list(): void {
  for (const name of Object.keys(BENCHES)) {
    const lines = [...BUDGETS.values()].filter(budget => budget.bench === name).map(({ line }) => line)
    console.info([name.padEnd(12), [...new Set(lines)].join(' · ') || 'no budget of the design'].join(' '))
  }
}

/** One that fails leaves the others' figures; its own are missing, and that is told. */
async function measured(bench: string): Promise<Row[]> {
  const load = Number(loadavg()[0]!.toFixed(2))
  const ran = { bench, at: new Date().toISOString(), load }
  console.info(`measuring ${bench}… (load ${load} on ${cpus().length} cores)`)
  try {
    return rowsOf(await BENCHES[bench]!(), ran)
  } catch (error) {
    console.error(`the bench "${bench}" failed`, error)
    const failed = rowsOf([], ran)
    return failed.length > 0 ? failed : rowsOf([{ what: 'the bench failed', figure: Number.NaN }], ran)
  }
}

function print(rows: readonly Row[]): void {
  console.table(
    rows.map(({ bench, what, figure, unit, limit, ok, ratio, baseline, load }) => ({
      bench,
      what,
      limit: limit.split(' ').slice(0, 2).join(' '),
      figure: figure === null ? 'none' : Number(figure.toPrecision(4)),
      unit,
      ok: ok === null ? '' : ok ? 'yes' : 'NO',
      ratio: ratio === null ? '' : Number(ratio.toPrecision(3)),
      baseline,
      load: load > cpus().length / 2 ? `${load} (busy)` : load,
    })),
  )
}

/** What other benches measured before stays, with its own date and load. */
function keep(rows: readonly Row[], names: readonly string[]): void {
  const before: { rows: Row[] } = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { rows: [] }
  const others = (before.rows ?? []).filter(({ bench }) => BENCHES[bench] && !names.includes(bench))
  const told = {
    at: new Date().toISOString(),
    version: packageJson.version,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim(),
    machine: { cores: cpus().length, processor: cpus()[0]?.model ?? '', system: `${platform()} ${release()}` },
    rows: [...others, ...rows],
  }
  mkdirSync(path.dirname(FILE), { recursive: true })
  writeFileSync(FILE, JSON.stringify(told, null, 2))
  console.info(`Written to ${path.relative(ROOT, FILE)}`)
}
