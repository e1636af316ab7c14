import { fail, ready } from './setup.mjs'

await ready()
process.env.WRANGLER_LOG = 'error' // its banners are for those who call wrangler themselves
const { serve } = await import('./serve.ts')
await serve().catch(error => fail(error.message))
