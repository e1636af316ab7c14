import { env as bindings } from 'cloudflare:workers'
import { consume } from '../src/pixel/consume.ts'

interface Waiting {
  id: string
  body: unknown
  attempts: number
  due: number
}

/** A queue as Cloudflare's, on the test's own clock: what is handed back comes again after its delay. */
export class FakeQueue {
  waiting: Waiting[] = []
  delays: number[] = []
  #ids = 0
  readonly name: string

  constructor(name = 'like2lead-beacons') {
    this.name = name
  }

  put(bodies: readonly unknown[]): void {
    for (const body of bodies) this.waiting.push({ id: `m${++this.#ids}`, body, attempts: 1, due: Date.now() })
  }

  /** Delivers what is due, a hundred at a time. */
  async deliver(env: Pick<Env, 'DB'> & Partial<Env>): Promise<void> {
    for (;;) {
      const due = this.waiting.filter(one => one.due <= Date.now()).slice(0, 100)
      if (due.length === 0) return
      const back = new Map<string, number>()
      const messages = due.map(({ id, body, attempts }) => ({
        id,
        body,
        attempts,
        timestamp: new Date(Date.now()),
        retry: ({ delaySeconds = 0 }: QueueRetryOptions = {}) => void back.set(id, delaySeconds),
      }))
      await consume({ queue: this.name, messages } as unknown as MessageBatch, {
        ...bindings,
        ARCHIVE_DAYS: '0' as never,
        ...env,
      })
      this.waiting = this.waiting.filter(one => !due.includes(one) || back.has(one.id))
      for (const one of due) {
        const delay = back.get(one.id)
        if (delay === undefined) continue
        this.delays.push(delay)
        one.attempts++
        one.due = Date.now() + Math.max(delay, 1) * 1000
      }
    }
  }
}
