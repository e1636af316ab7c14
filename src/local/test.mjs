import { ready } from './setup.mjs'

await ready()
const { chromium, generate, keepDemo, read, vitest } = await import('./steps.mjs')
process.env.CHROMIUM = chromium()
await generate()
keepDemo()
await read()
vitest(['plain', 'workers', 'browser'])
