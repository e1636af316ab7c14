import { MINUTE_MS } from '../lib/time.ts'

/** Beyond these /health says 'late' to an uptime monitor, and the report that somebody has to do something. */
export const CLOCK_LATE_MS = 5 * MINUTE_MS
export const OUTBOX_LATE_MS = 15 * MINUTE_MS
