import { ready } from './setup.mjs'

await ready()
const { generate, vitest } = await import('./steps.mjs')
await generate()
vitest(['cloudflare'])
