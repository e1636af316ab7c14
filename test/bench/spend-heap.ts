import { readFileSync } from 'node:fs'
import { readReport } from '../../src/spend/report/read.ts'

// Of spend.ts: reads the report on standard input, in as small a heap as it was started with.
const reading = readReport(readFileSync(0), { platform: 'auto' })
process.exit(reading.ok ? 0 : 1)
