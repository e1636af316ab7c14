import { fail, ready } from './setup.mjs'

await ready()
const { moveBrand } = await import('./move/command.ts')
await moveBrand(process.argv.slice(2)).catch(error => fail(error.message))
