import { ready } from './setup.mjs'

await ready()
const { chromium, generate, lint, browserTypes, types, vitest } = await import('./steps.mjs')
process.env.CHROMIUM = chromium()
await generate()
lint()
types()
browserTypes()
vitest(['plain', 'workers', 'browser'])
