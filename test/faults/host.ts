import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sleep } from '../../src/lib/time.ts'
import { brand } from '../../src/local/demo/catalogue.ts'
import { freePort } from '../../src/local/ports.ts'
import { type Running, run } from '../../src/local/runtime.ts'
import { ROOT } from '../../src/local/setup.mjs'
import { workerd } from '../bench/workerd.ts'
import { ad, campaign } from '../spring.ts'
import { type Outside, outside } from './outside.ts'
import { TROUBLE_PATH, type Trouble } from './trouble.ts'

const SECRETS = { ADMIN_TOKEN: 'faults-admin', DATA_KEY: 'faults-data-key', SIGNING_KEY: 'faults-signing-key' }

const KILL_MS = 60_000

// What fails on purpose is said at length: not on the terminal, where the table is to be read.
const LOG = path.join(ROOT, '.wrangler/faults.log')

type Json = ReturnType<JSON['parse']>

export interface Told {
  status: number
  headers: Headers
  text: string
  json: Json // what the API answers
}

/** The product in workerd, in a folder of its own, with a world of its own around it. */
export class Host {
  #running!: Running
  #killed = false
  readonly stateFolder: string
  readonly world: Outside

  private constructor(stateFolder: string, world: Outside) {
    this.stateFolder = stateFolder
    this.world = world
  }

  /** With a brand, the campaign 'spring' and its published ad 'ad-1'. */
  static async begin(stateFolder = mkdtempSync(path.join(tmpdir(), 'like2lead-'))): Promise<Host> {
    const host = new Host(stateFolder, await outside())
    await host.again()
    await host.api('POST', 'brands', brand)
    await host.api('POST', 'campaigns', { ...campaign, brand: brand.id })
    await host.api('POST', 'campaigns/spring/ads', ad)
    await host.api('POST', 'campaigns/spring/ads/ad-1/publish', {})
    return host
  }

  get isKilled(): boolean {
    return this.#killed
  }

  get url(): string {
    return this.#running.url
  }

  get bearer(): string {
    return `Bearer ${SECRETS.ADMIN_TOKEN}`
  }

  get db(): D1Database {
    return this.#running.db
  }

  /** What Cloudflare's clock starts every minute, or at night. */
  tick(at: number, every: 'minute' | 'night' = 'minute'): Promise<void> {
    return this.#running.tick(every === 'minute' ? '* * * * *' : '17 3 * * *', at)
  }

  /** From now on this is wrong, and nothing else. Answers how often the last trouble was met. */
  async trouble(what: Trouble): Promise<number> {
    const answer = await fetch(this.url + TROUBLE_PATH, { method: 'POST', body: JSON.stringify(what) })
    return ((await answer.json()) as { met: number }).met
  }

  /** How often the trouble of now was met. */
  async met(): Promise<number> {
    return ((await (await fetch(this.url + TROUBLE_PATH)).json()) as { met: number }).met
  }

  /** While something is wrong. Throws when nothing met it: such a case would show nothing. */
  async during<T>(what: Trouble, work: () => Promise<T>): Promise<T> {
    await this.trouble(what)
    let done: T
    try {
      done = await work()
    } catch (error) {
      await this.trouble({})
      throw error
    }
    if ((await this.trouble({})) === 0) throw new Error(`nothing met ${JSON.stringify(what)}`)
    return done
  }

  /** SIGKILL: nobody is asked, nothing is finished. */
  kill(): void {
    if (this.#killed) return
    this.#killed = true
    process.kill(workerd().pid, 'SIGKILL')
  }

  /** Whatever `work` comes to while the process dies in it; then another process. */
  async killedIn(work: () => Promise<unknown>): Promise<void> {
    const outcome = work().then(
      () => {},
      () => {},
    )
    for (const end = performance.now() + KILL_MS; !this.#killed; await sleep(20))
      if (performance.now() > end) throw new Error('it was to be killed, and was not')
    await Promise.race([outcome, sleep(2000)]) // what is asked of the dead may never be answered
    await this.again()
  }

  /** Another process on the state that the last one left. */
  async again(): Promise<void> {
    if (this.#running) await this.#end()
    this.#running = await run({
      port: await freePort(),
      stateFolder: this.stateFolder,
      bindings: { ...SECRETS, OUTSIDE: this.world.url },
      entries: { visitors: 'test/faults/visitors.ts', team: 'test/faults/team.ts' },
      hear: line => appendFileSync(LOG, `${line}\n`),
    })
    this.#killed = false
  }

  async #end(): Promise<void> {
    await this.#running.stop().catch(error => {
      if (!this.#killed) throw error // who was killed cannot say good-bye
    })
  }

  async stop(): Promise<void> {
    await this.#end()
    this.world.stop()
    rmSync(this.stateFolder, { recursive: true, force: true })
  }

  async call(method: string, where: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Told> {
    const answer = await fetch(this.url + where, {
      method,
      redirect: 'manual',
      headers,
      ...(body !== undefined && { body }),
    })
    const text = await answer.text()
    const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
    return { status: answer.status, headers: answer.headers, text, json }
  }

  /** As the admin; throws when it is refused. */
  async api(method: string, where: string, body?: object | Uint8Array<ArrayBuffer>): Promise<Json> {
    const { status, text, json } = await this.ask(method, where, body)
    if (status >= 400) throw new Error(`${method} ${where}: ${status} ${text}`)
    return json
  }

  /** As the admin, whatever comes of it. */
  ask(method: string, where: string, body?: object | Uint8Array<ArrayBuffer>): Promise<Told> {
    const bytes = body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body)
    return this.call(method, `/api/${where}`, bytes, { Authorization: this.bearer })
  }

  async count(sql: string, ...values: (string | number)[]): Promise<number> {
    return (
      (await this.db
        .prepare(`SELECT count(*) AS n FROM ${sql}`)
        .bind(...values)
        .first<number>('n')) ?? 0
    )
  }
}
