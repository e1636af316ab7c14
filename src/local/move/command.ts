import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { getPlatformProxy, unstable_readConfig } from 'wrangler'
import * as z from 'zod'
import { sumOf } from '../../lib/sum.ts'
import { migrate } from '../migrate.ts'
import { ROOT } from '../setup.mjs'
import { presentD1File, STATE } from '../state.ts'
import { jsonIn, must } from '../wrangler.ts'
import { copyBrand, type Moved, removeBrand } from './move.ts'
import { obstaclesTo } from './obstacles.ts'

const USAGE = 'npm run move-brand -- check|copy|remove <brand> <binding> [--remote], for instance: copy atelier DB_2'

/** `npm run move-brand`: one brand from DB into an empty database of its own. docs/databases.md says when to run what. */
export async function moveBrand(args: readonly string[], state = STATE): Promise<void> {
  const [step = '', brand = '', binding = '', ...flags] = args
  const isWhole = ['check', 'copy', 'remove'].includes(step) && brand !== '' && /^DB_[A-Z0-9_]+$/.test(binding)
  if (!isWhole || flags.some(flag => flag !== '--remote')) throw new Error(USAGE)
  const { env, dispose } = await open(binding, flags.includes('--remote'), state)
  const { DB: from, [binding]: to } = env
  try {
    if (step === 'remove') return tell('removed', await removeBrand(from!, to!, brand))
    const obstacles = await obstaclesTo(from!, to!, brand)
    if (obstacles.length > 0) throw new Error(`This brand cannot move yet:\n    ${obstacles.join('\n    ')}`)
    if (step === 'copy') tell('copied, and read again', await copyBrand(from!, to!, brand))
    else console.info('Nothing stands in the way.')
  } finally {
    await dispose()
  }
}

/** Both databases: on this machine, or on Cloudflare. */
async function open(binding: string, isRemote: boolean, state: string) {
  const { compatibility_date, d1_databases } = unstable_readConfig({ config: path.join(ROOT, 'wrangler.toml') })
  const named = (name: string) => d1_databases.find((each: { binding: string }) => each.binding === name)
  if (!isRemote) presentD1File(state, named('DB')?.database_id ?? 'DB')
  const found = ['DB', binding].map(async name => {
    const { database_name = name, database_id } = named(name) ?? {}
    if (!isRemote) return { binding: name, database_name, ...(database_id && { database_id }) }
    return { binding: name, database_name, database_id: database_id ?? (await idOf(database_name)), remote: true }
  })
  const config = path.join(ROOT, '.wrangler/move/wrangler.json')
  mkdirSync(path.dirname(config), { recursive: true })
  writeFileSync(
    config,
    JSON.stringify({ name: 'like2lead-move', compatibility_date, d1_databases: await Promise.all(found) }),
  )
  const opened = await getPlatformProxy<Record<string, D1Database>>({
    configPath: config,
    persist: { path: state },
    remoteBindings: isRemote,
  })
  if (!isRemote) await migrate(opened.env[binding]!)
  return opened
}

async function idOf(name: string): Promise<string> {
  return withUuid.parse(jsonIn(await must(`Finding the database ${name}`, ['d1', 'info', name, '--json']))).uuid
}

const withUuid = z.object({ uuid: z.string() })

function tell(done: string, moved: Moved): void {
  for (const [table, rows] of Object.entries(moved)) if (rows > 0) console.info(`  ${table} ${rows}`)
  console.info(`${sumOf(Object.values(moved), rows => rows)} rows ${done}.`)
}
