import { fail, ready } from './setup.mjs'

await ready()
process.env.WRANGLER_LOG = 'error'
const { restoreCommand } = await import('./backup/restore.ts')
await restoreCommand(process.argv.slice(2)).catch(error => fail(error.message))
