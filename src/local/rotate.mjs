import { createInterface } from 'node:readline/promises'
import { fail, ready } from './setup.mjs'

await ready()
const { digestKeyOf } = await import('../lib/crypto.ts')
const { keyringOf, rotationOf } = await import('../lib/keyring.ts')
const { newKey } = await import('./secrets.ts')

const [name] = process.argv.slice(2)
if (name !== 'DATA_KEY' && name !== 'SIGNING_KEY')
  fail('Say which: npm run rotate DATA_KEY, or npm run rotate SIGNING_KEY.')

// Asked for on standard input: what stands in a command line is kept in the shell's history.
const asked = createInterface({ input: process.stdin, output: process.stderr })
const present = (await asked.question(`${name} as it is now: `)).trim()
asked.close()
if (!present) fail(`${name} is needed as it is now: what it has sealed or signed is opened with it.`)
const ring = keyringOf(present)
if (ring.keys.length > 1) fail('A rotation is under way already: end it first (SECURITY.md says how).')
const { known, used, done } = rotationOf(ring, newKey(), await digestKeyOf(present))

console.info(`Keep these three where you keep passwords, and put each in its turn, as SECURITY.md says.

1. Every machine learns the new key:
${known}

2. The new key is used, the old one still opens:
${used}

3. Once GET /api/encryption says that the old key is needed no more:
${done}`)
