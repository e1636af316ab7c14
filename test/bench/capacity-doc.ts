import { bill, PLAN_USD, PRICES, totalOf } from './bill.ts'
import { type Deployed, type Measured, mostOfOneBrand, type Part, strainOf, usageOf } from './capacity.ts'
import { PEAK, STEPS, trafficOf } from './capacity-steps.ts'

/** The tables of docs/capacity.md: what was measured is read from there, and the rest is worked out from it. */

const PARTS = {
  page: 'A page is opened, with its script and first picture',
  beacons: 'Three beacons arrive',
  stored: '… are stored, without consent',
  storedAgreed: '… are stored, with consent',
  agreed: 'A choice at the banner',
  lead: 'A form is sent',
  rolled: 'A view is counted with its day, and deleted in the end',
  minute: 'A minute of the clock, nothing to do',
  night: 'A night of the clock',
  desk: 'A campaign’s page at the dashboard',
} as const satisfies Partial<Record<keyof Measured, string>>

const COLUMNS = {
  requests: 'requests',
  cpuMs: 'CPU ms',
  rowsRead: 'D1 read',
  rowsWritten: 'D1 written',
  messages: 'messages',
  classA: 'R2 writes',
  classB: 'R2 reads',
  transformations: 'pictures cut',
} as const satisfies Record<keyof Part, string>

const SINGLE = {
  batchCpuMs: 'CPU ms that a batch costs whatever is in it',
  batchD1Ms: 'ms of D1’s thread for a batch of 100 beacons',
  viewBytes: 'bytes of the database for each view in it',
  archivedBytes: 'bytes of R2 for each beacon in it',
} as const satisfies Partial<Record<keyof Measured, string>>

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const head = (cells: readonly string[]): string[] => [row(cells), `|---|${'---:|'.repeat(cells.length - 1)}`]
const short = (figure: number): string =>
  Number(figure.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 4 })
const usdOf = (usd: number): string => (usd < 100 ? usd.toFixed(2) : Math.round(usd).toLocaleString('en-US'))

export function measuredTables(measured: Measured): string {
  const parts = Object.entries(PARTS).map(([name, words]) => {
    const part = measured[name as keyof typeof PARTS]
    return row([words, ...Object.keys(COLUMNS).map(column => short(part[column as keyof Part]))])
  })
  const single = Object.entries(SINGLE).map(([name, words]) =>
    row([words, short(measured[name as keyof typeof SINGLE])]),
  )
  return [...head(['', ...Object.values(COLUMNS)]), ...parts, '', ...head(['', '']), ...single].join('\n')
}

/** What measuredTables() wrote. */
export function readMeasured(markdown: string): Measured {
  const cellsOf = (words: string): number[] => {
    const line = markdown.split('\n').find(one => one.startsWith(`| ${words} |`))
    if (!line) throw new Error(`no row "${words}"`)
    return line
      .split('|')
      .slice(2, -1)
      .map(cell => Number(cell.replaceAll(',', '')))
  }
  const part = (words: string) => {
    const cells = cellsOf(words)
    return Object.fromEntries(Object.keys(COLUMNS).map((name, i) => [name, cells[i]]))
  }
  return {
    ...Object.fromEntries(Object.entries(PARTS).map(([name, words]) => [name, part(words)])),
    ...Object.fromEntries(Object.entries(SINGLE).map(([name, words]) => [name, cellsOf(words)[0]])),
  } as unknown as Measured
}

export function billTable(measured: Measured, deployed: Deployed): string {
  const usage = usageOf(trafficOf(1e6, 1), measured, deployed)
  const [whole, less] = [bill(usage, PRICES, false), bill(usage, PRICES, true)]
  const lines = whole.map(({ unit, quantity, usd }, i) => row([unit, short(quantity), usdOf(usd), usdOf(less[i]!.usd)]))
  const plan = row(['the Workers Paid plan', '', '', usdOf(PLAN_USD)])
  const sum = row(['**together**', '', `**${usdOf(totalOf(whole))}**`, `**${usdOf(totalOf(less) + PLAN_USD)}**`])
  return [
    ...head(['A million visits in a month', 'quantity', '$ at list prices', '$ beyond what the plan includes']),
    ...lines,
    plan,
    sum,
  ].join('\n')
}

const STEP_HEAD = [
  'visits a month',
  'beacons a second',
  'at the peak',
  'messages a batch',
  'of D1’s thread',
  'of a queue',
  'GB of D1',
  'databases',
  'deployments',
  '$ a month',
  '$ a million',
]

/** `changed`: with what the plan changes at each step. */
export function stepsTable(measured: Measured, deployed: Deployed, changed: boolean): string {
  const lines = STEPS.map(({ visits, change }) => {
    const then = changed ? { ...deployed, ...change } : deployed
    const strain = strainOf(visits, measured, then, PEAK)
    const usage = usageOf(trafficOf(visits, strain.databases), measured, then)
    const usd = totalOf(bill(usage, PRICES, true)) + PLAN_USD
    const percent = (share: number) => `${short(share * 100)} %`
    const { beaconsPerS, peakPerS, batch, threadShare, queueShare, storedGb, databases, deployments } = strain
    return row([
      ...[visits.toLocaleString('en-US'), short(beaconsPerS), short(peakPerS), short(batch)],
      ...[percent(threadShare), percent(queueShare), short(storedGb), databases, deployments],
      ...[usdOf(usd), usdOf((usd / visits) * 1e6)],
    ])
  })
  return [...head(STEP_HEAD), ...lines].join('\n')
}

/** For one brand in one database: how many visits a month fill it, by how long views are kept. */
export function brandTable(measured: Measured, deployed: Deployed): string {
  const lines = [25, 13, 6, 3, 1].map(months => {
    const { room, thread } = mostOfOneBrand(measured, { ...deployed, months }, PEAK)
    return row([months, short(room), short(thread)])
  })
  return [
    ...head(['months that single views are kept', 'visits a month until 10 GB', 'until half of D1’s thread']),
    ...lines,
  ].join('\n')
}
