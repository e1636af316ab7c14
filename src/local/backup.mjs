import { fail, ready } from './setup.mjs'

await ready()
process.env.WRANGLER_LOG = 'error'
const { backupCommand } = await import('./backup/backup.ts')
await backupCommand(process.argv.slice(2)).catch(error => fail(error.message))
