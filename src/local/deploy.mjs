import { fail, ready } from './setup.mjs'

await ready()
const { deploy } = await import('./deploy/deploy.ts')
const { Stop } = await import('./deploy/words.ts')
const { endTogether } = await import('./deploy/wrangler.ts')
endTogether()
await deploy(process.argv.slice(2)).catch(error => {
  if (error instanceof Stop) fail(error.message)
  throw error
})
