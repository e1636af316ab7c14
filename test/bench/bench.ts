import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../../src/local/setup.mjs'
import { audiences } from './audiences.ts'
import { bundle } from './bundle.ts'
import { days } from './days.ts'
import { desk } from './desk.ts'
import { funnel } from './funnel.ts'
import { ingest } from './ingest.ts'
import { lighthouse } from './lighthouse.ts'
import { pages } from './pages.ts'
import { pixel } from './pixel.ts'
import { spend } from './spend.ts'

export interface Figure {
  what: string
  figure: number
  unit: string
  limit?: string // as the design gives it: '≤ 2600'
  ok?: boolean
  baseline?: string // what it was compared with, in the same run
}

/** `npm run bench` measures all of them, `npm run bench -- ingest` one. */
const BENCHES: Record<string, () => Promise<Figure[]>> = {
  pixel,
  pages,
  bundle,
  ingest,
  days,
  funnel,
  spend,
  audiences,
  lighthouse,
  desk,
}

export async function bench(names: string[]): Promise<void> {
  const unknown = names.filter(name => !BENCHES[name])
  if (unknown.length > 0) {
    console.error(`No bench "${unknown[0]}": there are ${Object.keys(BENCHES).join(', ')}.`)
    process.exit(2)
  }
  const figures: (Figure & { bench: string })[] = []
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    console.info(`measuring ${name}…`)
    for (const figure of await BENCHES[name]!()) figures.push({ bench: name, ...figure })
  }
  console.table(
    figures.map(({ bench, what, figure, unit, limit = '', ok, baseline = '' }) => ({
      bench,
      what,
      figure: Number(figure.toPrecision(4)),
      unit,
      limit,
      ok: ok === undefined ? '' : ok ? 'yes' : 'NO',
      baseline,
    })),
  )
  const file = path.join(ROOT, '.wrangler/bench.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(figures, null, 2))
  console.info(`Written to ${path.relative(ROOT, file)}`)
  process.exit(0)
}
