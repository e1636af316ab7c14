import { appendFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { databasesOf } from '../db/databases.ts'
import { MINUTE_MS } from '../lib/time.ts'
import { ads } from './demo/catalogue.ts'
import { seed } from './demo/seed.ts'
import { isFree } from './ports.ts'
import { type Filling, type Running, run } from './runtime.ts'
import { localSecrets, type Settings } from './secrets.ts'
import { fail, ROOT, withParent } from './setup.mjs'
import { signInLink } from './sign-in-link.ts'
import { markServed, STATE, seededMark } from './state.ts'

const LOG = path.join(ROOT, '.wrangler/like2lead.log')

/** `npm start`: the whole product on this machine, until Ctrl-C. */
export async function serve(): Promise<void> {
  const port = Number(process.env.PORT ?? 8787)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    fail(`PORT is "${process.env.PORT}": give a number from 1 to 65535.`)
  if (!(await isFree(port)))
    fail(`Port ${port} is busy: stop what uses it (another npm start?), or choose one: PORT=${port + 1} npm start`)
  const secrets = localSecrets()
  if (existsSync(SEEDING)) rmSync(STATE, { recursive: true }) // cut short: nobody could put anything else into it
  markServed(STATE)
  writeFileSync(LOG, '')
  const running = await run({
    port,
    stateFolder: STATE,
    bindings: secrets,
    hear,
    fill: host => seedOnce(host, secrets),
  })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await running.stop()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  withParent(stop)
  keepTime(running)
  console.info(await welcome(running, secrets))
  preparePictures(running.url).catch(() => {}) // stopped meanwhile: what is missing is made when it is asked for
}

/** The terminal is for whoever started it: it shows what went wrong, the log has all. */
function hear(line: string): void {
  appendFileSync(LOG, `${line}\n`)
  if (!/^\{"at":"[^"]+","level":"(info|warn)"/.test(line)) console.error(line)
}

/** The simulator has no clock of its own: every minute, and at night. A night that was slept through is made up for at once. */
function keepTime({ tick }: Running): void {
  const run = (cron: string) => tick(cron).catch(error => console.error('a scheduled job failed:', String(error)))
  let night = 0 // of no day yet
  const beat = async () => {
    await run('* * * * *')
    if (new Date().getDate() === night) return
    night = new Date().getDate()
    await run('17 3 * * *')
  }
  void beat()
  setInterval(beat, MINUTE_MS).unref()
}

/** Encoding AVIF takes seconds on this machine: better before the first visit than during it. */
async function preparePictures(url: string): Promise<void> {
  for (const { campaign, ad } of published) {
    const html = await (await fetch(`${url}/${campaign.slug}/${ad.slug}`)).text()
    const picture = /<img src="(\/i\/[^"]+)"/.exec(html)?.[1]
    for (const format of ['avif', 'webp']) {
      if (picture) await (await fetch(url + picture, { headers: { Accept: `image/${format}` } })).arrayBuffer()
    }
  }
}

const published = ads.filter(({ publish }) => publish)

const SEEDED = seededMark(STATE)
const SEEDING = path.join(STATE, 'demo-seeding')

/** Once, and never into a database that holds anything. A seed that was cut short starts over in an empty one. */
async function seedOnce({ db, url, tell }: Filling, secrets: Settings): Promise<void> {
  if (existsSync(SEEDED)) return
  if (await db.prepare(CAMPAIGNS).first<number>('n')) return
  writeFileSync(SEEDING, '')
  console.info('  Filling the empty database with the demo…')
  await seed({ url, db, tell, adminToken: secrets.ADMIN_TOKEN }, Date.now())
  writeFileSync(SEEDED, '')
  rmSync(SEEDING)
}

const CAMPAIGNS = `SELECT count(*) AS n FROM campaigns`

async function welcome({ url }: Running, { ADMIN_TOKEN, BRAND_DATABASES = '' }: Settings): Promise<string> {
  const link = await signInLink(url, ADMIN_TOKEN)
  const pages = published.map(({ campaign, ad }) => `  ${url}/${campaign.slug}/${ad.slug}`)
  const others = [...databasesOf(BRAND_DATABASES)].map(
    ([host, name]) => `  ${withHost(url, host)}/app has ${name}, empty at first: sign in with ADMIN_TOKEN\n`,
  )
  return `
  Like2Lead is running at ${url}

  Demo pages
${pages.join('\n')}

  Dashboard (this link signs you in, once)
  ${link}
${others.join('')}
  API key with every right: ADMIN_TOKEN in .dev.vars        Log: .wrangler/like2lead.log        Stop: Ctrl-C
`
}

function withHost(url: string, host: string): string {
  const other = new URL(url)
  other.hostname = host
  return other.origin
}
