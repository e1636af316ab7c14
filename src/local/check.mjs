import { ready } from './setup.mjs'

await ready()
const { generate, read, vitest } = await import('./steps.mjs')
await generate()
await read()
vitest(['plain'])
