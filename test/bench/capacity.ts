import type { Usage } from './bill.ts'

/** What one of each uses, as the bench "scale" measures it. */
export interface Part {
  requests: number
  cpuMs: number
  rowsRead: number
  rowsWritten: number
  messages: number
  classA: number // of `stored`, one for each batch
  classB: number
  transformations: number
}

export interface Measured {
  page: Part // a page is opened, with its first picture and the script
  beacons: Part // of one visit, at the door
  stored: Part // by the consumer, of a visit without consent; in full batches
  storedAgreed: Part // of a visit with consent
  agreed: Part // a choice at the banner
  lead: Part // a form
  rolled: Part // a view's day is rolled up, and 25 months later the view is deleted
  minute: Part // of the clock, with nothing to do
  night: Part
  desk: Part // a page of the dashboard
  batchCpuMs: number // of a batch, however small
  batchD1Ms: number // of D1's thread, 100 beacons
  viewBytes: number // of the database, for good: indexes, touches, visitors, closed days
  archivedBytes: number // of a beacon in R2, packed
}

/** How the product is deployed: from wrangler.toml. */
export interface Deployed {
  batchSize: number
  batchTimeoutS: number
  logged: number // share of requests
  months: number // single views are kept so long
  archiveDays: number // 0: no archive
}

/** Who comes. Shares of visits. */
export interface Traffic {
  visits: number // a month
  agreed: number
  leads: number
  deskPages: number // a month
  databases: number // of which the clock takes care
}

export const BEACONS_A_VISIT = 3
const DAY_S = 86_400
const MONTH_S = 30 * DAY_S
const OPERATIONS_A_MESSAGE = 3 // written, read, deleted
const GB = 1e9
const MINUTES_A_MONTH = MONTH_S / 60
const NIGHTS_A_MONTH = 30

const DATABASES_A_DEPLOYMENT = 10 // as the clock's questions leave room for: docs/databases.md

/** Messages that the consumer gets at once, when they come evenly: the first one waits for those of the time-out. */
export const batchOf = (messagesPerS: number, { batchSize, batchTimeoutS }: Deployed): number =>
  Math.min(batchSize, 1 + messagesPerS * batchTimeoutS)

/** Databases that a batch has something for, of `n` that get the same: the archive has an object for each. */
const differentIn = (batch: number, n: number): number => n * (1 - (1 - 1 / n) ** batch)

/** What a month uses, once as many views are deleted as come. */
export function usageOf(traffic: Traffic, measured: Measured, deployed: Deployed): Usage {
  const { visits, databases } = traffic
  const agreed = visits * traffic.agreed
  const leads = visits * traffic.leads
  const parts: [Part, number][] = [
    [measured.page, visits],
    [measured.beacons, visits],
    [measured.stored, visits - agreed],
    [measured.storedAgreed, agreed],
    [measured.agreed, agreed],
    [measured.lead, leads],
    [measured.rolled, visits],
    [measured.minute, MINUTES_A_MONTH * databases],
    [measured.night, NIGHTS_A_MONTH * databases],
    [measured.desk, traffic.deskPages],
  ]
  const sum = (name: keyof Part) => parts.reduce((total, [part, times]) => total + part[name] * times, 0)
  const messages = sum('messages')
  const deployments = Math.ceil(databases / DATABASES_A_DEPLOYMENT)
  const batch = batchOf(messages / MONTH_S / deployments, deployed)
  const batches = messages / batch
  const objects = batches * differentIn(batch, Math.ceil(databases / deployments))
  const more = batches - messages / deployed.batchSize // than `stored` was measured with
  const requests = sum('requests') + more
  return {
    requests,
    cpuMs: sum('cpuMs') + more * measured.batchCpuMs,
    logLines: requests * deployed.logged,
    queueOperations: messages * OPERATIONS_A_MESSAGE,
    rowsWritten: sum('rowsWritten'),
    rowsRead: sum('rowsRead'),
    databaseGb: (visits * deployed.months * measured.viewBytes) / GB,
    classA: sum('classA') + (deployed.archiveDays > 0 ? objects - messages / deployed.batchSize : 0),
    classB: sum('classB'),
    filesGb: (messages * (deployed.archiveDays / 30) * measured.archivedBytes) / GB,
    transformations: sum('transformations'),
  }
}

/** Cloudflare's limits (developers.cloudflare.com: d1/platform/limits, queues/platform/limits), 2026-11. */
export const LIMITS = {
  databaseGb: 10,
  accountGb: 1000,
  queuePerS: 5000,
  batch: 100,
} as const

interface Strain {
  beaconsPerS: number // on average
  peakPerS: number
  batch: number // messages, on average
  queueShare: number // of what a queue takes, at the peak
  threadShare: number // of D1's one thread, at the peak, for beacons alone
  monthsIn10Gb: number // how long one database could keep single views
  storedGb: number
  databases: number // so that each has room, and half of its thread to spare
  deployments: number // so that each has few enough databases, and half of its queue to spare
}

const MOST = 0.5 // of a thread or a queue: the rest is for the team, the clock and what is above the peak

/** What a month's visits do to one database and one queue. `peak`: how many times the average a busy second has. */
export function strainOf(visits: number, measured: Measured, deployed: Deployed, peak: number): Strain {
  const beaconsPerS = (visits * BEACONS_A_VISIT) / MONTH_S
  const peakPerS = beaconsPerS * peak
  const threadShare = (peakPerS / LIMITS.batch) * (measured.batchD1Ms / 1000)
  const queueShare = peakPerS / LIMITS.queuePerS
  const gbAMonth = (visits * measured.viewBytes) / GB
  const forRoom = (gbAMonth * deployed.months) / LIMITS.databaseGb
  const databases = Math.max(1, Math.ceil(forRoom), Math.ceil(threadShare / MOST))
  return {
    beaconsPerS,
    peakPerS,
    batch: batchOf(beaconsPerS, deployed),
    queueShare,
    threadShare,
    monthsIn10Gb: LIMITS.databaseGb / gbAMonth,
    storedGb: gbAMonth * deployed.months,
    databases,
    deployments: Math.ceil(Math.max(databases / DATABASES_A_DEPLOYMENT, queueShare / MOST)),
  }
}

/** The visits a month with which one brand fills its one database: by room, and by half of D1's thread at the peak. */
export function mostOfOneBrand(
  measured: Measured,
  { months }: Deployed,
  peak: number,
): { room: number; thread: number } {
  const beaconsPerS = (LIMITS.batch * 1000 * MOST) / measured.batchD1Ms / peak
  return {
    room: (LIMITS.databaseGb * GB) / measured.viewBytes / months,
    thread: (beaconsPerS * MONTH_S) / BEACONS_A_VISIT,
  }
}
