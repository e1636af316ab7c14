import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './setup.mjs'

const FILE = path.join(ROOT, '.dev.vars')

/** The secrets of this machine: made once, at random, readable by their owner only, never committed. */
export function localSecrets(file = FILE): { ADMIN_TOKEN: string; DATA_KEY: string; SIGNING_KEY: string } {
  if (!existsSync(file)) {
    const made = {
      ADMIN_TOKEN: `l2l_admin_${randomBytes(24).toString('base64url')}`,
      DATA_KEY: randomBytes(32).toString('base64url'),
      SIGNING_KEY: randomBytes(32).toString('base64url'),
    }
    const lines = Object.entries(made).map(([name, value]) => `${name}=${value}\n`)
    writeFileSync(file, `# Made by npm start. ADMIN_TOKEN is an API key with every right.\n${lines.join('')}`, {
      mode: 0o600,
    })
    return made
  }
  const text = readFileSync(file, 'utf8')
  const read = (name: string): string => {
    const value = new RegExp(`^${name}\\s*=\\s*"?([^"\\n]+)"?\\s*$`, 'm').exec(text)?.[1]
    if (!value)
      throw new Error(
        `.dev.vars has no ${name}: add it, or delete the file to have a new one made (what was sealed under the old DATA_KEY is then lost)`,
      )
    return value
  }
  return { ADMIN_TOKEN: read('ADMIN_TOKEN'), DATA_KEY: read('DATA_KEY'), SIGNING_KEY: read('SIGNING_KEY') }
}
