import { ready } from './setup.mjs'

await ready()
process.env.WRANGLER_LOG = 'error'
const { faults } = await import('../../test/faults/run.ts')
await faults(process.argv.slice(2))
