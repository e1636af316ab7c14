import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './setup.mjs'

const FILE = path.join(ROOT, '.dev.vars')

export interface Settings extends Record<string, string> {
  ADMIN_TOKEN: string
  DATA_KEY: string
  SIGNING_KEY: string
}

/** For DATA_KEY or SIGNING_KEY. No sign in it needs a quote in a shell or a file of settings. */
export const newKey = (): string => randomBytes(32).toString('base64url')

export const newAdminToken = (): string => `l2l_admin_${randomBytes(24).toString('base64url')}`

/** The secrets of this machine: made once, at random, readable by their owner only, never committed; and whatever other
 *  setting stands beside them. */
export function localSecrets(file = FILE): Settings {
  if (!existsSync(file)) {
    const made = {
      ADMIN_TOKEN: newAdminToken(),
      DATA_KEY: newKey(),
      SIGNING_KEY: newKey(),
    }
    const lines = Object.entries(made).map(([name, value]) => `${name}=${value}\n`)
    writeFileSync(file, `# Made by npm start. ADMIN_TOKEN is an API key with every right.\n${lines.join('')}`, {
      mode: 0o600,
    })
    return made
  }
  const said = Object.fromEntries(
    [...readFileSync(file, 'utf8').matchAll(LINE)].map(([, name = '', value = '']) => [name, value] as const),
  )
  const secret = (name: string): string => {
    if (!said[name])
      throw new Error(
        `.dev.vars has no ${name}: add it, or delete the file to have a new one made (what was sealed under the old DATA_KEY is then lost)`,
      )
    return said[name]
  }
  return {
    ...said,
    ADMIN_TOKEN: secret('ADMIN_TOKEN'),
    DATA_KEY: secret('DATA_KEY'),
    SIGNING_KEY: secret('SIGNING_KEY'),
  }
}

const LINE = /^([A-Z][A-Z_]*)[ \t]*=[ \t]*"?([^"\n]*?)"?[ \t]*\r?$/gm
