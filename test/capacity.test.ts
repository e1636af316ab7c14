import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../src/local/setup.mjs'
import { bill, PRICES, type Usage } from './bench/bill.ts'
import {
  batchOf,
  type Deployed,
  LIMITS,
  type Measured,
  mostOfOneBrand,
  type Part,
  strainOf,
  usageOf,
} from './bench/capacity.ts'
import { billTable, brandTable, measuredTables, readMeasured, stepsTable } from './bench/capacity-doc.ts'
import { deployed } from './bench/capacity-steps.ts'

const unused = Object.fromEntries(Object.keys(PRICES).map(name => [name, 0])) as Usage
const usd = (usage: Partial<Usage>, allowances: boolean) =>
  bill({ ...unused, ...usage }, PRICES, allowances).reduce((sum, line) => sum + line.usd, 0)

describe('the bill', () => {
  test.each([
    { of: { requests: 12e6 }, whole: 3.6, beyond: 0.6 },
    { of: { rowsWritten: 60e6 }, whole: 60, beyond: 10 },
    { of: { rowsRead: 26e9 }, whole: 26, beyond: 1 },
    { of: { databaseGb: 9 }, whole: 6.75, beyond: 3 },
    { of: { transformations: 7000 }, whole: 3.5, beyond: 1 },
    { of: { queueOperations: 0.5e6, classA: 2e6 }, whole: 9.2, beyond: 4.5 }, // what is left of one allowance pays for no other
  ])('$of cost $whole at list prices, and $beyond beyond what the plan includes', ({ of, whole, beyond }) => {
    expect([usd(of, false), usd(of, true)]).toEqual([expect.closeTo(whole), expect.closeTo(beyond)])
  })

  test('names the page of each price', () => {
    for (const { page } of Object.values(PRICES)) expect(page).toMatch(/^[a-z0-9]+\/[a-z/0-9-]+$/)
  })
})

const nothing: Part = {
  ...{ requests: 0, cpuMs: 0, rowsRead: 0, rowsWritten: 0 },
  ...{ messages: 0, classA: 0, classB: 0, transformations: 0 },
}
const measured: Measured = {
  ...{ page: nothing, agreed: nothing, lead: nothing, rolled: nothing, night: nothing, desk: nothing },
  beacons: { ...nothing, requests: 3, messages: 3 },
  stored: { ...nothing, requests: 0.03, classA: 0.03, rowsWritten: 4 },
  storedAgreed: { ...nothing, requests: 0.03, classA: 0.03, rowsWritten: 8 },
  minute: { ...nothing, rowsRead: 100 },
  ...{ batchCpuMs: 2, batchD1Ms: 20, viewBytes: 400, archivedBytes: 50 },
}
const settings: Deployed = { batchSize: 100, batchTimeoutS: 1, logged: 0.5, months: 25, archiveDays: 30 }
const traffic = { visits: 864_000, agreed: 0.25, leads: 0, deskPages: 0, databases: 2 } // one beacon a second

describe('a month', () => {
  test.each([
    { perS: 0, timeoutS: 1, batch: 1 },
    { perS: 4, timeoutS: 5, batch: 21 },
    { perS: 1000, timeoutS: 1, batch: 100 },
  ])('of $perS messages a second, $timeoutS s of waiting put $batch into a batch', ({ perS, timeoutS, batch }) => {
    expect(batchOf(perS, { ...settings, batchTimeoutS: timeoutS })).toBe(batch)
  })

  test('with few visits pays for batches that are not full: a request and an object in R2 each', () => {
    const usage = usageOf(traffic, measured, settings)
    const batches = (864_000 * 3) / 2
    expect(usage.requests).toBeCloseTo(864_000 * 3 + batches)
    expect(usage.classA).toBeCloseTo(batches * 1.5) // every other one has beacons of both databases
    expect(usage.queueOperations).toBe(864_000 * 9)
    expect(usage.logLines).toBeCloseTo(usage.requests / 2)
  })

  test('counts who agreed with what they write, and each database with its minutes', () => {
    const { rowsWritten, rowsRead, databaseGb, filesGb } = usageOf(traffic, measured, settings)
    expect(rowsWritten).toBe(864_000 * 5)
    expect(rowsRead).toBe(100 * 43_200 * 2)
    expect([databaseGb, filesGb]).toEqual([expect.closeTo(8.64), expect.closeTo(0.1296)])
  })

  test('of ten databases that share a queue pays for an object of each in a full batch', () => {
    const { classA } = usageOf({ ...traffic, visits: 864e6, databases: 10 }, measured, settings)
    expect((classA / (864e6 * 3)) * 100).toBeCloseTo(10, 2)
  })

  test('without an archive pays for none', () => {
    expect(
      usageOf(traffic, { ...measured, stored: nothing, storedAgreed: nothing }, { ...settings, archiveDays: 0 }),
    ).toMatchObject({
      classA: 0,
      filesGb: 0,
    })
  })

  test('takes as many databases as hold its views, or as many as have a thread to spare', () => {
    const strain = (visits: number, months: number) => strainOf(visits, measured, { ...settings, months }, 10)
    expect(strain(864_000, 25)).toMatchObject({ peakPerS: 10, threadShare: 0.002, databases: 1 })
    expect(strain(8_640_000, 25).databases).toBe(9) // 86.4 GB
    expect(strain(864_000_000, 1)).toMatchObject({ threadShare: 2, queueShare: 2, databases: 35, deployments: 4 })
    expect(mostOfOneBrand(measured, { ...settings, months: 1 }, 10)).toEqual({
      room: 25e6,
      thread: expect.closeTo(216e6),
    })
  })
})

describe('docs/capacity.md', () => {
  const doc = readFileSync(path.join(ROOT, 'docs/capacity.md'), 'utf8')
  const source = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
  const constant = (file: string, name: string) =>
    Number(new RegExp(`${name} = ([\\d_]+)`).exec(source(file))![1]!.replaceAll('_', ''))

  test('works every table out from what it says was measured', () => {
    const told = readMeasured(doc)
    expect(doc).toContain(measuredTables(told))
    expect(doc).toContain(billTable(told, deployed()))
    expect(doc).toContain(stepsTable(told, deployed(), false))
    expect(doc).toContain(stepsTable(told, deployed(), true))
    expect(doc).toContain(brandTable(told, deployed()))
  })

  test('says how the product is deployed', () => {
    const { batchSize, batchTimeoutS, months, archiveDays, logged } = deployed()
    for (const [setting, value] of Object.entries({
      max_batch_size: batchSize,
      max_batch_timeout: batchTimeoutS,
      MEASURED_MONTHS: months,
      ARCHIVE_DAYS: archiveDays,
      head_sampling_rate: logged,
    }))
      expect(doc).toContain(`| \`${setting}\` | ${value} |`)
    expect(batchSize).toBe(LIMITS.batch)
  })

  test('says how much the nightly and the minute’s jobs do at once', () => {
    const viewsANight =
      constant('src/pixel/days/retention.ts', 'VIEWS_AT_ONCE') * constant('src/pixel/days/retention.ts', 'STATEMENTS')
    expect(doc).toContain(`${viewsANight / 1e6} million views a night`)
    expect(doc).toContain(`${constant('src/pixel/days/roll-up.ts', 'AT_ONCE')} days of campaigns a minute`)
    expect(doc).toContain(`${constant('src/pixel/days/roll-up.ts', 'SPEND_MS') / 1000} s of D1`)
  })
})
