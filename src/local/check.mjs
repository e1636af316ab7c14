import { ready } from './setup.mjs'

await ready()
const { generate, lint, browserTypes, types, vitest } = await import('./steps.mjs')
await generate()
lint()
types()
browserTypes()
vitest(['plain'])
