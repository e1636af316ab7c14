import { ready } from './setup.mjs'

await ready()
const { chromium, generate, lint, pixelTypes, types, vitest } = await import('./steps.mjs')
process.env.CHROMIUM = chromium()
await generate()
lint()
types()
pixelTypes()
vitest(['plain', 'workers', 'browser'])
