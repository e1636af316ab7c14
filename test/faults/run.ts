import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../../src/local/setup.mjs'
import { type Case, runOf } from './case.ts'
import { AREAS, notHere } from './cases.ts'
import { Host } from './host.ts'

interface Line {
  area: string
  fault: string
  promise: string
  counted: string
  kept: boolean | null // null: not made here
  seconds: number
}

/** `npm run test:faults`: every fault in full, or those whose words hold one of `names`; one table; 1 when a promise is not kept. */
export async function faults(names: string[]): Promise<never> {
  const lines: Line[] = []
  for (const [area, cases] of Object.entries(AREAS)) {
    const chosen = cases.filter(
      ({ fault }) => names.length === 0 || names.some(name => `${area} ${fault}`.includes(name)),
    )
    if (chosen.length > 0) lines.push(...(await made(area, chosen)))
  }
  if (lines.length === 0) {
    console.error(`No fault is called ${names.join(' or ')}: docs/faults.md has them all.`)
    process.exit(2)
  }
  for (const line of lines)
    console.info(`\n${mark(line)}  ${line.fault}\n     promised: ${line.promise}\n     counted:  ${line.counted}`)
  const broken = lines.filter(({ kept }) => kept === false).length
  console.info(`\n${lines.length} faults, ${broken} promises not kept`)
  const file = path.join(ROOT, '.wrangler/faults.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(lines, null, 2))
  console.info(`Written to ${path.relative(ROOT, file)}`)
  process.exit(broken > 0 ? 1 : 0)
}

const mark = ({ kept }: Line): string => (kept === null ? ' – ' : kept ? 'yes' : 'NO ')

/** All of an area on one host. What breaks off is a promise not kept. */
async function made(area: string, cases: readonly Case[]): Promise<Line[]> {
  const host = await Host.begin()
  const lines: Line[] = []
  for (const one of cases) {
    const { fault, promise } = one
    const why = notHere(one)
    console.info(`${why ? 'leaving out' : 'making'}: ${fault}…`)
    const began = performance.now()
    const outcome = why
      ? { counted: why, kept: null }
      : await one.run(host, runOf(false)).catch(error => ({ counted: `broke off: ${error.stack}`, kept: false }))
    console.info(`  ${outcome.kept === false ? 'NO: ' : ''}${outcome.counted}`)
    lines.push({ area, fault, promise, ...outcome, seconds: Math.round((performance.now() - began) / 1000) })
  }
  await host.stop()
  return lines
}
