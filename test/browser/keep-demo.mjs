// `npm test` runs it beside the compiler, which leaves a core idle: the demo is there when Chromium's tests want it.
import { withParent } from '../../src/local/setup.mjs'
import { keptDemo } from './kept.ts'

withParent(() => process.exit(1))
await keptDemo()
process.exit(0)
