import { ready } from './setup.mjs'

await ready()
process.env.WRANGLER_LOG = 'error'
const { bench } = await import('../../test/bench/bench.ts')
await bench(process.argv.slice(2))
