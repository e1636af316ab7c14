import { ready } from './setup.mjs'

await ready()
const { chromium, generate, keepDemo, lint, browserTypes, types, vitest } = await import('./steps.mjs')
process.env.CHROMIUM = chromium()
await generate()
keepDemo()
lint()
types()
browserTypes()
vitest(['plain', 'workers', 'browser'])
