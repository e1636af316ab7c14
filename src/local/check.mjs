import { ready } from './setup.mjs'

await ready()
const { generate, lint, pixelTypes, types, vitest } = await import('./steps.mjs')
await generate()
lint()
types()
pixelTypes()
vitest(['plain'])
