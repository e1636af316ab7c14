import { requestId } from './request-id.ts'
import { scrub, toldOf } from './scrub.ts'
import { MINUTE_MS } from './time.ts'

type Level = 'info' | 'warn' | 'error'

/** Ids, names of ours, counts. Never what a person wrote, nor a query or a body. */
type Facts = Readonly<Record<string, string | number | boolean | null>>

export interface Line extends Facts {
  at: string
  level: Level
  event: string
}

const LINES_A_MINUTE = 20 // of one event and isolate: a flood tells no more, and each line costs

interface Minute {
  began: number
  lines: number
  heldBack: number
}

/** A log that writes with `write`: lines of an event beyond 20 a minute are held back, and how many they were is told. */
export function logOf(write: (line: Line) => void, clock: () => number) {
  const minutes = new Map<string, Minute>()
  const counts = new Map<string, { event: string; what: string; times: number }>()
  let countedSince = 0

  const put = (level: Level, event: string, facts: Facts, now: number) =>
    write({ at: new Date(now).toISOString(), level, event, ...facts })

  /** `event`: 'noun.what-happened', one of the few that the code names. */
  function log(level: Level, event: string, facts: Facts = {}, error?: unknown): void {
    const now = clock()
    const minute = minutes.get(event)
    if (minute && now - minute.began < MINUTE_MS) {
      if (minute.lines >= LINES_A_MINUTE) {
        minute.heldBack++
        return
      }
      minute.lines++
    } else {
      if (minute?.heldBack) put('warn', 'log.held-back', { of: event, times: minute.heldBack }, now)
      minutes.set(event, { began: now, lines: 1, heldBack: 0 })
    }
    put(level, event, { request: requestId(), ...scrubbed(facts), ...(error !== undefined && toldOf(error)) }, now)
  }

  /** For what may come by the thousand: a line a minute, and not one each. */
  function count(event: string, what: string): void {
    const key = `${event} ${what}`
    const counted = counts.get(key) ?? { event, what, times: 0 }
    counted.times++
    counts.set(key, counted)
  }

  /** Writes what was counted, once its minute is over. */
  function tellCounts(): void {
    const now = clock()
    if (countedSince === 0) countedSince = now
    if (counts.size === 0 || now - countedSince < MINUTE_MS) return
    for (const { event, what, times } of counts.values())
      put('info', event, { what, times, seconds: Math.round((now - countedSince) / 1000) }, now)
    counts.clear()
    countedSince = now
  }

  return { log, count, tellCounts }
}

const scrubbed = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? scrub(fact) : fact]))

const WRITERS: Record<Level, (text: string) => void> = {
  info: text => console.info(text),
  warn: text => console.warn(text),
  error: text => console.error(text),
}

/** The product's own: one line of JSON per event, which Cloudflare's Workers Logs index field by field. */
export const { log, count, tellCounts } = logOf(
  line => WRITERS[line.level](JSON.stringify(line)),
  () => Date.now(),
)
