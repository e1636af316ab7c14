import { fail, ready } from './setup.mjs'

await ready()
const { uninstallCommand } = await import('./uninstall/uninstall.ts')
await uninstallCommand(process.argv.slice(2)).catch(error => fail(error.message))
