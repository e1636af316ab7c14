import { fail, ready } from './setup.mjs'

await ready()
const { deploy, endTogether, Stop } = await import('./deploy/deploy.ts')
endTogether()
await deploy(process.argv.slice(2)).catch(error => {
  if (error instanceof Stop) fail(error.message)
  throw error
})
