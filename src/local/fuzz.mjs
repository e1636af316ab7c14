// npm run test:fuzz -- --seed 7 --minutes 10: odd requests to every route, until the time is over or something breaks.
import { parseArgs } from 'node:util'
import { fail, ready } from './setup.mjs'

const { values } = parseArgs({ options: { seed: { type: 'string' }, minutes: { type: 'string', default: '5' } } })
const [seed, minutes] = [Number(values.seed ?? Date.now() % 1_000_000), Number(values.minutes)]
if (!Number.isSafeInteger(seed) || !(minutes > 0)) fail('--seed takes a whole number, --minutes one above zero.')

await ready()
const { generate, vitest } = await import('./steps.mjs')
await generate()
process.env.FUZZ = JSON.stringify({ seed, minutes })
console.info(`seed ${seed}, ${minutes} minutes`)
vitest(['workers'], ['test/fuzz.worker.test.ts'])
