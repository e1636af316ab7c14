import { cpus, loadavg } from 'node:os'
import { billTable, brandTable, measuredTables, stepsTable } from './capacity-doc.ts'
import { deployed } from './capacity-steps.ts'
import type { Figure } from './figures.ts'
import { type Point, pointAt, rowOf } from './scale-curve.ts'
import { exportsOf } from './scale-export.ts'
import { measuredParts } from './scale-visit.ts'

const VIEWS = Number(process.env.BENCH_VIEWS ?? 1_000_000)
const PEOPLE = VIEWS / 10

/** What the same work costs as history grows tenfold, what a million visits cost, and how far one database goes.
 *  BENCH_VIEWS sets the most views: 10,000,000 takes a quarter of an hour on a machine that is not busy. */
export async function scale(): Promise<Figure[]> {
  const points: Point[] = []
  for (const views of tenfold(100_000, VIEWS)) points.push(await pointAt(views))
  const rows = points.map(rowOf)
  table(`the same work as history grows (load ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores)`, rows)
  table('an export', await exportsOf(tenfold(10_000, PEOPLE)))
  const measured = await measuredParts(points.at(-1)!)
  const now = deployed()
  console.info(`\n${measuredTables(measured)}`)
  console.info(`\n${billTable(measured, now)}`)
  console.info(`\n${stepsTable(measured, now, false)}`)
  console.info(`\n${stepsTable(measured, now, true)}`)
  console.info(`\n${brandTable(measured, now)}`)
  const growth = (Object.keys(MOST_GROWTH) as (keyof typeof MOST_GROWTH)[]).map(name => {
    const [before, after] = [rows.at(-2)?.[name] ?? Number.NaN, rows.at(-1)![name]]
    return {
      what: `${name}: ${VIEWS / 1e6} M views, × a tenth of them`,
      figure: after / before,
      limit: `≤ ${MOST_GROWTH[name]}`,
      baseline: `${Math.round(after)} and ${Math.round(before)}`,
    }
  })
  const audience = rows.at(-1)!['audience, rows']
  return [
    ...growth,
    {
      what: 'rows read for the size of an audience',
      figure: audience,
      unit: 'rows',
      limit: `≤ ${MOST_OF_AUDIENCE}`,
    },
  ]
}

const MOST_OF_AUDIENCE = 500_000 // whole up to 10,000 people and browsers, a sample beyond

// What a beacon costs stays; a question's rows follow how many kinds of views a day has, of which there is an end.
const MOST_GROWTH = {
  'written / 1,000 beacons': 1.05,
  'with consent': 1.05,
  'read / 1,000 beacons': 1.05,
  'with consent, read': 1.05,
  'funnel, rows': 2,
  'campaign page, rows': 2,
} as const

function tenfold(from: number, to: number): number[] {
  return from > to ? [] : [from, ...tenfold(from * 10, to)]
}

/** Each size, and under it how many times the one before. */
function table(title: string, rows: readonly Record<string, number>[]): void {
  console.info(`\n${title}`)
  const names = Object.keys(rows[0] ?? {})
  const columns = rows.flatMap((row, i) => {
    const before = rows[i - 1]
    const ratio = before && (names.map(name => [name, `× ${short(row[name]! / before[name]!)}`]) as [string, string][])
    return [names.map(name => [name, short(row[name]!)]), ...(ratio ? [ratio] : [])]
  })
  // A size is a column: there are more figures than fit a line.
  console.table(
    Object.fromEntries(names.map(name => [name, columns.map(column => column.find(([key]) => key === name)![1])])),
  )
}

const short = (figure: number): string => String(Number(figure.toPrecision(3)))
